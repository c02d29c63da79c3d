import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that migrations lie in, each with its moment at the beginning of its name. */
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.search(/\d{13,14}/)));

/** All that lies where the tool has put its migrations: people write some too. */
export const migrationsBeside = (root: string, paths: string[]): string[] =>
  [...new Set(paths.map(folderOf))].flatMap((folder) => {
    try {
      return readdirSync(join(root, folder)).map((name) => folder + name);
    } catch {
      return [];
    }
  });
