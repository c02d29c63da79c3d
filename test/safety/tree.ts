import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Tree, writeTree } from './tree-files.js';

export { readTree, type Tree, writeTree } from './tree-files.js';

/** An empty folder, with a space and letters of other languages, that goes away with the test. */
export const emptyFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vibe größe 項目 ')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** A folder that holds some files. */
export const folderWith = (tree: Tree): string => {
  const folder = emptyFolder();
  writeTree(folder, tree);
  return folder;
};
