import type { Hunk, Side } from '../types.js';
import { endOf, mergeAbove, mergeBehind, mergeInside } from './comments.js';
import { hasOwnComment, indentAt, lineAt, linesAt, sameComments, withComments } from './extent.js';
import type { Group } from './list-change.js';
import { match } from './match.js';
import { type Edit, isList, type List, type Node, placeholder, type Source } from './node.js';
import { movedIn } from './order.js';
import { pairRenamed } from './renamed.js';
import { spliceList } from './splice.js';
import { restyled, type Style } from './style.js';

/** The three versions of a text, each with its tree. */
export interface Sources {
  pristine: Source;
  yours: Source;
  render: Source;
}

/** What has to change in yours, and where both sides changed the same. */
export interface TreeChanges {
  edits: Edit[];
  hunks: Hunk[];
}

/** Whether two trees can be compared part by part: what holds the parts together is the same. */
const isAlike = (p: Node, y: Node, r: Node): boolean => {
  if (p.kind !== r.kind || p.kind !== y.kind || p.frame !== r.frame || p.parts.size === 0)
    return false;
  return [...new Set([...p.parts.keys(), ...r.parts.keys()])].every((role) => {
    const [a, b, c] = [p, y, r].map((node) => node.parts.get(role));
    return a && b && c && isList(a) === isList(b) && isList(a) === isList(c);
  });
};

/** Brings what changed between two renders into yours, place by place. */
export const mergeTrees = (sources: Sources, side: Side, style: Style): TreeChanges => {
  const { pristine, yours, render } = sources;
  const edits: Edit[] = [];
  const hunks: Hunk[] = [];

  const conflict = (at: number, p: Node | null, y: Node | null, r: Node | null): boolean => {
    const range = y && withComments(yours, y);
    hunks.push({
      line: lineAt(yours.text, range?.start ?? at),
      pristine: p ? linesAt(pristine.text, p) : [],
      yours: range ? linesAt(yours.text, range) : [],
      render: r ? linesAt(render.text, r) : [],
    });
    return side === 'theirs';
  };

  const replace = (y: Node, r: Node): void => {
    const text = restyled(render, r, style, indentAt(yours.text, y.start));
    edits.push({ start: y.start, end: y.end, text });
  };

  const mergeNode = (p: Node, y: Node, r: Node, role = ''): void => {
    const isSettled = p.value === r.value || y.value === r.value;
    if (isSettled && sameComments(pristine, p, render, r)) return;
    if (isAlike(p, y, r)) {
      for (const [role, part] of p.parts) {
        const [own, other] = [y.parts.get(role), r.parts.get(role)];
        if (isList(part)) mergeList(part, own as List, other as List);
        else mergeNode(part, own as Node, other as Node, role);
      }
      return;
    }
    if (isSettled) return;
    // Words beside a name are about the whole, and stay with it.
    const isBare = role === 'name' && y.parts.size === 0;
    const isFree = y.value === p.value && (isBare || !hasOwnComment(yours, y, pristine, p));
    if (isFree || conflict(y.start, p, y, r)) replace(y, r);
  };

  // What stands first in two lists may have the same comment in front.
  const known = new Set<string>();
  const comment = (changes: Edit[]): void => {
    for (const edit of changes) {
      const place = `${edit.start} ${edit.end}`;
      if (!known.has(place)) edits.push(edit);
      known.add(place);
    }
  };

  const mergeAround = (lists: [List, List, List], nodes: [Node, Node, Node], isWhole: boolean) => {
    const [p, y, r] = nodes.map(({ start }) => start) as [number, number, number];
    comment(mergeAbove(sources, [p, y, r], isWhole));
    const ends = [pristine, yours, render].map((source, at) =>
      endOf(lists[at] as List)(nodes[at] as Node, source),
    ) as [number, number, number];
    comment(mergeBehind(sources, ends));
  };

  const mergeList = (p: List, y: List, r: List): void => {
    const [mine, theirs] = [match(p.items, y.items), match(p.items, r.items)];
    pairRenamed(p.items, r.items, theirs, mine, y.items);
    /** Whether the same stands in front in both renders: then all between belongs to what follows. */
    const isBehindSame = (index: number): boolean =>
      (theirs.toOther.get(index) ?? 0) - 1 === (index === 0 ? -1 : theirs.toOther.get(index - 1));
    const removed = new Set<Node>();
    const restored = new Set<Node>();
    const moved = movedIn(mine.toOther, theirs.toOther);
    let near = y.items[0]?.start ?? y.start;
    p.items.forEach((item, index) => {
      const own = y.items[mine.toOther.get(index) ?? -1];
      const other = r.items[theirs.toOther.get(index) ?? -1];
      if (own) near = own.end;
      if (own && other && !moved.has(index)) {
        if (item.kind !== placeholder)
          mergeAround([p, y, r], [item, own, other], isBehindSame(index));
        mergeNode(item, own, other);
      } else if (own) {
        const isFree = own.value === item.value && !hasOwnComment(yours, own, pristine, item);
        if (!isFree && !conflict(own.start, item, own, other ?? null)) return;
        removed.add(own);
        if (other) restored.add(other);
      } else if (other && other.value !== item.value && conflict(near, item, null, other))
        restored.add(other);
    });
    const twins = match(r.items, y.items);
    const twinOf = (item: Node, index: number): Node | null => {
      const old = theirs.toOne.get(index);
      const at = old === undefined ? twins.toOther.get(index) : mine.toOther.get(old);
      const twin = y.items[at ?? -1];
      if (!twin || removed.has(twin)) return null;
      const isSame = twin.value === item.value || (twin.key !== null && twin.key === item.key);
      return old !== undefined || isSame ? twin : null;
    };
    const groups: Group[] = [];
    let behind: Node | null = null;
    r.items.forEach((item, index) => {
      const isNew = !theirs.toOne.has(index);
      const twin = twinOf(item, index);
      if (twin) {
        behind = twin;
        if (isNew && twin.value !== item.value && conflict(twin.start, null, twin, item))
          replace(twin, item);
        for (const group of groups) group.before ??= twin;
      } else if (isNew || restored.has(item)) {
        const last = groups.at(-1);
        if (last && last.behind === behind) last.items.push(item);
        else groups.push({ behind, before: null, items: [item] });
      }
    });
    const last = p.items.length - 1;
    const isSameEnd =
      last < 0 ? r.items.length === 0 : theirs.toOther.get(last) === r.items.length - 1;
    comment(mergeInside(sources, [p, y, r], { isSameEnd, indent: style.indent }));
    const change = { yours, render, list: y, rendered: r, removed, groups, style };
    edits.push(...spliceList(change));
  };

  mergeNode(pristine.root, yours.root, render.root);
  return { edits, hunks };
};
