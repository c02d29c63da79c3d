import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CliError } from '../errors.js';
import { folders } from './folders.js';
import { hold, isHeld, type Waiting } from './hold.js';
import {
  closeJournal,
  type Journal,
  keptOf,
  readJournal,
  type Step,
  stagedOf,
  stageOf,
} from './journal.js';
import { leaveBeside } from './leave-beside.js';
import { exists, rootOf } from './place.js';
import { back, forward, prune, type Rolled, unmake } from './roll.js';
import { settleCreation } from './settle-creation.js';

/** A file that somebody edited since: it is left as it is. */
interface Conflict {
  path: string;
  /** Where the other content lies; null where there is none. */
  beside: string | null;
}

/**
 * Finishes what an earlier run left half done, or takes it back, and tells so in words; null where there
 * is nothing of that. Takes the lock unless the caller holds it.
 */
export const recover = async (folder: string, waiting?: Waiting): Promise<string | null> => {
  const root = rootOf(folder);
  if (left(root).length === 0) return null;
  if (isHeld(root)) return settle(root);
  return hold(root, 'vibe', () => settle(root), waiting);
};

const left = (root: string): string[] => {
  const journal = join(root, folders.journal);
  if (!exists(journal)) return [];
  return readdirSync(journal)
    .filter((name) => /^(changes-|done-|create$)/.test(name))
    .map((name) => join(journal, name));
};

const settle = async (root: string): Promise<string | null> => {
  const said: string[] = [];
  for (const folder of left(root)) {
    const one = await settleOne(root, folder);
    if (one) said.push(one);
  }
  return said.length > 0 ? said.join('\n') : null;
};

const settleOne = async (root: string, folder: string): Promise<string | null> => {
  if (basename(folder) === 'create') return settleCreation(root);
  const stage = stageOf(folder);
  if (basename(folder).startsWith('done-') || stage === null || stage === 'intent') {
    rmSync(folder, { recursive: true, force: true });
    return stage === 'intent' ? untouched : null;
  }
  const journal = readJournal(root, folder, stage);
  const conflicts = rolls[stage](journal);
  closeJournal(journal);
  return [sentence[stage], ...conflicts.map(told)].join(' ');
};

/** So early that its intent may be cut off. */
const untouched = 'An earlier run was killed before it changed anything; its traces are gone.';

const sentence = {
  commit: 'An earlier run was killed half-way; its changes are complete now.',
  abort: 'An earlier run was killed while it took its changes back; they are all taken back now.',
};

const told = ({ path, beside }: Conflict): string =>
  beside
    ? `${path} has changed since and stays as it is; what it was to become is in ${beside}.`
    : `${path} has changed since and stays, although it was to go.`;

const rolls = {
  commit: (journal: Journal): Conflict[] => {
    const conflicts = journal.steps.flatMap((step, index) =>
      roll(journal, step, forward, index, stagedOf(journal, index), 'vibe-new'),
    );
    prune(journal);
    return conflicts;
  },
  abort: (journal: Journal): Conflict[] => {
    const conflicts = [...journal.steps.entries()]
      .toReversed()
      .flatMap(([index, step]) =>
        roll(journal, step, back, index, keptOf(journal, index), 'vibe-old'),
      );
    unmake(journal);
    return conflicts;
  },
};

const roll = (
  journal: Journal,
  step: Step,
  way: (journal: Journal, step: Step, index: number) => Rolled,
  index: number,
  content: string,
  suffix: string,
): Conflict[] => {
  if (rolled(() => way(journal, step, index)) === 'done') return [];
  return [{ path: step.path, beside: leaveBeside(journal.root, content, step.path, suffix) }];
};

/** A place that has become a folder or a link to elsewhere is changed, too. */
const rolled = (way: () => Rolled): Rolled => {
  try {
    return way();
  } catch (error) {
    if (error instanceof CliError && ['FILE_IN_THE_WAY', 'SYMLINK_OUTSIDE'].includes(error.code))
      return 'changed';
    throw error;
  }
};
