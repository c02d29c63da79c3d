import {
  beginsLine,
  indentAt,
  leadStart,
  lineEnd,
  lineStart,
  separatorEnd,
  tailEnd,
} from './extent.js';
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

const isBlank = (text: string): boolean => text.trim() === '';

/** A new element with the comments that belong to it, in the style of its neighbours. */
const written = ({ render, style }: ListChange, node: Node, indent: string, tail: boolean) => {
  const start = leadStart(render, node.start);
  const end = tail ? tailEnd(render, node.end) : node.end;
  return restyled(render, { start, end }, style, indent);
};

const hasBlankBefore = ({ render, rendered }: ListChange, node: Node): boolean => {
  const previous = rendered.items[rendered.items.indexOf(node) - 1];
  if (!previous) return false;
  const gap = render.text.slice(previous.end, leadStart(render, node.start));
  return /\n[ \t]*\n/.test(gap);
};

/** Takes out the lines of an element, and the blank one that it leaves too many. */
const removeLines = ({ yours }: ListChange, node: Node, end: number): Edit => {
  const { text } = yours;
  const start = lineStart(text, leadStart(yours, node.start));
  const next = Math.min(text.length, lineEnd(text, tailEnd(yours, end)) + 1);
  const above = text.slice(lineStart(text, start - 1), start);
  const below = text.slice(next, lineEnd(text, next));
  const leavesTwo = isBlank(below) || /^\s*[\])}]/.test(below);
  if (start > 0 && isBlank(above) && leavesTwo)
    return { start: start - above.length, end: next, text: '' };
  const isFirst = start === 0 && isBlank(below) && next < text.length;
  return { start, end: isFirst ? lineEnd(text, next) + 1 : next, text: '' };
};

const ownsLines = ({ yours }: ListChange, node: Node, end: number): boolean => {
  const { text } = yours;
  const tail = tailEnd(yours, end);
  return beginsLine(text, node.start) && isBlank(text.slice(tail, lineEnd(text, tail)));
};

/** Statements and members: each ends by itself. */
const spliceEnding = (change: ListChange): Edit[] => {
  const { yours, list, groups, removed } = change;
  const edits: Edit[] = [];
  for (const { behind, before, items } of groups) {
    const near = behind ?? before;
    if (!near) throw new PlaceNotFound();
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
    else edits.push({ start: node.start, end: node.end, text: '' });
  }
  return edits;
};

const isMultiLine = ({ yours, list }: ListChange): boolean =>
  list.items.every((node) =>
    ownsLines({ yours } as ListChange, node, separatorEnd(yours, node.end, ',') ?? node.end),
  );

/** Elements with commas between, each on lines of its own. */
const spliceLines = (change: ListChange): Edit[] => {
  const { yours, list, groups, removed } = change;
  const edits: Edit[] = [];
  const commaOf = (node: Node) => separatorEnd(yours, node.end, ',');
  const kept = list.items.filter((node) => !removed.has(node));
  const trails = commaOf(list.items.at(-1) as Node) !== null;
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

/** Elements side by side on one line. */
const spliceInline = (change: ListChange): Edit[] => {
  const { yours, list, groups, removed } = change;
  const { text } = yours;
  const edits: Edit[] = [];
  const above = (node: Node) => text.slice(lineStart(text, node.start), node.start);
  const isStacked =
    list.separator !== ',' && list.items.some((node) => /^\s*[|&]\s*$/.test(above(node)));
  const between = list.separator === ',' ? ', ' : ` ${list.separator} `;
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
      const code = codes.join(joint) + (isOnly ? '' : joint);
      edits.push({ start: near.start, end: near.start, text: code });
    }
  }
  const kept = list.items.filter((node) => !removed.has(node));
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

/** Into brackets with nothing between them. */
const fillEmpty = (change: ListChange): Edit[] => {
  const { yours, render, list, rendered, groups, style } = change;
  const { text } = yours;
  const items = groups.flatMap((group) => group.items);
  const first = rendered.items[0] as Node;
  const inner = text.slice(list.start, list.end);
  const outer = indentAt(text, list.start);
  const comma = list.separator;
  if (list.start === 0 && list.end === text.length) {
    const codes = items.map((item) => `${written(change, item, '', true)}\n`);
    return [{ start: list.end, end: list.end, text: codes.join('') }];
  }
  if (!beginsLine(render.text, first.start) && isBlank(inner)) {
    const pad = render.text.slice(rendered.start, first.start);
    const codes = items.map((item) => written(change, item, outer, false));
    return [
      { start: list.start, end: list.end, text: pad + codes.join(`${comma} `.trimStart()) + pad },
    ];
  }
  const indent = outer + style.indent;
  const codes = items.map((item, index) => {
    const isLast = index === items.length - 1;
    const end = isLast && !style.trailingCommas ? '' : comma;
    return `\n${indent}${written(change, item, indent, comma === '')}${end}`;
  });
  const at = list.start + inner.trimEnd().length;
  return [{ start: at, end: list.end, text: `${codes.join('')}\n${outer}` }];
};

/** A group that follows nothing takes the place of what goes, or the end where order is no matter. */
const placed = (change: ListChange): ListChange => {
  const { list, removed } = change;
  const kept = list.items.filter((node) => !removed.has(node));
  const groups = change.groups.map((group) => {
    if (group.behind || group.before) return group;
    if (kept.length === 0) return { ...group, before: list.items[0] ?? null };
    return list.separator === '' ? group : { ...group, behind: kept.at(-1) ?? null };
  });
  return { ...change, groups };
};

/** The edits that change a list. */
export const spliceList = (change: ListChange): Edit[] => {
  if (change.removed.size === 0 && change.groups.length === 0) return [];
  if (change.list.items.length === 0) return fillEmpty(change);
  const settled = placed(change);
  if (change.list.separator === '') return spliceEnding(settled);
  const isLines = change.list.separator === ',' && isMultiLine(change);
  return isLines ? spliceLines(settled) : spliceInline(settled);
};
