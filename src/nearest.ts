/** How many letters to insert, delete, replace or swap to get from one word to the other. */
const distance = (from: string, to: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const replaced = (last[j - 1] ?? 0) + (same ? 0 : 1);
      const best = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      row.push(swapped ? Math.min(best, (beforeLast[j - 2] ?? 0) + 1) : best);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? 0;
};

/** The choice that was probably meant, or null where none is close. */
export const nearest = (word: string, choices: string[]): string | null => {
  const typed = word.toLowerCase();
  const prefixed = choices.filter((choice) => typed.length > 1 && choice.startsWith(typed));
  if (prefixed.length === 1) return prefixed[0] ?? null;
  const [best] = choices
    .map((choice) => ({ choice, far: distance(typed, choice) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(best.choice.length * 0.4)) ? best.choice : null;
};
