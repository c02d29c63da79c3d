import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Contents by path. */
export type Tree = Record<string, string>;

/** An empty folder, with a space and letters of other languages, that goes away with the test. */
export const emptyFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vibe größe 項目 ')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

export const writeTree = (folder: string, tree: Tree): void => {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

/** A folder that holds some files. */
export const folderWith = (tree: Tree): string => {
  const folder = emptyFolder();
  writeTree(folder, tree);
  return folder;
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
