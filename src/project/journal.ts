import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CliError } from '../errors.js';
import { folders } from './folders.js';
import { exists } from './place.js';

/** A change of one file, with the hashes of its content; null where there is no file. */
export interface Step {
  path: string;
  before: string | null;
  after: string | null;
}

/** What the steps of a journal are to become: nothing yet, all of them or none. */
export type Stage = 'intent' | 'commit' | 'abort';

/** Where a run of changes is written down, so that the next run can finish it or take it back. */
export interface Journal {
  root: string;
  folder: string;
  steps: Step[];
  /** Folders to make, outermost first. */
  missing: string[];
}

export const stagedOf = (journal: Journal, index: number): string =>
  join(journal.folder, 'new', String(index));

export const keptOf = (journal: Journal, index: number): string =>
  join(journal.folder, 'old', String(index));

const marker = (folder: string, stage: Stage): string => join(folder, `${stage}.json`);

/** A journal that is still to be opened. */
export const journalOf = (root: string, id: string, steps: Step[], missing: string[]): Journal => ({
  root,
  folder: join(root, folders.journal, `changes-${id}`),
  steps,
  missing,
});

/** Writes down what is meant. */
export const openJournal = ({ folder, steps, missing }: Journal): void => {
  for (const name of ['new', 'old']) mkdirSync(join(folder, name), { recursive: true });
  const file = openSync(marker(folder, 'intent'), 'wx');
  try {
    writeFileSync(file, JSON.stringify({ steps, missing }));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** One rename decides what becomes of all steps. */
export const decide = ({ folder }: Journal, from: Stage, to: Stage): void => {
  syncFolder(join(folder, 'new'));
  syncFolder(folder);
  renameSync(marker(folder, from), marker(folder, to));
  syncFolder(folder);
};

/** The stage of a journal that an earlier run left; null where it had not even said what it meant. */
export const stageOf = (folder: string): Stage | null =>
  (['commit', 'abort', 'intent'] as const).find((stage) => exists(marker(folder, stage))) ?? null;

export const readJournal = (root: string, folder: string, stage: Stage): Journal => {
  try {
    const { steps, missing } = JSON.parse(readFileSync(marker(folder, stage), 'utf8'));
    if (Array.isArray(steps) && Array.isArray(missing)) return { root, folder, steps, missing };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const shown = `${folders.journal}/${basename(folder)}`;
  throw new CliError(
    'STATE_BROKEN',
    `${shown} is not readable: an earlier run may have been cut off half-way.`,
    `Compare the project with its last commit (git status), then delete ${shown}.`,
  );
};

/** Removes a journal; by one rename, since one that is half removed must not be taken for a run. */
export const closeJournal = ({ folder }: Pick<Journal, 'folder'>): void => {
  const done = join(dirname(folder), basename(folder).replace(/^changes-/, 'done-'));
  if (!exists(folder)) return;
  renameSync(folder, done);
  rmSync(done, { recursive: true, force: true });
};

/** So that names, not only contents, outlive a power cut; not every system can. */
const syncFolder = (folder: string): void => {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // The disk does it in its own time.
  }
};
