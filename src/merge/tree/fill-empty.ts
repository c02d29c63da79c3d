import { beginsLine, indentAt } from './extent.js';
import { isBlank, type ListChange, leavesOne, written } from './list-change.js';
import type { Edit, Node } from './node.js';

/** Into brackets with nothing between them. */
export const fillEmpty = (change: ListChange): Edit[] => {
  const { yours, render, list, rendered, groups, style } = change;
  const { text } = yours;
  const items = groups.flatMap((group) => group.items);
  const first = rendered.items[0] as Node;
  const inner = text.slice(list.start, list.end);
  const outer = indentAt(text, list.start);
  const comma = list.separator;
  const lone = leavesOne(change) ? comma : '';
  if (list.start === 0 && list.end === text.length) {
    const codes = items.map((item) => `${written(change, item, '', true)}\n`);
    return [{ start: list.end, end: list.end, text: codes.join('') }];
  }
  if (!beginsLine(render.text, first.start) && isBlank(inner)) {
    const pad = render.text.slice(rendered.start, first.start);
    const codes = items.map((item) => written(change, item, outer, false));
    return [
      {
        start: list.start,
        end: list.end,
        text: pad + codes.join(`${comma} `.trimStart()) + lone + pad,
      },
    ];
  }
  const indent = outer + style.indent;
  const codes = items.map((item, index) => {
    const isLast = index === items.length - 1;
    const end = isLast && !style.trailingCommas ? lone : comma;
    return `\n${indent}${written(change, item, indent, comma === '')}${end}`;
  });
  const at = list.start + inner.trimEnd().length;
  return [{ start: at, end: list.end, text: `${codes.join('')}\n${outer}` }];
};
