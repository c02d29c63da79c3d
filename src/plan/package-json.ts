import type { Part } from '../parts/types.js';

const sorted = (record: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

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

const scriptsOf = (parts: Part[]): Record<string, string> => {
  const scripts = mergeRecords(parts, (part) => part.scripts);
  const before = (name: string) => parts.map((part) => part.before?.[name]).filter(Boolean);
  return Object.fromEntries(
    Object.entries(scripts).map(([name, command]) => [
      name,
      [...before(name), command].join(' && '),
    ]),
  );
};

/** The package.json of a project that is made of these parts. */
export const packageJson = (name: string, parts: Part[]): Record<string, unknown> => ({
  name,
  version: '0.1.0',
  private: true,
  type: 'module',
  ...mergeRecords(parts, (part) => part.package),
  scripts: scriptsOf(parts),
  dependencies: sorted(mergeRecords(parts, (part) => part.dependencies)),
  devDependencies: sorted(mergeRecords(parts, (part) => part.devDependencies)),
});
