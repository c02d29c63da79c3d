import { isList, type List, type Node } from './node.js';

/** How often an element stands in one list, by the path of the list and the element. */
type Counts = Map<string, number>;

/** What makes two elements of a list the same; null where repeating is nobody's business. */
const identity = (node: Node, role: string): string | null => {
  if (role === 'arguments' || role === 'typeArguments' || role === 'clauses') return null;
  if (node.kind === 'ExpressionStatement') return node.key === null ? null : node.value;
  if (role === 'statements') return node.key === 'return' ? null : node.key;
  return node.key ?? node.value;
};

const count = (list: List, role: string, path: string, counts: Counts): void => {
  const here = new Map<string, number>();
  for (const item of list.items) {
    const same = identity(item, role);
    if (same !== null) here.set(same, (here.get(same) ?? 0) + 1);
  }
  for (const [same, times] of here) {
    const name = `${path}\n${same}`;
    counts.set(name, Math.max(times, counts.get(name) ?? 0));
  }
};

const countIn = (node: Node, path: string, counts: Counts): Counts => {
  for (const [role, part] of node.parts) {
    const below = `${path}/${node.key ?? ''}:${role}`;
    if (!isList(part)) countIn(part, below, counts);
    else {
      count(part, role, below, counts);
      for (const item of part.items) countIn(item, below, counts);
    }
  }
  return counts;
};

/** An element that the merge made to stand twice in one place, where neither side has it twice. */
export const duplicateIn = (merged: Node, sides: Node[]): string | null => {
  const known = sides.map((side) => countIn(side, '', new Map()));
  for (const [name, times] of countIn(merged, '', new Map()))
    if (times > 1 && known.every((counts) => (counts.get(name) ?? 0) < times))
      return name.slice(name.indexOf('\n') + 1);
  return null;
};
