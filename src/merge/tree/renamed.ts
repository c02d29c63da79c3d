import type { Match } from './match.js';
import type { Node } from './node.js';

const wordsOf = ({ value }: Node): string[] => value.match(/\w+|[^\w\s]/g) ?? [];

/** Whether one word for another, alone or in longer ones, is all that has changed. */
const differsInName = (one: Node, other: Node): boolean => {
  if (one.kind !== other.kind || one.key === null || other.key === null) return false;
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.length !== others.length) return false;
  const changed = words.flatMap((word, index): [string, string][] =>
    word === others[index] ? [] : [[word, others[index] ?? '']],
  );
  const [first] = changed.toSorted(([a], [b]) => a.length - b.length);
  if (!first) return false;
  const [from, to] = first;
  return changed.every(([word, now]) => word.replaceAll(from, to) === now);
};

/**
 * Adds the pairs of those that the tool has only renamed, where somebody still has them: their
 * comments and changes then stay with what has the new name.
 */
export const pairRenamed = (
  one: Node[],
  other: Node[],
  { toOther, toOne }: Match,
  yours: Match,
  own: Node[],
): void => {
  const keys = new Set(own.map(({ key }) => key));
  one.forEach((node, index) => {
    if (toOther.has(index) || !yours.toOther.has(index)) return;
    const at = index === 0 ? 0 : (toOther.get(index - 1) ?? Number.NaN) + 1;
    const candidate = other[at];
    if (!candidate || toOne.has(at) || keys.has(candidate.key)) return;
    if (!differsInName(node, candidate)) return;
    toOther.set(index, at);
    toOne.set(at, index);
  });
};
