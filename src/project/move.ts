import { copyFileSync, linkSync, mkdirSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exists } from './place.js';

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** What a link fails with where the disk knows none, or between two disks. */
const noLinks = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Where a file is copied to before it takes its place; a killed run may leave it. */
export const partOf = (path: string): string => join(dirname(path), `.${basename(path)}.vibe-part`);

/** Removes a file that may be gone already. */
export const drop = (path: string): void => {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) throw error;
  }
};

/** Makes a folder with those above it; `recursive` hides that a disk is read-only. */
export const makeFolder = (path: string): void => {
  if (exists(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
};

/** Removes a folder unless it holds something. */
export const removeIfEmpty = (folder: string): void => {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something, or is gone already.
  }
};

/** Puts a file in the place of another in one step, from another disk too. */
export const moveOver = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    copyFileSync(from, partOf(to));
    renameSync(partOf(to), to);
    unlinkSync(from);
  }
};

/** Gives a file a second name that must be free; a copy where the disk knows no links. */
export const keepAs = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!noLinks.includes(codeOf(error))) throw error;
    copyFileSync(from, partOf(to));
    // Not over what has appeared there meanwhile.
    try {
      linkSync(partOf(to), to);
      drop(partOf(to));
    } catch (again) {
      if (!noLinks.includes(codeOf(again))) {
        drop(partOf(to));
        throw again;
      }
      renameSync(partOf(to), to);
    }
  }
};
