import type { Part } from '../parts/types.js';

/** Merges one record of every part; two parts may say the same, never something different. */
export const mergeRecords = <T>(
  parts: Part[],
  read: (part: Part) => Record<string, T> | undefined,
): Record<string, T> => {
  const owners = new Map<string, Part>();
  const merged: Record<string, T> = {};
  for (const part of parts)
    for (const [key, value] of Object.entries(read(part) ?? {})) {
      const owner = owners.get(key);
      if (owner && JSON.stringify(merged[key]) !== JSON.stringify(value))
        throw new Error(
          `${owner.axis}/${owner.name} and ${part.axis}/${part.name} disagree on ${key}`,
        );
      owners.set(key, part);
      merged[key] = value;
    }
  return merged;
};

/** A record in the order of its keys. */
export const inOrder = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
