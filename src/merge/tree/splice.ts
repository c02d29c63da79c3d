import { fillEmpty } from './fill-empty.js';
import type { ListChange } from './list-change.js';
import type { Edit } from './node.js';
import { spliceEnding } from './splice-ending.js';
import { spliceInline } from './splice-inline.js';
import { isMultiLine, spliceLines } from './splice-lines.js';
import { spliceSuite } from './splice-suite.js';

/** A group that follows nothing takes the place of what goes, or the end where order is no matter. */
const placed = (change: ListChange): ListChange => {
  const { list, removed } = change;
  const kept = list.items.filter((node) => !removed.has(node));
  const groups = change.groups.map((group) => {
    if (group.behind || group.before) return group;
    if (kept.length === 0) return { ...group, before: list.items[0] ?? null };
    return list.separator === '' || list.separator === '\n'
      ? group
      : { ...group, behind: kept.at(-1) ?? null };
  });
  return { ...change, groups };
};

/** The edits that change a list. */
export const spliceList = (change: ListChange): Edit[] => {
  if (change.removed.size === 0 && change.groups.length === 0) return [];
  const { items, end, separator } = change.list;
  const isText = end === change.yours.text.length;
  if (items.length === 0 && (separator !== '\n' || isText)) return fillEmpty(change);
  const settled = placed(change);
  if (separator === '\n') return spliceSuite(settled);
  if (separator === '') return spliceEnding(settled);
  const isLines = separator === ',' && isMultiLine(change);
  return isLines ? spliceLines(settled) : spliceInline(settled);
};
