import { beginsLine, indentAt, leadStart, lineStart, separatorEnd, tailEnd } from './extent.js';
import { isBlank, type ListChange } from './list-change.js';
import type { Node, Source } from './node.js';

/** The blank lines directly above a line, as they stand there. */
export const blanksAbove = (text: string, at: number): string => {
  let start = at;
  while (start > 0 && isBlank(text.slice(lineStart(text, start - 1), start)))
    start = lineStart(text, start - 1);
  return text.slice(start, at);
};

/** The blank lines directly below a line. */
export const blanksBelow = (text: string, at: number): string =>
  /^(?:[ \t\f]*\n)*/.exec(text.slice(at))?.[0] ?? '';

/** How many blank lines stand above an element and its comments. */
export const gapAbove = (source: Source, { start }: Node): number =>
  blanksAbove(source.text, lineStart(source.text, leadStart(source, start))).split('\n').length - 1;

/** Where an element ends with its semicolon and the comments behind it. */
export const lineTail = (source: Source, node: Node): number =>
  tailEnd(source, separatorEnd(source, node.end, ';') ?? node.end);

/**
 * Where an element ends with the comments below that are its own: those that are indented as its
 * block is, and those right below that stand above nothing else.
 */
export const blockEnd = (source: Source, node: Node): number => {
  const { text } = source;
  const depth = indentAt(text, node.start).length;
  const tail = lineTail(source, node);
  let [end, near] = [tail, tail];
  for (const comment of source.comments) {
    const between = text.slice(near, comment.start);
    if (comment.start < tail) continue;
    if (!isBlank(between) || !beginsLine(text, comment.start)) break;
    const own = indentAt(text, comment.start).length;
    if (own < depth || (own === depth && between.split('\n').length > 2)) break;
    near = comment.end;
    if (own > depth || /^\s*\n[ \t]*\n|^\s*$/.test(text.slice(near))) end = near;
  }
  return end;
};

/** Elements that share a line, a run for each line. */
export const lineRuns = ({ yours, list }: ListChange): Node[][] => {
  const runs: Node[][] = [];
  for (const node of list.items) {
    if (beginsLine(yours.text, node.start) || runs.length === 0) runs.push([node]);
    else runs.at(-1)?.push(node);
  }
  return runs;
};
