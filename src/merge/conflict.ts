import { changesOf } from './regions.js';
import { joinLines, splitLines } from './text.js';

/** The two sides of a merge with git's markers around every place where they differ. */
export const withMarkers = (ours: string, theirs: string): string => {
  const [mine, other] = [splitLines(ours), splitLines(theirs)];
  const lines: string[] = [];
  let at = 0;
  for (const { from, to, otherFrom, otherTo } of changesOf(mine, other)) {
    lines.push(
      ...mine.slice(at, from),
      '<<<<<<< yours',
      ...mine.slice(from, to),
      '=======',
      ...other.slice(otherFrom, otherTo),
      '>>>>>>> create-vibe-backend',
    );
    at = to;
  }
  return joinLines([...lines, ...mine.slice(at)]);
};
