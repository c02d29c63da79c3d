import { leadStart, lineEnd, lineStart } from './extent.js';
import { isBlank, type ListChange, ownsLines } from './list-change.js';
import { type Edit, isList, type Node } from './node.js';
import { blanksAbove, blanksBelow, gapAbove, lineTail } from './suite-lines.js';

/** Lines that go, with their first and their last element. */
interface Stretch {
  first: Node;
  last: Node;
  start: number;
  end: number;
}

const isSame = (one: Node, other: Node): boolean =>
  one.key === null ? one.value === other.value : one.key === other.key;

const hasBlock = (node: Node): boolean =>
  [...node.parts.values()].some((part) => isList(part) && part.filler !== undefined);

const lineCount = (text: string): number => text.split('\n').length - 1;

/** How many blank lines part what stood above from what stood below. */
const gapLeft = (change: ListChange, { first, last }: Stretch, gaps: [number, number]): number => {
  const { list, render, rendered } = change;
  const next = list.items[list.items.indexOf(last) + 1];
  const previous = list.items[list.items.indexOf(first) - 1];
  const at = rendered.items.findIndex((item) => next && isSame(item, next));
  const above = rendered.items[at - 1];
  if (above && previous && isSame(above, previous))
    return gapAbove(render, rendered.items[at] as Node);
  // Blank lines around a definition are there for its sake.
  return hasBlock(first) || hasBlock(last) ? Math.min(...gaps) : Math.max(...gaps);
};

const without = (change: ListChange, stretch: Stretch): Edit => {
  const { yours, list } = change;
  const { text } = yours;
  const { start, end, last } = stretch;
  const [above, below] = [blanksAbove(text, start), blanksBelow(text, end)];
  const isLast = list.start > 0 ? last === list.items.at(-1) : isBlank(text.slice(end));
  if (isLast) return { start: start - above.length, end, text: '' };
  const gaps: [number, number] = [lineCount(above), lineCount(below)];
  const isFirst = isBlank(text.slice(list.start, start));
  const left = isFirst ? 0 : gapLeft(change, stretch, gaps);
  const kept = below
    .split('\n')
    .slice(Math.max(0, gaps[1] - left))
    .join('\n');
  const more = Math.min(gaps[0], Math.max(0, left - gaps[1]));
  const keptAbove = above
    .split('\n')
    .slice(0, more)
    .map((line) => `${line}\n`)
    .join('');
  return {
    start: start - above.length + keptAbove.length,
    end: end + below.length - kept.length,
    text: '',
  };
};

/** Elements of a line that stay close up, where others of it go. */
const withoutSome = (run: Node[], removed: Set<Node>): Edit[] =>
  run.flatMap((node, index) => {
    if (!removed.has(node)) return [];
    const [previous, next] = [run[index - 1], run[index + 1]];
    if (next) return [{ start: node.start, end: next.start, text: '' }];
    return [{ start: previous?.end ?? node.start, end: node.end, text: '' }];
  });

/** What goes, with the lines and the blank lines that it leaves. */
export const removals = (change: ListChange, runs: Node[][]): Edit[] => {
  const { yours, list, removed, groups } = change;
  const { text } = yours;
  const isEmptied = list.filler !== undefined && list.items.every((node) => removed.has(node));
  const edits: Edit[] = [];
  const stretches: Stretch[] = [];
  runs.forEach((run, index) => {
    const [first, last] = [run[0] as Node, run.at(-1) as Node];
    const end = lineTail(yours, last);
    if (isEmptied && groups.length === 0 && index === runs.length - 1) {
      edits.push({ start: first.start, end: last.end, text: list.filler ?? '' });
      return;
    }
    const isWhole = run.every((node) => removed.has(node));
    if (!isWhole || !ownsLines({ yours } as ListChange, first, end)) {
      edits.push(...withoutSome(run, removed));
      return;
    }
    const start = lineStart(text, leadStart(yours, first.start));
    const stretch = { first, last, start, end: Math.min(text.length, lineEnd(text, end) + 1) };
    const before = stretches.at(-1);
    // A comment that stands alone between two of them stays.
    const isNext = before && before.last === list.items[list.items.indexOf(first) - 1];
    if (isNext && isBlank(text.slice(before.end, start)))
      Object.assign(before, { last, end: stretch.end });
    else stretches.push(stretch);
  });
  return [...edits, ...stretches.map((stretch) => without(change, stretch))];
};
