import { nodesIn, type Range } from '../../src/merge/tree/node.js';
import { languageOf } from './languages.js';

/** Every line that a test adds says so. */
const mine = 'mine';

/** The comments that tests added, in order. */
export const wordsOfMine = (text: string): string[] => text.match(/(?:\/\/|#) mine \d+/g) ?? [];

/** A text without the lines and the comments that tests add. */
export const withoutMine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/(\S) *(?:\/\/|#) mine \d+$/, '$1'))
    .filter((line) => !/(?:\/\/|#) mine \d+$/.test(line))
    .join('\n');

/** The lines where a comment can go: behind none of them is the inside of a literal. */
export const freeLines = async (path: string, text: string): Promise<number[]> => {
  const lines = text.split('\n');
  const all = lines.map((_, index) => index).slice(0, -1);
  const language = languageOf(path);
  if (!language) return all;
  const { source } = await language.parse(text);
  if (!source) throw new Error(`${path} does not parse`);
  const closed = new Set<number>();
  const close = ({ start, end }: Range) => {
    const first = text.slice(0, start).split('\n').length - 1;
    const last = text.slice(0, end).split('\n').length - 1;
    for (let line = first; line < last; line += 1) closed.add(line);
  };
  for (const node of nodesIn(source.root)) if (node.parts.size === 0) close(node);
  source.comments.forEach(close);
  return all.filter((line) => !closed.has(line));
};

/** A comment of its own below some lines, and one behind others. */
export const commented = (
  path: string,
  text: string,
  below: number[],
  behind: number[],
): string => {
  const sign = languageOf(path)?.comment ?? '';
  return text
    .split('\n')
    .flatMap((line, index) => {
      const tail = behind.includes(index) && line.trim() && !line.includes(sign);
      const own = tail ? `${line} ${sign} ${mine} ${index}` : line;
      return below.includes(index) ? [own, `${sign} ${mine} ${index}`] : [own];
    })
    .join('\n');
};

/** All imports of a file the other way round. */
export const reversedImports = (path: string, text: string): string => {
  const isImport = languageOf(path)?.isImport ?? /^$/;
  const lines = text.split('\n');
  const imports = lines.filter((line) => isImport.test(line));
  return lines.map((line) => (isImport.test(line) ? (imports.pop() ?? line) : line)).join('\n');
};
