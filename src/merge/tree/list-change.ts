import { beginsLine, leadStart, lineEnd, lineStart, tailEnd } from './extent.js';
import type { Edit, List, Node, Source } from './node.js';
import { restyled, type Style } from './style.js';

/** Elements of the render that go behind one of yours, or else before one. */
export interface Group {
  behind: Node | null;
  before: Node | null;
  items: Node[];
}

/** What happens to a list of yours. */
export interface ListChange {
  yours: Source;
  render: Source;
  list: List;
  /** The same list in the render. */
  rendered: List;
  removed: Set<Node>;
  groups: Group[];
  style: Style;
}

/** A place for new code that is not there any more. */
export class PlaceNotFound extends Error {}

/** Whether a text has nothing but blanks. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** A new element with the comments that belong to it, in the style of its neighbours. */
export const written = (
  { render, style }: ListChange,
  node: Node,
  indent: string,
  tail: boolean,
) => {
  const start = leadStart(render, node.start);
  const end = tail ? tailEnd(render, node.end) : node.end;
  return restyled(render, { start, end }, style, indent);
};

/** Whether one element will be there that keeps its comma although it is alone. */
export const leavesOne = ({ list, groups, removed }: ListChange): boolean => {
  const added = groups.reduce((count, { items }) => count + items.length, 0);
  return list.lone === true && list.items.length - removed.size + added === 1;
};

/** Whether the render has a blank line above an element. */
export const hasBlankBefore = ({ render, rendered }: ListChange, node: Node): boolean => {
  const previous = rendered.items[rendered.items.indexOf(node) - 1];
  if (!previous) return false;
  const gap = render.text.slice(previous.end, leadStart(render, node.start));
  return /\n[ \t]*\n/.test(gap);
};

/** Takes out the lines of an element, and the blank one that it leaves too many where nothing new comes. */
export const removeLines = ({ yours, groups }: ListChange, node: Node, end: number): Edit => {
  const { text } = yours;
  const start = lineStart(text, leadStart(yours, node.start));
  const next = Math.min(text.length, lineEnd(text, tailEnd(yours, end)) + 1);
  const above = text.slice(lineStart(text, start - 1), start);
  const below = text.slice(next, lineEnd(text, next));
  const leavesTwo = isBlank(below) || /^\s*[\])}]/.test(below);
  const isReplaced = groups.some(({ behind, before }) => !behind && before === node);
  if (start > 0 && isBlank(above) && leavesTwo && !isReplaced)
    return { start: start - above.length, end: next, text: '' };
  const isFirst = start === 0 && isBlank(below) && next < text.length;
  return { start, end: isFirst ? lineEnd(text, next) + 1 : next, text: '' };
};

/** Whether an element shares its lines with nothing else. */
export const ownsLines = ({ yours }: ListChange, node: Node, end: number): boolean => {
  const { text } = yours;
  const tail = tailEnd(yours, end);
  return beginsLine(text, node.start) && isBlank(text.slice(tail, lineEnd(text, tail)));
};
