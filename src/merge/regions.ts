import { diffArrays } from 'diff';

/** Lines of one text that took the place of lines of another: both ranges without their end. */
export interface Change {
  from: number;
  to: number;
  otherFrom: number;
  otherTo: number;
}

/** Beyond so many edits two texts have nothing to do with each other. */
const mostEdits = 1500;

/** The lines of one list that are somewhere in the other too, with their places: only those can match. */
const sharedWith = (lines: string[], other: string[]) => {
  const known = new Set(other);
  const places = lines.flatMap((line, index) => (known.has(line) ? [index] : []));
  return { places, lines: places.map((index) => lines[index] ?? '') };
};

/** What changed from one list of lines to another, by Myers' algorithm. */
export const changesOf = (before: string[], after: string[]): Change[] => {
  const [one, two] = [sharedWith(before, after), sharedWith(after, before)];
  const parts = diffArrays(one.lines, two.lines, { maxEditLength: mostEdits }) ?? [];
  const changes: Change[] = [];
  let [from, otherFrom, at, otherAt] = [0, 0, 0, 0];
  const changeUpTo = (to: number, otherTo: number) => {
    if (to > from || otherTo > otherFrom) changes.push({ from, to, otherFrom, otherTo });
    [from, otherFrom] = [to + 1, otherTo + 1];
  };
  for (const { added, removed, count } of parts) {
    const isSame = !added && !removed;
    for (let index = 0; index < count && isSame; index += 1)
      changeUpTo(one.places[at + index] ?? 0, two.places[otherAt + index] ?? 0);
    if (!added) at += count;
    if (!removed) otherAt += count;
  }
  changeUpTo(before.length, after.length);
  return changes;
};

/** A stretch of the pristine lines that one side changed, or both. */
export interface Region {
  pristine: string[];
  yours: string[];
  render: string[];
  /** Where it begins in yours, from 0. */
  at: number;
  kind: 'same' | 'yours' | 'render' | 'both';
}

interface Cursor {
  changes: Change[];
  next: number;
  /** How far the other text is ahead of the pristine one. */
  offset: number;
}

const cursor = (changes: Change[]): Cursor => ({ changes, next: 0, offset: 0 });

/** Takes all changes that touch a range, and widens the range to hold them. */
const take = (side: Cursor, range: { from: number; to: number }): boolean => {
  const change = side.changes[side.next];
  if (!change || change.from > range.to) return false;
  range.to = Math.max(range.to, change.to);
  side.next += 1;
  side.offset = change.otherTo - change.to;
  return true;
};

/**
 * The regions of a three-way merge. As in git, changes that touch belong together: whoever changes
 * two lines that stand side by side wants to know of each other.
 */
export const regionsOf = (pristine: string[], yours: string[], render: string[]): Region[] => {
  const mine = cursor(changesOf(pristine, yours));
  const theirs = cursor(changesOf(pristine, render));
  const regions: Region[] = [];
  let at = 0;
  const push = (to: number, kind: Region['kind'], before: [number, number]) => {
    const [offset, otherOffset] = before;
    if (to === at && kind === 'same') return;
    regions.push({
      pristine: pristine.slice(at, to),
      yours: yours.slice(at + offset, to + mine.offset),
      render: render.slice(at + otherOffset, to + theirs.offset),
      at: at + offset,
      kind,
    });
    at = to;
  };
  for (;;) {
    const a = mine.changes[mine.next];
    const b = theirs.changes[theirs.next];
    const from = Math.min(a?.from ?? Infinity, b?.from ?? Infinity);
    const before: [number, number] = [mine.offset, theirs.offset];
    if (from === Infinity) {
      push(pristine.length, 'same', before);
      return regions;
    }
    push(from, 'same', before);
    const range = { from, to: from };
    let sides = 0;
    for (let grew = true; grew; ) {
      const [one, two] = [take(mine, range), take(theirs, range)];
      sides |= (one ? 1 : 0) | (two ? 2 : 0);
      grew = one || two;
    }
    push(range.to, sides === 1 ? 'yours' : sides === 2 ? 'render' : 'both', before);
  }
};
