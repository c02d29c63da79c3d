import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.git', '.vibe']);

/** What a .gitignore names by a plain path: files there are made again, not moved. */
const ignoredIn = (folder: string): Set<string> => {
  try {
    const lines = readFileSync(join(folder, '.gitignore'), 'utf8').split(/\r?\n/);
    return new Set(
      lines
        .map((line) => line.trim().replace(/^\/|\/$/g, ''))
        .filter((line) => line !== '' && !/[*?![#]/.test(line)),
    );
  } catch {
    return new Set();
  }
};

/** Lists the files of a project that people write, by path; links are not followed. */
export const sourceFiles = (root: string): string[] => {
  const ignored = ignoredIn(root);
  const below = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (skipped.has(entry.name) || ignored.has(path) || ignored.has(entry.name)) return [];
      if (entry.isDirectory()) return below(path);
      return entry.isFile() ? [path] : [];
    });
  return below('');
};
