import { indentAt, leadStart, lineEnd, lineStart, tailEnd } from './extent.js';
import { type Group, isBlank, type ListChange, PlaceNotFound, written } from './list-change.js';
import type { Edit, Node } from './node.js';
import { isFolded, spliceFolded } from './splice-folded.js';
import { blockEnd, gapAbove, lineRuns } from './suite-lines.js';
import { removals } from './suite-removals.js';

/** How many blank lines the render has above each of some elements, and below the last. */
const gapsOf = ({ render, rendered }: ListChange, items: Node[]) => {
  const places = items.map((item) => rendered.items.indexOf(item));
  const above = (place: number): number => {
    const item = rendered.items[place];
    return item && place > 0 ? gapAbove(render, item) : 0;
  };
  const last = places.at(-1) ?? 0;
  // What ends a block parts from what follows it as from what goes before it.
  const below = above(last + 1 < rendered.items.length ? last + 1 : last);
  return { above: places.map((place) => (place > 0 ? above(place) : below)), below };
};

/** The lines of new elements, with blank lines between them. */
const linesOf = (change: ListChange, items: Node[], gaps: number[], indent: string): string =>
  items
    .map((item, index) => {
      const code = `${indent}${written(change, item, indent, true)}\n`;
      return index === 0 ? code : '\n'.repeat(gaps[index] ?? 0) + code;
    })
    .join('');

const endsLine = (text: string, at: number): boolean => isBlank(text.slice(at, lineEnd(text, at)));

const insertion = (change: ListChange, runs: Node[][], group: Group): Edit => {
  const { yours, list, removed } = change;
  const { behind, before, items } = group;
  const { text } = yours;
  const index = runs.findIndex((run) => run.includes((behind ?? before) as Node));
  const near = runs[index]?.[0];
  if (!near && list.items.length > 0) throw new PlaceNotFound();
  const indent = indentAt(text, near?.start ?? list.start);
  const { above, below } = gapsOf(change, items);
  const lines = linesOf(change, items, above, indent);
  const next = runs[behind ? index + 1 : index]?.[0];
  if (!near && endsLine(text, tailEnd(yours, list.start))) {
    const at = tailEnd(yours, list.start);
    return { start: at, end: at, text: `\n${lines.slice(0, -1)}` };
  }
  if (!near) {
    const code = lines.slice(indent.length) + indent;
    return { start: list.start, end: list.start, text: code };
  }
  const isKept = next && !removed.has(next);
  const gap = next ? gapAbove(yours, next) : below;
  const first = above[0] ?? 0;
  const isLower = isKept && Math.abs(gap - first) < Math.max(gap, below) - below;
  if (!behind || (next && isLower)) {
    const at = lineStart(text, leadStart(yours, (next ?? near).start));
    const isLast = runs.slice(index).every((run) => run.every((node) => removed.has(node)));
    return { start: at, end: at, text: lines + '\n'.repeat(isLast ? 0 : below) };
  }
  const at = blockEnd(yours, runs[index]?.at(-1) as Node);
  const code = `\n${'\n'.repeat(first)}${lines.slice(0, -1)}${'\n'.repeat(Math.max(0, below - gap))}`;
  return { start: at, end: at, text: code };
};

/** Statements that their lines hold together. */
export const spliceSuite = (change: ListChange): Edit[] => {
  if (isFolded(change)) return spliceFolded(change);
  const runs = lineRuns(change);
  return [
    ...change.groups.map((group) => insertion(change, runs, group)),
    ...removals(change, runs),
  ];
};
