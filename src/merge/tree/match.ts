import type { Node } from './node.js';

/** Pairs of elements that are the same one in two versions of a list, by their index. */
export interface Match {
  toOther: Map<number, number>;
  toOne: Map<number, number>;
}

const places = (nodes: Node[], name: (node: Node) => string | null): Map<string, number[]> => {
  const found = new Map<string, number[]>();
  nodes.forEach((node, index) => {
    const key = name(node);
    if (key !== null) found.set(key, [...(found.get(key) ?? []), index]);
  });
  return found;
};

const known = new WeakMap<Node, Set<string>>();

const wordsOf = (node: Node): Set<string> => {
  const words = known.get(node) ?? new Set(node.value.match(/\w+|[^\w\s]/g) ?? []);
  known.set(node, words);
  return words;
};

/** How much two pieces of code share, from 0 to 1: words that both have. */
const likeness = (one: Node, other: Node): number => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return (2 * shared) / Math.max(1, a.size + b.size);
};

/** How much an element that has another name must have in common with what it was. */
const renamedLikeness = 0.7;

/** How far behind the last one that was found an element is looked for. */
const reach = 20;

/**
 * Finds every element again: by its name where that is unique, else by its value, else by its place
 * between two that were found, where it is still the same kind and much the same text, perhaps renamed.
 */
export const match = (one: Node[], other: Node[]): Match => {
  const toOther = new Map<number, number>();
  const toOne = new Map<number, number>();
  const pair = (a: number, b: number) => {
    if (toOther.has(a) || toOne.has(b)) return;
    toOther.set(a, b);
    toOne.set(b, a);
  };
  const [names, otherNames] = [places(one, ({ key }) => key), places(other, ({ key }) => key)];
  for (const [key, [index = 0, ...more]] of names) {
    const [found, ...others] = otherNames.get(key) ?? [];
    if (found !== undefined && more.length === 0 && others.length === 0) pair(index, found);
  }
  const values = places(other, ({ value }) => value);
  one.forEach(({ value }, index) => {
    const free = values.get(value)?.find((candidate) => !toOne.has(candidate));
    if (free !== undefined) pair(index, free);
  });
  // A call is known by what it is called with: other words there make no other call.
  const isRenamed = (node: Node, candidate: Node): boolean =>
    node.kind === 'ExpressionStatement' &&
    node.key !== null &&
    !otherNames.has(node.key) &&
    !(candidate.key !== null && names.has(candidate.key));
  let from = -1;
  one.forEach((node, index) => {
    const known = toOther.get(index);
    if (known !== undefined) {
      from = known;
      return;
    }
    let best = { at: -1, likeness: 0.5 };
    const end = Math.min(other.length, from + 1 + reach);
    for (let at = from + 1; at < end && !toOne.has(at); at += 1) {
      const candidate = other[at] as Node;
      if (candidate.kind !== node.kind) continue;
      const isSameName = candidate.key === node.key;
      if (!isSameName && !isRenamed(node, candidate)) continue;
      const alike = likeness(node, candidate);
      const least = isSameName ? best.likeness : Math.max(best.likeness, renamedLikeness);
      if (alike > least) best = { at, likeness: alike };
    }
    if (best.at < 0) return;
    pair(index, best.at);
    from = best.at;
  });
  return { toOther, toOne };
};
