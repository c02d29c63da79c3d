import { changesOf } from './regions.js';
import { splitLines } from './text.js';
import type { Versions } from './types.js';

/** The lines that the render adds: what a person has to put in by hand. */
export const linesToPaste = ({ pristine, render }: Versions): string[] => {
  const after = splitLines(render);
  return changesOf(splitLines(pristine), after).flatMap(({ otherFrom, otherTo }) =>
    after.slice(otherFrom, otherTo),
  );
};
