import { createHash } from 'node:crypto';

const longestName = 63;

/** A constraint's name as PostgreSQL would make it, kept unique where it has to be cut. */
export const constraintName = (...words: string[]): string => {
  const name = words.join('_');
  if (name.length <= longestName) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const suffix = words.at(-1) ?? '';
  return `${name.slice(0, longestName - hash.length - suffix.length - 2)}_${hash}_${suffix}`;
};
