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
  const files = planned.filter(({ path }) => !path.startsWith('.vibe/'));
  const lengths = Object.fromEntries(files.map(({ path, content }) => [path, content.length]));
  endCreation(root);
  mkdirSync(folderOf(root), { recursive: true });
  // To quote all contents as JSON would take three times as long.
  const contents = files.map(({ content }) => content).join('');
  writeFileSync(started(root), `${JSON.stringify({ kept, lengths })}\n${contents}`);
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
  const note = (pid: number): void => {
    // In one step: what the program makes must never be unknown.
    const next = join(folderOf(root), 'next.json');
    writeFileSync(next, JSON.stringify({ label, makes, ...running(pid) }));
    renameSync(next, path);
  };
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
  const own = notesIn(complete ? written(root) : started(root));
  if (!own) return null;
  const programs = readdirSync(folderOf(root))
    .filter((name) => name.startsWith('program-'))
    .sort()
    .flatMap((name) => parsed<Program>(textOf(join(folderOf(root), name)) ?? '') ?? []);
  return { ...own, complete, programs };
};

const notesIn = (path: string): Pick<Creation, 'files' | 'kept'> | null => {
  const text = textOf(path);
  const head = text?.slice(0, text.indexOf('\n') + 1);
  const notes = head ? parsed<{ kept: string[]; lengths: Record<string, number> }>(head) : null;
  if (!text || !head || !notes) return null;
  const files: Record<string, string> = {};
  let from = head.length;
  for (const [path, length] of Object.entries(notes.lengths)) {
    files[path] = text.slice(from, from + length);
    from += length;
  }
  // What was cut off in its first write says nothing yet: no file had been written.
  return from === text.length ? { files, kept: notes.kept } : null;
};

const textOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

const parsed = <T>(text: string): T | null => {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
};
