/** Numbers that look random and are the same for a seed. */
export type Dice = () => number;

export const diceOf = (seed: number): Dice => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A number below another. */
export const below = (dice: Dice, count: number): number => Math.floor(dice() * count);

/** One of several; there must be one. */
export const pick = <T>(dice: Dice, items: readonly T[]): T => {
  if (items.length === 0) throw new Error('nothing to choose from');
  return items[below(dice, items.length)] as T;
};

/** Each with a chance. */
export const some = <T>(dice: Dice, items: readonly T[], chance: number): T[] =>
  items.filter(() => dice() < chance);
