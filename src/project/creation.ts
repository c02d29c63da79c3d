import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile } from '../plan/plan.js';
import { folders } from './folders.js';
import { type Running, running } from './holder.js';
import { drop, removeIfEmpty } from './move.js';
import { exists } from './place.js';

/** A program that runs when all files of a new project are written. */
export interface Program extends Running {
  label: string;
  /** The paths that it makes. */
  makes: string[];
}

/** What a run that makes a project has written down about itself. */
export interface Creation {
  /** All files are written. */
  complete: boolean;
  /** The content of each planned file but the tool's own. */
  files: Record<string, string>;
  /** What was in the folder before. */
  kept: string[];
  programs: Program[];
}

const folderOf = (root: string): string => join(root, folders.journal, 'create');
const started = (root: string): string => join(folderOf(root), 'started.json');
const written = (root: string): string => join(folderOf(root), 'written.json');

/** Writes down what a new project will hold, before its first file. */
export const beginCreation = (root: string, planned: PlannedFile[], kept: string[]): void => {
  const files = Object.fromEntries(
    planned
      .filter(({ path }) => !path.startsWith('.vibe/'))
      .map(({ path, content }) => [path, content]),
  );
  endCreation(root);
  mkdirSync(folderOf(root), { recursive: true });
  writeFileSync(started(root), JSON.stringify({ files, kept }));
};

/** From here on the project is complete, whatever becomes of the programs. */
export const filesAreWritten = (root: string): void => renameSync(started(root), written(root));

/** Before files go, so that a project that is half gone is not taken for a complete one. */
export const filesMayGo = (root: string): void => {
  if (exists(written(root))) renameSync(written(root), started(root));
};

/** Writes down that a program is about to run; the result notes its process. */
export const programBegins = (
  root: string,
  label: string,
  makes: string[],
): ((pid: number) => void) => {
  const path = join(folderOf(root), `program-${readdirSync(folderOf(root)).length}.json`);
  const note = (pid: number): void =>
    writeFileSync(path, JSON.stringify({ label, makes, ...running(pid) }));
  note(0);
  return (pid) => {
    try {
      note(pid);
    } catch {
      // It runs all the same.
    }
  };
};

/** Forgets all that was written down, first what says that there is something to settle. */
export const endCreation = (root: string): void => {
  drop(started(root));
  drop(written(root));
  if (!exists(folderOf(root))) return;
  for (const name of readdirSync(folderOf(root))) drop(join(folderOf(root), name));
  removeIfEmpty(folderOf(root));
};

/** What a killed run has written down in a folder, or null. */
export const readCreation = (root: string): Creation | null => {
  const complete = exists(written(root));
  const own = parsed<Pick<Creation, 'files' | 'kept'>>(complete ? written(root) : started(root));
  if (!own) return null;
  const programs = readdirSync(folderOf(root))
    .filter((name) => name.startsWith('program-'))
    .sort()
    .flatMap((name) => parsed<Program>(join(folderOf(root), name)) ?? []);
  return { ...own, complete, programs };
};

/** What was cut off in its first write says nothing yet: nothing else had been written. */
const parsed = <T>(path: string): T | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return null;
    throw error;
  }
};
