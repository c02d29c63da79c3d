import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import type { FileChange } from './changes.js';
import { telling } from './file-error.js';
import { type Journal, stagedOf } from './journal.js';
import type { Place } from './place.js';

const hint = 'Nothing was changed. Set it right and run this again.';

/** Writes the new contents into the journal, with all the disk needs for them; what may fail fails here. */
export const stage = async (
  journal: Journal,
  changes: FileChange[],
  places: Place[],
  signal: AbortSignal,
): Promise<void> => {
  for (const [index, change] of changes.entries()) {
    if (change.verb === 'delete') continue;
    telling('write', change.path, hint, () =>
      write(stagedOf(journal, index), change.content, places[index]?.stats ?? null),
    );
    await nextTurn();
    signal.throwIfAborted();
  }
};

const write = (path: string, content: string, old: Stats | null): void => {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, content);
    if (old) dress(file, old);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** A file keeps its mode, and its owner where the tool may say so. */
const dress = (file: number, old: Stats): void => {
  fchmodSync(file, old.mode & 0o7777);
  if (old.uid === process.getuid?.() && old.gid === process.getgid?.()) return;
  try {
    fchownSync(file, old.uid, old.gid);
    fchmodSync(file, old.mode & 0o7777);
  } catch {
    // Only root may.
  }
};

/** A pending signal is only seen between turns of the event loop. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
