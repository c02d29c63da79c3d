import { indentAt, lineStart, separatorEnd } from './extent.js';
import { type ListChange, leavesOne, PlaceNotFound, written } from './list-change.js';
import type { Edit, Node } from './node.js';

/** Elements side by side on one line. */
export const spliceInline = (change: ListChange): Edit[] => {
  const { yours, list, groups, removed } = change;
  const { text } = yours;
  const edits: Edit[] = [];
  const above = (node: Node) => text.slice(lineStart(text, node.start), node.start);
  const isStacked =
    list.separator !== ',' && list.items.some((node) => /^\s*[|&]\s*$/.test(above(node)));
  const between = list.separator === ',' ? ', ' : ` ${list.separator} `;
  const hasComma = separatorEnd(yours, list.items.at(-1)?.end ?? list.end, ',') !== null;
  const needed = leavesOne(change) && !hasComma ? ',' : '';
  for (const { behind, before, items } of groups) {
    const near = behind ?? before;
    if (!near) throw new PlaceNotFound();
    const indent = indentAt(text, near.start);
    const codes = items.map((item) => written(change, item, indent, false));
    const joint = isStacked ? `\n${indent}${list.separator} ` : between;
    if (behind)
      edits.push({
        start: behind.end,
        end: behind.end,
        text: codes.map((code) => joint + code).join(''),
      });
    else {
      const isOnly = list.items.every((node) => removed.has(node));
      const code = codes.join(joint) + (isOnly ? needed : joint);
      edits.push({ start: near.start, end: near.start, text: code });
    }
  }
  const kept = list.items.filter((node) => !removed.has(node));
  if (needed && kept[0]) edits.push({ start: kept[0].end, end: kept[0].end, text: needed });
  list.items.forEach((node, index) => {
    if (!removed.has(node)) return;
    const next = list.items[index + 1];
    const previous = list.items[index - 1];
    const hasKeptAfter = list.items.slice(index).some((other) => kept.includes(other));
    if (hasKeptAfter && next) edits.push({ start: node.start, end: next.start, text: '' });
    else if (previous && kept.length > 0)
      edits.push({ start: previous.end, end: node.end, text: '' });
    else edits.push({ start: node.start, end: next?.start ?? node.end, text: '' });
  });
  return edits;
};
