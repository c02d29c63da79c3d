/** The indices of a longest run of numbers that only rise. */
const rising = (numbers: number[]): Set<number> => {
  const best = numbers.map((_, index) => ({ length: 1, before: -1, index }));
  for (const [index, entry] of best.entries())
    for (const earlier of best.slice(0, index))
      if ((numbers[earlier.index] ?? 0) < (numbers[index] ?? 0) && earlier.length >= entry.length)
        Object.assign(entry, { length: earlier.length + 1, before: earlier.index });
  const kept = new Set<number>();
  let last = best.reduce((a, b) => (b.length > a.length ? b : a), {
    length: 0,
    before: -1,
    index: -1,
  });
  for (; last.index >= 0; last = best[last.before] ?? { length: 0, before: -1, index: -1 })
    kept.add(last.index);
  return kept;
};

const isRising = (numbers: number[]): boolean =>
  numbers.every((number, index) => index === 0 || (numbers[index - 1] ?? 0) < number);

/**
 * The elements that the render has moved, by their index in the pristine list: none where somebody
 * ordered the list anew, that order stays.
 */
export const movedIn = (yours: Map<number, number>, render: Map<number, number>): Set<number> => {
  const shared = [...yours.keys()].filter((index) => render.has(index)).sort((a, b) => a - b);
  const places = (map: Map<number, number>) => shared.map((index) => map.get(index) ?? 0);
  if (isRising(places(render)) || !isRising(places(yours))) return new Set();
  const kept = rising(places(render));
  return new Set(shared.filter((_, position) => !kept.has(position)));
};
