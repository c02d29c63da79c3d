import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { telling } from './file-error.js';
import { type Journal, keptOf, type Step, stagedOf } from './journal.js';
import { drop, keepAs, makeFolder, moveOver, partOf, removeIfEmpty } from './move.js';
import { exists, type Place, placeOf } from './place.js';

/** `changed`: somebody has edited the file since, so that it was left alone. */
export type Rolled = 'done' | 'changed';

const hint = 'Set it right and run this again.';

/** The hash of what a file holds, null where there is none. */
export const hashAt = (place: Place): string | null =>
  place.stats ? hash('sha256', readFileSync(place.real)) : null;

const at = <T>(journal: Journal, step: Step, work: (place: Place) => T): T =>
  telling('write', step.path, hint, () => {
    const place = placeOf(journal.root, step.path);
    drop(partOf(place.real));
    return work(place);
  });

/** Carries out one step; may have been carried out before. */
export const forward = (journal: Journal, step: Step, index: number): Rolled =>
  at(journal, step, (place) => {
    const staged = stagedOf(journal, index);
    // What is no longer staged is in its place, and may have been edited there since.
    if (step.after !== null && !exists(staged)) return 'done';
    const now = hashAt(place);
    if (now === step.after) return 'done';
    if (now !== step.before) return 'changed';
    const kept = keptOf(journal, index);
    drop(kept);
    if (step.after === null) moveOver(place.entry, kept);
    else if (step.before === null) {
      makeFolder(dirname(place.entry));
      keepAs(staged, place.entry);
      drop(staged);
    } else {
      keepAs(place.real, kept);
      moveOver(staged, place.real);
    }
    return 'done';
  });

/** Takes one step back; may have been taken back before, or never carried out. */
export const back = (journal: Journal, step: Step, index: number): Rolled =>
  at(journal, step, (place) => {
    const carriedOut =
      step.after === null ? exists(keptOf(journal, index)) : !exists(stagedOf(journal, index));
    const now = hashAt(place);
    if (!carriedOut || now === step.before) return 'done';
    if (now !== step.after) return 'changed';
    if (step.before === null) drop(place.entry);
    else moveOver(keptOf(journal, index), step.after === null ? place.entry : place.real);
    return 'done';
  });

/** Removes the folders that lost their last file, up to the project's own. */
export const prune = ({ root, steps }: Journal): void => {
  for (const { path } of steps.filter(({ after }) => after === null))
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
      removeIfEmpty(join(root, folder));
};

/** Removes the folders that were made for new files. */
export const unmake = ({ missing }: Journal): void => {
  for (const folder of missing.toReversed()) removeIfEmpty(folder);
};
