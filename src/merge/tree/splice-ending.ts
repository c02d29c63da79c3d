import { indentAt, leadStart, lineStart, tailEnd } from './extent.js';
import {
  hasBlankBefore,
  type ListChange,
  ownsLines,
  PlaceNotFound,
  removeLines,
  written,
} from './list-change.js';
import type { Edit, Node } from './node.js';
import { removeShared, sharesLine, spliceShared } from './splice-shared.js';

/** Statements and members: each ends by itself. */
export const spliceEnding = (change: ListChange): Edit[] => {
  const { yours, list, groups, removed } = change;
  const edits: Edit[] = [];
  for (const group of groups) {
    const { behind, before, items } = group;
    const near = behind ?? before;
    if (!near) throw new PlaceNotFound();
    if (sharesLine(change, group)) {
      edits.push(...spliceShared(change, group));
      continue;
    }
    const indent = indentAt(yours.text, near.start);
    if (behind) {
      const at = tailEnd(yours, behind.end);
      const text = items.map((item) => {
        const blank = hasBlankBefore(change, item) ? '\n' : '';
        return `${blank}\n${indent}${written(change, item, indent, true)}`;
      });
      edits.push({ start: at, end: at, text: text.join('') });
      continue;
    }
    const at = lineStart(yours.text, leadStart(yours, near.start));
    const text = items.map((item, index) => {
      const next = change.rendered.items[change.rendered.items.indexOf(items[index] as Node) + 1];
      const blank = next && hasBlankBefore(change, next) ? '\n' : '';
      return `${indent}${written(change, item, indent, true)}\n${blank}`;
    });
    edits.push({ start: at, end: at, text: text.join('') });
  }
  for (const node of list.items) {
    if (!removed.has(node)) continue;
    if (ownsLines(change, node, node.end)) edits.push(removeLines(change, node, node.end));
    else edits.push(...removeShared(change, node));
  }
  return edits;
};
