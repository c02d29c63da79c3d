import { bare, isMarked, surplus, type Words } from './marks.js';
import { fail, isCode, patch, plain } from './step.js';
import { code } from './syntax.js';

/** A file that somebody has edited and the tool renders anew. */
export interface Texts {
  path: string;
  /** Rendered before, and now. */
  base: string;
  render: string;
  /** As it was on disk, and as it is. */
  yours: string;
  result: string;
  renamed: ((text: string) => string) | undefined;
}

/** Line ends and such, which nobody but the user changes. */
const shapeOf = (text: string): string => {
  const returns = text.split('\r\n').length - 1;
  const lines = text.split('\n').length - 1;
  const ends = returns === 0 ? 'LF' : returns === lines ? 'CRLF' : 'both';
  return [ends, text.startsWith('\uFEFF') && 'BOM', text.endsWith('\n') || 'open']
    .filter((word) => typeof word === 'string')
    .join(' ');
};

const tell = (words: Words): string =>
  [...words].map(([word, count]) => `${count > 0 ? '+' : ''}${count} ${word}`).join(', ');

const linesWithout = (one: string, other: string): string[] => {
  const there = new Map<string, number>();
  for (const line of other.split('\n').map(bare)) there.set(line, (there.get(line) ?? 0) + 1);
  return one.split('\n').filter((line) => {
    const left = there.get(bare(line)) ?? 0;
    there.set(bare(line), left - 1);
    return left <= 0;
  });
};

const standIn = (words: Words, lines: string[]): boolean => {
  const text = lines.join('\n');
  return [...words.keys()].every((word) => !/\w/.test(word) || text.includes(word));
};

/** What both sides took away is gone only once. */
const isGone = (words: Words, { base, yours, render, renamed }: Texts): boolean => {
  const gone = [base, ...(renamed ? [renamed(base)] : [])].flatMap((text) => {
    const missing = new Set(linesWithout(text, yours));
    return linesWithout(text, render).filter((line) => missing.has(line));
  });
  return standIn(words, gone);
};

/** What the tool takes out stays where somebody has taken out a part of it: it is another thing then. */
const isRest = (words: Words, { base, yours, render }: Texts): boolean => {
  const [mine, theirs] = [linesWithout(base, yours), linesWithout(base, render)];
  return mine.some((line) => theirs.includes(line)) && standIn(words, theirs);
};

/** A text without the lines of the user, and without blank ones. */
const unmarked = (text: string): string =>
  plain(text)
    .split('\n')
    .filter((line) => line.trim() !== '' && !isMarked(line))
    .join('\n');

/** What both sides put in is there only once. */
const isOnce = (words: Words, { path, base, yours, render }: Texts): boolean => {
  const [before, own, other] = [base, yours, render].map((text) => code(path, text)) as [
    string,
    string,
    string,
  ];
  const fresh = new Set(linesWithout(other, before).map(bare));
  return standIn(
    words,
    linesWithout(own, before).filter((line) => fresh.has(bare(line))),
  );
};

/** Where only whole lines were put in, what is left without them is the render. */
const likeRender = ({ base, render, yours, result }: Texts): string[] => {
  if (unmarked(yours) !== unmarked(base)) return [];
  const isSame = unmarked(result) === unmarked(render);
  return [`merged, and ${isSame ? '' : 'not '}the render without the user's lines`];
};

/** The words of a merge are those of both sides: whatever the one or the other has put in or taken out. */
const judgeWords = (texts: Texts): string[] => {
  const { path, base, render, yours, result, renamed } = texts;
  const left = surplus(result, [yours, render], [base]);
  if (left.size === 0) return [];
  if (renamed && surplus(result, [renamed(yours), render], [renamed(base)]).size === 0)
    return ['merged after a renaming of the words in it'];
  // By its structure, code is merged without the comments that the tool has changed.
  const rest = isCode(path)
    ? surplus(code(path, result), [code(path, yours), code(path, render)], [code(path, base)])
    : left;
  const isMore = [...rest.values()].every((count) => count > 0);
  if (rest.size === 0) return ['merged, and an old comment stayed'];
  const isLess = [...rest.values()].every((count) => count < 0);
  if (isLess && isCode(path) && isOnce(rest, texts)) return ['merged, and both put the same in'];
  if (isMore && isGone(rest, texts)) return ['merged, and both took the same away'];
  if (isMore && isRest(rest, texts)) return ['merged, and what was left of a thing stayed'];
  const patches = [
    patch('pristine to render', base, render),
    patch('pristine to yours', base, yours),
    patch('yours to result', yours, result),
  ];
  return fail(`${path} has ${tell(left)}\n${patches.join('')}`);
};

/** An edited file holds what the tool changed, and the edits, in the style of its owner; tells how. */
export const judgeMerged = (texts: Texts): string[] => {
  const { path, base, render, yours, result, renamed } = texts;
  const [was, is] = [shapeOf(yours), shapeOf(result)];
  if (!was.startsWith('both') && was !== is && yours.split('\n').length > 2)
    fail(`${path} was ${was} and is ${is}`);
  if (base === render) {
    if (result !== yours && !renamed) fail(`${path} was changed although its render did not`);
    return ['edited and left alone'];
  }
  if (plain(yours) === base) {
    if (plain(result) !== render) fail(`${path} differs from its render in more than style`);
    return ['rendered in its own style'];
  }
  return ['merged', ...likeRender(texts), ...judgeWords(texts)];
};
