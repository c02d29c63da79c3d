import { changesOf } from './regions.js';

interface Hunk {
  from: number;
  to: number;
  units: string[];
}

/** As many as before have taken the place of one each. */
const hunksOf = (before: string[], after: string[]): Hunk[] =>
  changesOf(before, after).flatMap(({ from, to, otherFrom, otherTo }) => {
    const units = after.slice(otherFrom, otherTo);
    if (units.length !== to - from) return [{ from, to, units }];
    return units.map((unit, at) => ({ from: from + at, to: from + at + 1, units: [unit] }));
  });

/**
 * Comments and blank lines: what the render changes comes, but for what somebody has changed or taken
 * out. Unlike lines of code, they stay what they are beside others.
 */
export const mergeComments = (pristine: string[], yours: string[], render: string[]): string[] => {
  const own = hunksOf(pristine, yours);
  const isOwn = (at: number) => own.some(({ from, to }) => from <= at && at < to);
  const isThere = ({ from, units }: Hunk) =>
    own.some((hunk) => hunk.from === from && units.every((unit) => hunk.units.includes(unit)));
  const free = hunksOf(pristine, render).filter((hunk) => {
    const places = Array.from({ length: hunk.to - hunk.from }, (_, at) => hunk.from + at);
    return !places.some(isOwn) && !(hunk.units.length > 0 && isThere(hunk));
  });
  const all = [...own, ...free];
  return [...pristine, null].flatMap((unit, at) => [
    ...all.filter(({ from }) => from === at).flatMap(({ units }) => units),
    ...(unit === null || all.some(({ from, to }) => from <= at && at < to) ? [] : [unit]),
  ]);
};
