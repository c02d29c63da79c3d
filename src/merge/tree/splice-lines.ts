import { indentAt, leadStart, lineStart, separatorEnd, tailEnd } from './extent.js';
import {
  hasBlankBefore,
  type ListChange,
  leavesOne,
  ownsLines,
  PlaceNotFound,
  removeLines,
  written,
} from './list-change.js';
import type { Edit, Node } from './node.js';

/** Whether every element has lines of its own. */
export const isMultiLine = ({ yours, list }: ListChange): boolean =>
  list.items.every((node) =>
    ownsLines({ yours } as ListChange, node, separatorEnd(yours, node.end, ',') ?? node.end),
  );

/** Elements with commas between, each on lines of its own. */
export const spliceLines = (change: ListChange): Edit[] => {
  const { yours, list, groups, removed } = change;
  const edits: Edit[] = [];
  const commaOf = (node: Node) => separatorEnd(yours, node.end, ',');
  const kept = list.items.filter((node) => !removed.has(node));
  const trails = commaOf(list.items.at(-1) as Node) !== null || leavesOne(change);
  const lastKept = kept.at(-1);
  const endsWithNew = groups.some(({ behind }) => behind === lastKept);
  const last = groups.find(({ behind }) => behind === lastKept)?.items.at(-1);
  for (const node of list.items) {
    const comma = commaOf(node);
    if (removed.has(node)) edits.push(removeLines(change, node, comma ?? node.end));
    else if (comma === null && (node !== lastKept || endsWithNew))
      edits.push({ start: node.end, end: node.end, text: ',' });
    else if (comma !== null && node === lastKept && !endsWithNew && !trails)
      edits.push({ start: comma - 1, end: comma, text: '' });
  }
  for (const { behind, before, items } of groups) {
    const near = behind ?? before;
    if (!near) throw new PlaceNotFound();
    const indent = indentAt(yours.text, near.start);
    const at = behind
      ? tailEnd(yours, commaOf(behind) ?? behind.end)
      : lineStart(yours.text, leadStart(yours, near.start));
    const isLast = (item: Node) => item === last || (kept.length === 0 && item === items.at(-1));
    const text = items.map((item) => {
      const comma = isLast(item) && !trails ? '' : ',';
      const blank = behind && hasBlankBefore(change, item) ? '\n' : '';
      const code = `${indent}${written(change, item, indent, false)}${comma}`;
      return behind ? `${blank}\n${code}` : `${code}\n`;
    });
    edits.push({ start: at, end: at, text: text.join('') });
  }
  return edits;
};
