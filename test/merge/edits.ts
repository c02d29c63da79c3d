import { nodesIn } from '../../src/merge/tree/node.js';
import { parse } from '../../src/merge/typescript/parse.js';

/** Every line that a test adds says so. */
export const mine = 'mine';

export const isMine = (line: string): boolean => line.includes(mine);

/** The comments that tests added, in order. */
export const wordsOfMine = (text: string): string[] => text.match(/\/\/ mine \d+/g) ?? [];

/** A text without the lines and the comments that tests add. */
export const withoutMine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/(\S) *\/\/ mine \d+$/, '$1'))
    .filter((line) => !isMine(line))
    .join('\n');

/** The lines where a comment can go: behind none of them is the inside of a literal. */
export const freeLines = async (path: string, text: string): Promise<number[]> => {
  const lines = text.split('\n');
  const all = lines.map((_, index) => index).slice(0, -1);
  if (!path.endsWith('.ts')) return all;
  const { source } = await parse(text);
  if (!source) throw new Error(`${path} does not parse`);
  const closed = new Set<number>();
  for (const { start, end, parts } of nodesIn(source.root)) {
    if (parts.size > 0) continue;
    const first = text.slice(0, start).split('\n').length - 1;
    const last = text.slice(0, end).split('\n').length - 1;
    for (let line = first; line < last; line += 1) closed.add(line);
  }
  for (const { start, end } of source.comments) {
    const first = text.slice(0, start).split('\n').length - 1;
    const last = text.slice(0, end).split('\n').length - 1;
    for (let line = first; line < last; line += 1) closed.add(line);
  }
  return all.filter((line) => !closed.has(line));
};

/** A comment of its own below some lines, and one behind others. */
export const commented = (text: string, below: number[], behind: number[]): string =>
  text
    .split('\n')
    .flatMap((line, index) => {
      const tail = behind.includes(index) && line.trim() && !line.includes('//');
      const own = tail ? `${line} // ${mine} ${index}` : line;
      return below.includes(index) ? [own, `// ${mine} ${index}`] : [own];
    })
    .join('\n');

/** All imports of a file the other way round. */
export const reversedImports = (text: string): string => {
  const lines = text.split('\n');
  const imports = lines.filter((line) => /^import .*;$/.test(line));
  return lines
    .map((line) => (/^import .*;$/.test(line) ? (imports.pop() ?? line) : line))
    .join('\n');
};
