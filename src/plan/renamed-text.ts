import { changesOf } from '../merge/regions.js';

const quoted = /(["'`])(?:\\.|(?!\1)[^\\\n{])*\1/g;

/** What cannot be in a text that people write, and no renaming changes. */
const placeholder = (index: number): string => `\uE000${index}\uE001`;

/**
 * A user's text with a renaming made in it. What stands in quotes on a line that the user has put in
 * stays: it may be the name of something else, such as an address that others call.
 */
export const renamedText = (
  yours: string,
  pristine: string,
  renamed: (text: string) => string,
): string => {
  const hidden: string[] = [];
  const hide = (text: string): string => {
    hidden.push(text);
    return placeholder(hidden.length - 1);
  };
  const lines = yours.split('\n');
  const own = changesOf(
    pristine.split('\n'),
    lines.map((line) => line.replace(/\r$/, '')),
  );
  for (const { from, to, otherFrom, otherTo } of own)
    for (let at = otherFrom; from === to && at < otherTo; at += 1)
      lines[at] = (lines[at] ?? '').replace(quoted, hide);
  return hidden.reduce(
    (text, word, index) => text.replace(placeholder(index), () => word),
    renamed(lines.join('\n')),
  );
};
