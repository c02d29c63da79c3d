import { linkSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { folders } from './folders.js';
import { type Holder, isAlive } from './holder.js';
import { drop, makeFolder } from './move.js';

/** A lock whose content was lost with the power is nobody's after this time. */
const settled = 5000;

/** How often others may remove the folder just before its use. */
const mostTries = 1000;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** Reads who holds a lock; null where it is free. */
export const readHolder = (path: string): Holder | null => {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isHolder(holder)) return holder;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (!(error instanceof SyntaxError)) throw error;
  }
  return nobody(path);
};

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'pid' in value &&
  typeof value.pid === 'number';

const nobody = (path: string): Holder | null => {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return null;
  const lost = Date.now() - stats.mtimeMs > settled;
  return {
    id: `unreadable-${stats.ino}-${Math.round(stats.mtimeMs)}`,
    pid: lost ? 0 : process.pid,
    host: hostname(),
    began: null,
    command: 'an unknown command',
    since: stats.mtime.toISOString(),
  };
};

/** Takes a lock in one step, complete with its holder; otherwise tells who has it. */
export const take = (folder: string, path: string, me: Holder): Holder | null => {
  const own = join(folder, folders.journal, `lock-${me.id}`);
  for (let tries = 0; ; tries += 1) {
    try {
      // Whoever had the folder last may have just removed it.
      makeFolder(dirname(own));
      writeFileSync(own, JSON.stringify(me));
      place(own, path, me);
      return null;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') {
        const holder = readHolder(path);
        if (holder) return holder;
      } else if (codeOf(error) !== 'ENOENT' || tries === mostTries) throw error;
    } finally {
      drop(own);
    }
  }
};

/** A link appears with all its content; some disks know no links. */
const place = (own: string, path: string, me: Holder): void => {
  try {
    linkSync(own, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
    writeFileSync(path, JSON.stringify(me), { flag: 'wx' });
  }
};

/**
 * Removes the lock of a process that has ended. Of all who find it dead only the one that holds the
 * guard named after this very holder may do so: another would remove the lock of whoever came next.
 */
export const breakDead = (folder: string, path: string, dead: Holder, me: Holder): void => {
  const guard = join(folder, folders.journal, `steal-${dead.id}`);
  const other = take(folder, guard, me);
  if (other) {
    if (!isAlive(other)) breakDead(folder, guard, other, me);
    return;
  }
  if (readHolder(path)?.id === dead.id) drop(path);
  drop(guard);
};

/** Gives a lock back, unless somebody has removed it by hand and another has taken it. */
export const giveBack = (path: string, me: Holder): void => {
  if (readHolder(path)?.id === me.id) drop(path);
};
