import { hash } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { CliError } from '../errors.js';
import type { FileChange } from './changes.js';
import { telling } from './file-error.js';
import { type Place, placeOf } from './place.js';
import { hashAt } from './roll.js';

const hint = 'Nothing was written. Make it writable and run this again.';

/** Compares all that changes expect with the disk; throws at the first that cannot be made. */
export const check = (
  root: string,
  changes: FileChange[],
): { places: Place[]; missing: string[] } => {
  const places = changes.map((change) => checkOne(root, change));
  refuseTwice(places);
  return { places, missing: [...new Set(places.flatMap(missingAbove))] };
};

const checkOne = (root: string, change: FileChange): Place => {
  const place = placeOf(root, change.path);
  if (change.verb === 'create') {
    if (place.stats) throw inTheWay(change.path);
  } else if (!holds(place, change.before)) throw changedMeanwhile(change.path);
  telling('write', change.path, hint, () => {
    accessSync(place.above, constants.W_OK | constants.X_OK);
    if (place.stats) accessSync(place.real, constants.W_OK);
  });
  return place;
};

const holds = (place: Place, text: string): boolean =>
  telling(
    'read',
    place.path,
    'Nothing was written. Make it readable and run this again.',
    () => hashAt(place) === hash('sha256', text),
  );

const missingAbove = ({ entry, above }: Place): string[] => {
  const folders: string[] = [];
  for (
    let folder = dirname(entry);
    folder !== above && folder.length > above.length;
    folder = dirname(folder)
  )
    folders.unshift(folder);
  return folders;
};

const refuseTwice = (places: Place[]): void => {
  const seen = new Map<string, string>();
  for (const { real, path } of places) {
    const other = seen.get(real);
    if (other)
      throw new CliError(
        'SAME_FILE',
        `${other} and ${path} are one file, by a link.`,
        'Nothing was written. Put the file itself in the place of the link.',
      );
    seen.set(real, path);
  }
};

const inTheWay = (path: string): CliError =>
  new CliError(
    'FILE_IN_THE_WAY',
    `${path} is there already.`,
    'Nothing was written. Move the file away and run this again.',
  );

/** For a file that somebody has edited since the changes were planned. */
export const changedMeanwhile = (path: string): CliError =>
  new CliError(
    'CHANGED_MEANWHILE',
    `${path} has changed while this was planned.`,
    'Nothing was written. Run this again.',
  );
