import type { Part } from '../parts/types.js';
import { inOrder, mergeRecords } from './merge-records.js';

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

/** Whether a project of these parts is one of npm's kind. */
export const hasPackageJson = (parts: Part[]): boolean => parts.some((part) => part.package);

/** The package.json of a project that is made of these parts. */
export const packageJson = (name: string, parts: Part[]): Record<string, unknown> => ({
  name,
  version: '0.1.0',
  private: true,
  ...mergeRecords(parts, (part) => part.package),
  scripts: scriptsOf(parts),
  dependencies: inOrder(mergeRecords(parts, (part) => part.dependencies)),
  devDependencies: inOrder(mergeRecords(parts, (part) => part.devDependencies)),
});
