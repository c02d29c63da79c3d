import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
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
  const others = files.filter((file) => file.path !== claimPath);
  claim(
    files.filter((file) => file.path === claimPath),
    target,
  );
  try {
    for (let from = 0; from < others.length; from += batch) {
      // A pending signal is only seen between turns of the event loop.
      await breathe();
      signal.throwIfAborted();
      for (const file of others.slice(from, from + batch)) write(file, target);
    }
    await andThen();
    await breathe();
    signal.throwIfAborted();
  } catch (error) {
    await takeBack(target);
    throw error;
  }
};

/** One file is written before all others: of two runs at once only one gets past it. */
const claim = (files: PlannedFile[], target: Target): void => {
  try {
    for (const file of files) write(file, target);
  } catch (error) {
    removeEmptyFolders(target.missing);
    throw error;
  }
};

const write = (file: PlannedFile, target: Target): void => {
  const path = join(target.path, file.path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.content, { flag: 'wx' });
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
