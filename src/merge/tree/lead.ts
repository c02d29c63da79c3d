import { beginsLine, indentAt, leadStart } from './extent.js';
import type { Sources } from './merge.js';
import type { Edit, Node, Source } from './node.js';
import { restyled, type Style } from './style.js';

const meaningOf = (source: Source, node: Node): string =>
  source.text.slice(leadStart(source, node.start), node.start).replace(/\s+/g, ' ');

/** The comments above an element as the render has them now, where yours are still the old ones. */
export const mergeLead = (
  { pristine, yours, render }: Sources,
  [p, y, r]: [Node, Node, Node],
  style: Style,
): Edit[] => {
  const [before, own, after] = [meaningOf(pristine, p), meaningOf(yours, y), meaningOf(render, r)];
  if (before === after || own !== before || !beginsLine(yours.text, y.start)) return [];
  const start = leadStart(yours, y.start);
  const range = { start: leadStart(render, r.start), end: r.start };
  return [
    { start, end: y.start, text: restyled(render, range, style, indentAt(yours.text, start)) },
  ];
};
