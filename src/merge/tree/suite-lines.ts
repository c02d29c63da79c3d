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

/** Where an element ends with all that is its own: a semicolon, and comments that are indented like its block. */
export const blockEnd = (source: Source, node: Node): number => {
  const { text } = source;
  const depth = indentAt(text, node.start).length;
  let end = tailEnd(source, separatorEnd(source, node.end, ';') ?? node.end);
  for (const comment of source.comments) {
    if (comment.start < end) continue;
    const isNear = isBlank(text.slice(end, comment.start)) && beginsLine(text, comment.start);
    if (!isNear || indentAt(text, comment.start).length <= depth) break;
    end = comment.end;
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
