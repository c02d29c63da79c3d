import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { CliError } from '../errors.js';
import { keepAs } from './move.js';
import { exists, placeOf } from './place.js';

/** Puts content beside the file that it was meant for, under a name that is free; null without content. */
export const leaveBeside = (
  root: string,
  content: string,
  path: string,
  suffix: string,
): string | null => {
  if (!exists(content)) return null;
  const wanted = beside(root, path, suffix);
  const bytes = readFileSync(content);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!exists(name)) keepAs(content, name);
    // An earlier try may have been killed just after.
    if (readFileSync(name).equals(bytes)) return relative(root, name);
  }
};

/** Where the folder is gone or leads elsewhere, the project's own takes it. */
const beside = (root: string, path: string, suffix: string): string => {
  const instead = join(root, `${basename(path)}.${suffix}`);
  try {
    const { entry, above } = placeOf(root, `${path}.${suffix}`);
    return dirname(entry) === above ? entry : instead;
  } catch (error) {
    if (error instanceof CliError) return instead;
    throw error;
  }
};
