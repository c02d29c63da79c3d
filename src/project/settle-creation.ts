import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../errors.js';
import { endCreation } from './creation.js';
import { isAlive } from './holder.js';
import { type Leftover, leftoverIn, removeLeftover } from './leftover.js';
import { lastOf, listed, notOurs } from './not-ours.js';

const patience = 5000;
const pause = 50;

/** For a program of a project: what a killed run left of making it; throws where there is no project. */
export const settleCreation = async (root: string): Promise<string | null> => {
  const leftover = await leftoverAtRest(root);
  if (leftover?.creation.complete) {
    endCreation(root);
    return completed(leftover);
  }
  if (leftover && leftover.others.length > 0)
    throw new CliError(
      'INCOMPLETE_PROJECT',
      `This project is not complete: the run that made it was killed. Not of that run: ${listed(leftover.others)}.`,
      'Move these away and create the project again in the same folder.',
    );
  if (leftover) removeLeftover(root, leftover);
  endCreation(root);
  if (!leftover) return null;
  throw new CliError(
    'NOT_A_PROJECT',
    'The run that made this project was killed before it was complete: what it had written was removed.',
    'Create it again in the same folder.',
  );
};

/** For a run that makes a project in the same folder; tells what it did. */
export const clearCreation = async (root: string): Promise<string | null> => {
  const leftover = await leftoverAtRest(root);
  if (!leftover) {
    endCreation(root);
    return null;
  }
  if (leftover.others.length > 0) throw notOurs(root, leftover);
  removeLeftover(root, leftover);
  endCreation(root);
  return 'An earlier run was killed here; what it had left was removed.';
};

const completed = ({ creation }: Leftover): string =>
  `The run that made this project was killed while it ran ${lastOf(creation.programs)}: the files are complete, the rest is yours to run.`;

/** A program that the killed run had started may go on for a while. */
const leftoverAtRest = async (root: string): Promise<Leftover | null> => {
  const until = Date.now() + patience;
  for (;;) {
    const leftover = leftoverIn(root);
    const busy = leftover?.creation.programs.find((program) => isAlive(program));
    if (!busy) return leftover;
    if (Date.now() >= until)
      throw new CliError(
        'LOCKED',
        `${busy.label} of a run that was killed is still at work here: process ${busy.pid}.`,
        'Wait until it has ended, or end it, and run this again.',
        4,
      );
    await sleep(pause);
  }
};
