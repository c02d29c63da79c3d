import { hash, randomUUID } from 'node:crypto';
import { changedMeanwhile, check } from './check-changes.js';
import { telling } from './file-error.js';
import { folders } from './folders.js';
import { isHeld } from './hold.js';
import { closeJournal, decide, type Journal, journalOf, openJournal } from './journal.js';
import { rootOf } from './place.js';
import { back, forward, prune, unmake } from './roll.js';
import { stage } from './stage.js';

/** A change of one file, made from what the file held when it was planned. */
export type FileChange =
  | { verb: 'create'; path: string; content: string }
  | { verb: 'update'; path: string; content: string; before: string }
  | { verb: 'delete'; path: string; before: string };

const hint = 'Nothing was changed. Set it right and run this again.';

/**
 * Makes all changes or none, whenever the run is killed; the caller holds the lock of the project.
 * Throws with nothing changed where the disk does not hold what the changes were made from.
 */
export const applyChanges = async (
  folder: string,
  changes: FileChange[],
  signal: AbortSignal,
): Promise<void> => {
  signal.throwIfAborted();
  if (changes.length === 0) return;
  if (!isHeld(folder)) throw new Error('Changes are made under the lock of the project.');
  const root = rootOf(folder);
  const { places, missing } = check(root, changes);
  const journal = journalOf(root, randomUUID(), changes.map(stepOf), missing);
  try {
    telling('write', folders.journal, hint, () => openJournal(journal));
    await stage(journal, changes, places, signal);
    telling('write', folders.journal, hint, () => decide(journal, 'intent', 'commit'));
  } catch (error) {
    closeJournal(journal);
    throw error;
  }
  rollOrTakeBack(journal);
  closeJournal(journal);
};

const stepOf = (change: FileChange) => ({
  path: change.path,
  before: change.verb === 'create' ? null : hash('sha256', change.before),
  after: change.verb === 'delete' ? null : hash('sha256', change.content),
});

/** What fails here is rare: a disk that is full of names, or a file edited in this very moment. */
const rollOrTakeBack = (journal: Journal): void => {
  try {
    for (const [index, step] of journal.steps.entries())
      if (forward(journal, step, index) === 'changed') throw changedMeanwhile(step.path);
    prune(journal);
  } catch (error) {
    decide(journal, 'commit', 'abort');
    for (const [index, step] of [...journal.steps.entries()].toReversed())
      back(journal, step, index);
    unmake(journal);
    closeJournal(journal);
    throw error;
  }
};
