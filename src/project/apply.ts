import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from '../errors.js';
import type { PlannedFile } from '../plan/plan.js';
import {
  beginCreation,
  endCreation,
  filesAreWritten,
  filesMayGo,
  programBegins,
} from './creation.js';
import { fileError } from './file-error.js';
import { hold } from './hold.js';
import { isTrace, leftoverIn, removeLeftover } from './leftover.js';
import { makeFolder, removeIfEmpty } from './move.js';
import { clearCreation } from './settle-creation.js';
import { inspectTarget, type Target } from './target.js';

const batch = 40;
const first = 'vibe.json';

/** Notes that a program is about to run and what it makes; the result takes its process. */
export type Begin = (label: string, makes: string[]) => (pid: number) => void;

/**
 * Writes a plan, then does what belongs to it; all of it is taken back when anything fails or the user
 * interrupts, by the next run where this one is killed. No file is ever overwritten. Resolves to what
 * it did about a run that had been killed here.
 */
export const apply = async (
  files: PlannedFile[],
  target: Target,
  signal: AbortSignal,
  andThen: (begin: Begin) => Promise<void>,
): Promise<string | null> => {
  try {
    refusing(target.path, makeFolder);
    const work = () => make(files, target, signal, andThen);
    return await hold(target.path, 'create-vibe-backend', work, { signal });
  } catch (error) {
    for (const folder of target.missing.toReversed()) removeIfEmpty(folder);
    throw error;
  }
};

/** Of two runs at once the second finds the folder full. */
const make = async (
  files: PlannedFile[],
  { shown, path }: Target,
  signal: AbortSignal,
  andThen: (begin: Begin) => Promise<void>,
): Promise<string | null> => {
  const cleared = await clearCreation(path);
  const target = inspectTarget(shown);
  try {
    refusing(join(path, first), () => beginCreation(path, files, target.kept));
    await writeInTurns(files, target, signal);
    filesAreWritten(path);
    await andThen((label, makes) => programBegins(path, label, makes));
    await nextTurn();
    signal.throwIfAborted();
  } catch (error) {
    takeBack(target);
    throw error;
  }
  endCreation(path);
  return cleared;
};

/** The file that makes a folder a project comes first: with it a half made one is found. */
const writeInTurns = async (
  files: PlannedFile[],
  target: Target,
  signal: AbortSignal,
): Promise<void> => {
  const ordered = files.toSorted((a, b) => Number(b.path === first) - Number(a.path === first));
  for (let from = 0; from < ordered.length; from += batch) {
    await nextTurn();
    signal.throwIfAborted();
    writeAll(ordered.slice(from, from + batch), target);
  }
};

/** A pending signal is only seen between turns of the event loop. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One after the other: threads that create files in one folder wait for each other, busily. */
const writeAll = (files: PlannedFile[], target: Target): void => {
  const place = (path: string) => join(target.path, path);
  for (const folder of new Set(files.map((file) => dirname(file.path))))
    refusing(place(folder), (path) => mkdirSync(path, { recursive: true }));
  for (const file of files)
    refusing(place(file.path), (path) => writeFileSync(path, file.content, { flag: 'wx' }));
};

const refusing = (path: string, work: (path: string) => void): void => {
  try {
    work(path);
  } catch (error) {
    throw writeError(error as NodeJS.ErrnoException, path);
  }
};

const writeError = (error: NodeJS.ErrnoException, path: string): unknown =>
  error.code === 'EEXIST'
    ? new CliError('FILE_IN_THE_WAY', `${path} is there already.`, 'Choose another folder.')
    : fileError(error, 'write', path);

/**
 * While files are written only those go that the run has written; installing may have put more into the
 * folder than was planned, so that all goes but what was there. The lock and the notes of this run stay
 * to the last: no other run begins under it, and the next one finds what is left if this one is killed.
 */
const takeBack = ({ path, kept }: Target): void => {
  const leftover = leftoverIn(path);
  if (leftover?.creation.complete) {
    filesMayGo(path);
    removeAll(path, (name) => name === '.vibe' || kept.includes(name));
    removeAll(join(path, '.vibe'), isTrace);
  } else if (leftover) removeLeftover(path, leftover);
  endCreation(path);
};

const removeAll = (folder: string, stays: (name: string) => boolean): void => {
  for (const name of readdirSync(folder).filter((entry) => !stays(entry)))
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
};
