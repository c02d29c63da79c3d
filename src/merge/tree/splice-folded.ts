import { indentAt } from './extent.js';
import { type ListChange, written } from './list-change.js';
import type { Edit, Node } from './node.js';

/** Whether a block stands on the line that opens it. */
export const isFolded = ({ yours, list }: ListChange): boolean => {
  const [first] = list.items;
  const between = yours.text.slice(list.start, first?.start);
  return list.filler !== undefined && first !== undefined && !between.includes('\n');
};

/** A block on the line of its colon gets lines of its own where something comes to it or goes. */
export const spliceFolded = (change: ListChange): Edit[] => {
  const { yours, list, groups, removed, style } = change;
  const indent = indentAt(yours.text, list.start) + style.indent;
  const edits: Edit[] = [];
  const put = (at: number, items: Node[]) => {
    const codes = items.map((item) => `\n${indent}${written(change, item, indent, true)}`);
    edits.push({ start: at, end: at, text: codes.join('') });
  };
  let end = list.start;
  for (const node of list.items) {
    for (const { behind, before, items } of groups) if (!behind && before === node) put(end, items);
    const text = removed.has(node) ? '' : `\n${indent}`;
    edits.push({ start: end, end: removed.has(node) ? node.end : node.start, text });
    for (const { behind, items } of groups) if (behind === node) put(node.end, items);
    end = node.end;
  }
  return edits;
};
