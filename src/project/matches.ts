import { type Candidate, enough, likeness, profileOf } from './similarity.js';

/** By how much the best must be ahead of the next. */
const lead = 0.1;

/** How much of two paths is the same, from the file's name upwards. */
const commonEnd = (one: string, other: string): number => {
  const [left, right] = [one.split('/').toReversed(), other.split('/').toReversed()];
  const first = left.findIndex((segment, index) => segment !== right[index]);
  return first === -1 ? left.length : first;
};

interface Pair {
  from: string;
  to: string;
  score: number;
  end: number;
}

const byLikeness = (a: Pair, b: Pair): number => b.score - a.score || b.end - a.end;

/** Whether a pair is clearly better than the next; equal texts are told apart by their paths. */
const isAhead = (pair: Pair, next: Pair | undefined): boolean => {
  if (!next) return true;
  return pair.score === 1 && next.score === 1
    ? pair.end > next.end
    : pair.score >= next.score + lead;
};

/** Items by what they have in common. */
export const grouped = <T>(items: T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};

/** The pairs that are clearly the best both for where a file was and for where one is. */
const clearPairs = (sorted: Pair[]): Pair[] => {
  const clearBy = (end: 'from' | 'to'): Set<Pair> =>
    new Set(
      [...grouped(sorted, (pair) => pair[end]).values()].flatMap(([best, next]) =>
        best && isAhead(best, next) ? [best] : [],
      ),
    );
  const left = clearBy('from');
  return [...clearBy('to')].filter((pair) => left.has(pair));
};

/** Tells which text went where: one to one, and only where no other place is nearly as likely. */
export const matches = (missing: Candidate[], candidates: Candidate[]): Map<string, string> => {
  const texts = candidates.map(profileOf);
  let pairs = missing
    .flatMap((candidate) => {
      const wanted = profileOf(candidate);
      return texts.map(
        (found): Pair => ({
          from: wanted.path,
          to: found.path,
          score: likeness(wanted, found),
          end: commonEnd(wanted.path, found.path),
        }),
      );
    })
    .filter(({ score }) => score >= enough)
    .sort(byLikeness);
  const found = new Map<string, string>();
  for (;;) {
    const clear = clearPairs(pairs);
    if (clear.length === 0) return found;
    for (const { from, to } of clear) found.set(from, to);
    const places = new Set(found.values());
    pairs = pairs.filter(({ from, to }) => !found.has(from) && !places.has(to));
  }
};
