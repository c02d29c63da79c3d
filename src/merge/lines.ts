import { type Region, regionsOf } from './regions.js';
import { joinLines, splitLines } from './text.js';
import type { Draft, Hunk, Side, Versions } from './types.js';

const equal = (one: string[], two: string[]): boolean =>
  one.length === two.length && one.every((line, index) => line === two[index]);

/** How many lines two lists have in common from their beginning. */
const commonStart = (one: string[], two: string[]): number => {
  let count = 0;
  while (count < Math.min(one.length, two.length) && one[count] === two[count]) count += 1;
  return count;
};

/** What both sides agree on at the edges of a region is none of the conflict. */
const trimmed = ({ pristine, yours, render, at }: Region) => {
  const start = commonStart(yours, render);
  const end = commonStart(yours.slice(start).reverse(), render.slice(start).reverse());
  return {
    head: yours.slice(0, start),
    tail: yours.slice(yours.length - end),
    hunk: {
      line: at + start + 1,
      pristine,
      yours: yours.slice(start, yours.length - end),
      render: render.slice(start, render.length - end),
    },
  };
};

interface Merging {
  lines: string[];
  hunks: Hunk[];
}

/** Merges lists of lines; `line` of a hunk counts from the first of yours. */
export const mergeLineLists = (
  pristine: string[],
  yours: string[],
  render: string[],
  side: Side,
): Merging => {
  const lines: string[] = [];
  const hunks: Hunk[] = [];
  for (const region of regionsOf(pristine, yours, render)) {
    if (region.kind !== 'both' || equal(region.yours, region.render)) {
      lines.push(...(region.kind === 'render' ? region.render : region.yours));
      continue;
    }
    const { head, hunk, tail } = trimmed(region);
    lines.push(...head, ...(side === 'ours' ? hunk.yours : hunk.render), ...tail);
    hunks.push(hunk);
  }
  return { lines, hunks };
};

/** Merges by lines, as git does. */
export const mergeLines = ({ pristine, yours, render }: Versions, side: Side): Draft => {
  const { lines, hunks } = mergeLineLists(
    splitLines(pristine),
    splitLines(yours),
    splitLines(render),
    side,
  );
  return { text: joinLines(lines), hunks };
};
