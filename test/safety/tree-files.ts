import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Contents by path. */
export type Tree = Record<string, string>;

/** Writes files with the folders that they need. */
export const writeTree = (folder: string, tree: Tree): void => {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

/** All that a folder holds, folders with a slash at the end; `skip` leaves out whole folders. */
export const readTree = (folder: string, skip: string[] = []): Tree => {
  const tree: Tree = {};
  const look = (below: string): void => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below === '' ? name : `${below}/${name}`;
      if (skip.includes(path)) continue;
      const stats = lstatSync(join(folder, path));
      if (stats.isDirectory()) {
        tree[`${path}/`] = '';
        look(path);
      } else if (stats.isSymbolicLink()) tree[path] = `-> ${readlinkSync(join(folder, path))}`;
      else tree[path] = readFileSync(join(folder, path), 'latin1');
    }
  };
  look('');
  return tree;
};
