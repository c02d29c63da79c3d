import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { CliError } from '../errors.js';

/** Where a path of a project lies, links followed. */
export interface Place {
  /** As the project names it, with slashes. */
  path: string;
  /** On disk: the file itself where it exists, else where it would come to lie. */
  real: string;
  /** The entry itself: a link where the file is one. */
  entry: string;
  /** What is there now. */
  stats: Stats | null;
  /** The nearest folder above that exists. */
  above: string;
}

/** Whether a path stays below the folder that it is relative to. */
export const isBelow = (path: string): boolean =>
  path !== '' &&
  !/^([/\\]|[a-zA-Z]:)/.test(path) &&
  path.split(/[/\\]/).every((segment) => segment !== '' && segment !== '.' && segment !== '..');

/** The folder of a project without links, as `placeOf` takes it. */
export const rootOf = (folder: string): string => realpathSync.native(folder);

/** Looks where a path lies; throws where that is outside of the project or not a place for a file. */
export const placeOf = (root: string, path: string): Place => {
  if (!isBelow(path)) throw new Error(`${path} is not a path below a project`);
  const shown = join(root, path);
  const folder = nearest(dirname(shown));
  const above = realOf(root, path, folder);
  if (!statSync(above).isDirectory())
    throw inTheWay(`${folder.slice(root.length + 1)} is a file: ${path} has no place there.`);
  const entry = join(above, relative(folder, shown));
  const link = lstatSync(shown, { throwIfNoEntry: false });
  if (!link?.isSymbolicLink())
    return file({ path, real: entry, entry, stats: link ?? null, above });
  const real = realOf(root, path, shown);
  return file({ path, real, entry, stats: statSync(real), above: dirname(real) });
};

const file = (place: Place): Place => {
  if (place.stats === null || place.stats.isFile()) return place;
  const kind = place.stats.isDirectory() ? 'a folder' : 'no ordinary file';
  throw inTheWay(`${place.path} is ${kind}.`);
};

const inTheWay = (message: string): CliError =>
  new CliError('FILE_IN_THE_WAY', message, 'Move it away and run this again.');

const nearest = (folder: string): string => (exists(folder) ? folder : nearest(dirname(folder)));

/** Whether there is anything, be it a link that leads nowhere. */
export const exists = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // Below a file nothing exists; that file is found one folder up.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
};

const realOf = (root: string, path: string, shown: string): string => {
  const real = target(shown);
  if (real === root || real?.startsWith(root + sep)) return real;
  const link = shown === root ? path : shown.slice(root.length + 1);
  throw new CliError(
    'SYMLINK_OUTSIDE',
    real === null
      ? `${link} is a link that leads nowhere.`
      : `${link} is a link to ${real}, outside of the project.`,
    `Put ${path} itself into the project instead of the link.`,
  );
};

const target = (path: string): string | null => {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (['ENOENT', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
};
