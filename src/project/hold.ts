import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../errors.js';
import { telling } from './file-error.js';
import { folders } from './folders.js';
import { type Holder, isAlive, running } from './holder.js';
import { breakDead, giveBack, readHolder, take } from './lock-file.js';
import { drop, removeIfEmpty } from './move.js';
import { exists, rootOf } from './place.js';

export interface Waiting {
  /** How many milliseconds to wait for another run to end. */
  wait?: number;
  signal?: AbortSignal;
}

const pause = 25;
const defaultWait = 5000;
const mostTries = 16;
const held = new Set<string>();

/** Whether this very process holds the lock of a project. */
export const isHeld = (folder: string): boolean => held.has(rootOf(folder));

/** Does work that no other run may do at the same time in this folder. */
export const hold = async <T>(
  folder: string,
  command: string,
  work: () => Promise<T>,
  { wait = defaultWait, signal }: Waiting = {},
): Promise<T> => {
  const root = rootOf(folder);
  const me = {
    ...running(process.pid),
    id: randomUUID(),
    command,
    since: new Date().toISOString(),
  };
  const path = join(root, folders.lock);
  try {
    await acquire(root, path, me, Date.now() + wait, signal);
  } catch (error) {
    if (!exists(path)) tidy(root);
    throw error;
  }
  held.add(root);
  try {
    sweep(root, me);
    return await work();
  } finally {
    held.delete(root);
    // Before another has the lock: it would miss the folder.
    removeIfEmpty(join(root, folders.journal));
    giveBack(path, me);
    removeIfEmpty(dirname(path));
  }
};

/** Where there is no project, no trace is left. */
const tidy = (root: string): void => {
  removeIfEmpty(join(root, folders.journal));
  removeIfEmpty(dirname(join(root, folders.lock)));
};

const acquire = async (
  root: string,
  path: string,
  me: Holder,
  until: number,
  signal?: AbortSignal,
): Promise<void> => {
  for (;;) {
    signal?.throwIfAborted();
    const other = telling('write', folders.lock, 'Set it right and run this again.', () =>
      takeOver(root, path, me),
    );
    if (!other) return;
    if (Date.now() >= until) throw locked(other, me);
    await sleep(pause * (0.5 + Math.random()), undefined, { signal });
  }
};

/** Null when the lock is ours. Those who died while they removed a dead lock are removed before it. */
const takeOver = (root: string, path: string, me: Holder): Holder | null => {
  for (let tries = 0; ; tries += 1) {
    const other = take(root, path, me);
    if (!other || tries === mostTries || isAlive(other)) return other;
    breakDead(root, path, other, me);
  }
};

/** Removes what contenders left that were killed while they tried. */
const sweep = (root: string, me: Holder): void => {
  const journal = join(root, folders.journal);
  const names = exists(journal) ? readdirSync(journal) : [];
  for (const name of names.filter((entry) => /^(lock|steal)-/.test(entry))) {
    const path = join(journal, name);
    const owner = readHolder(path);
    if (name.startsWith('steal-')) {
      if (owner && !isAlive(owner)) breakDead(root, path, owner, me);
    }
    // Who is alive after all, and only had not written it yet, tries again.
    else if (!owner || name !== `lock-${owner.id}` || !isAlive(owner)) drop(path);
  }
};

const locked = (other: Holder, me: Holder): CliError => {
  const elsewhere = other.host === me.host ? '' : ` on ${other.host}`;
  return new CliError(
    'LOCKED',
    `${other.command} is at work in this project: process ${other.pid}${elsewhere}, since ${other.since}.`,
    `Wait until it has ended and run this again.${elsewhere && ` If it runs no more, delete ${folders.lock}.`}`,
    4,
  );
};
