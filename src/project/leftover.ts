import { type Dirent, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Creation, filesMayGo, readCreation } from './creation.js';
import { removeIfEmpty } from './move.js';

/** What a run left in a folder that was killed while it made a project there. */
export interface Leftover {
  creation: Creation;
  /** What the run has put there, as it put it there. */
  ours: string[];
  /** All else, by path: somebody has added or changed it. */
  others: string[];
}

/** Looks at a folder for what a killed run left there, without touching it. */
export const leftoverIn = (root: string): Leftover | null => {
  const creation = readCreation(root);
  return creation && { creation, ...sorted(root, creation) };
};

const sorted = (root: string, creation: Creation): Pick<Leftover, 'ours' | 'others'> => {
  const kept = new Set(creation.kept);
  const made = new Set(creation.programs.flatMap(({ makes }) => makes));
  const parents = new Set(Object.keys(creation.files).flatMap(foldersAbove));
  const ours: string[] = [];
  const others: string[] = [];
  const isOurs = (path: string, entry: Dirent): boolean => {
    if (made.has(path)) return entry.name !== '.git' || !hasCommit(join(root, path));
    const planned = creation.files[path];
    return planned !== undefined && entry.isFile() && holds(join(root, path), planned, creation);
  };
  const look = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (path === '.vibe' || kept.has(path)) continue;
      if (isOurs(path, entry)) ours.push(path);
      else if (isHarmless(entry.name) && !made.has(path)) continue;
      else if (entry.isDirectory() && parents.has(path)) look(path);
      else others.push(path);
    }
  };
  look('');
  return { ours, others };
};

const foldersAbove = (path: string): string[] =>
  path.includes('/') ? [dirname(path), ...foldersAbove(dirname(path))] : [];

/** The file that was being written when the run was killed may hold but the beginning. */
const holds = (path: string, planned: string, { complete }: Creation): boolean => {
  const wanted = Buffer.from(planned);
  const found = readFileSync(path);
  return complete ? found.equals(wanted) : wanted.subarray(0, found.length).equals(found);
};

/** The first commit is the last thing that a run does: whatever comes later is the person's. */
const hasCommit = (git: string): boolean =>
  existsSync(join(git, 'packed-refs')) ||
  (existsSync(join(git, 'refs', 'heads')) && readdirSync(join(git, 'refs', 'heads')).length > 0);

/** Removes what a killed run left; its own notes go last, so that this can be killed, too. */
export const removeLeftover = (root: string, { creation, ours }: Leftover): void => {
  filesMayGo(root);
  for (const path of ours) remove(join(root, path));
  const parents = [...ours, ...Object.keys(creation.files)].flatMap(foldersAbove);
  for (const folder of [...new Set(parents)].sort().toReversed()) removeIfEmpty(join(root, folder));
  for (const name of readdirSync(join(root, '.vibe')))
    if (!isTrace(name)) remove(join(root, '.vibe', name));
};

const remove = (path: string): void =>
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });

/** A fresh clone and the folder views of desktops do not count as content. */
export const isHarmless = (name: string): boolean =>
  ['.git', '.DS_Store', 'Thumbs.db'].includes(name);

/** What a run needs while it works says nothing about a project. */
export const isTrace = (name: string): boolean => name === 'journal' || name === 'lock';
