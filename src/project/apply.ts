import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CliError } from '../errors.js';
import type { PlannedFile } from '../plan/plan.js';
import { fileError } from './file-error.js';
import type { Target } from './target.js';

const batch = 40;
const claimPath = 'vibe.json';

/**
 * Writes a plan, then does what belongs to it; all of it is taken back when
 * anything fails or the user interrupts. No file is ever overwritten.
 */
export const apply = async (
  files: PlannedFile[],
  target: Target,
  signal: AbortSignal,
  andThen: () => Promise<void>,
): Promise<void> => {
  const isClaim = (file: PlannedFile) => file.path === claimPath;
  claim(files.filter(isClaim), target);
  try {
    const others = files.filter((file) => !isClaim(file));
    for (let from = 0; from < others.length; from += batch) {
      await nextTurn();
      signal.throwIfAborted();
      writeAll(others.slice(from, from + batch), target);
    }
    await andThen();
    await nextTurn();
    signal.throwIfAborted();
  } catch (error) {
    await takeBack(target);
    throw error;
  }
};

/** A pending signal is only seen between turns of the event loop. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One file is written before all others: of two runs at once only one gets past it. */
const claim = (files: PlannedFile[], target: Target): void => {
  try {
    writeAll(files, target);
  } catch (error) {
    removeEmptyFolders(target.missing);
    throw error;
  }
};

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

const removeEmptyFolders = (outermostFirst: string[]): void => {
  for (const folder of outermostFirst.toReversed())
    try {
      rmdirSync(folder);
    } catch {
      // Somebody else put something there, or it was never made.
    }
};

/** Installing may have put more into the folder than was planned: all but what was there goes. */
const takeBack = async (target: Target): Promise<void> => {
  const made = (await readdir(target.path)).filter((entry) => !target.kept.includes(entry));
  for (const entry of made)
    await rm(join(target.path, entry), { recursive: true, force: true, maxRetries: 5 });
  removeEmptyFolders(target.missing);
};
