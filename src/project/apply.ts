import { mkdirSync, rmdirSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
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
  await claim(files.filter(isClaim), target);
  try {
    const others = files.filter((file) => !isClaim(file));
    for (let from = 0; from < others.length; from += batch) {
      signal.throwIfAborted();
      await writeAll(others.slice(from, from + batch), target);
    }
    await andThen();
    // A pending signal is only seen between turns of the event loop.
    await breathe();
    signal.throwIfAborted();
  } catch (error) {
    await takeBack(target);
    throw error;
  }
};

/** One file is written before all others: of two runs at once only one gets past it. */
const claim = async (files: PlannedFile[], target: Target): Promise<void> => {
  try {
    await writeAll(files, target);
  } catch (error) {
    removeEmptyFolders(target.missing);
    throw error;
  }
};

/** Ends only when no write is on its way any more, so that all can be taken back. */
const writeAll = async (files: PlannedFile[], target: Target): Promise<void> => {
  const place = (path: string) => join(target.path, path);
  for (const folder of new Set(files.map((file) => dirname(file.path)))) makeFolder(place(folder));
  const writes = files.map(async (file) => {
    try {
      await writeFile(place(file.path), file.content, { flag: 'wx' });
    } catch (error) {
      throw writeError(error as NodeJS.ErrnoException, place(file.path));
    }
  });
  const failed = (await Promise.allSettled(writes)).find((write) => write.status === 'rejected');
  if (failed) throw failed.reason;
};

const makeFolder = (path: string): void => {
  try {
    mkdirSync(path, { recursive: true });
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
