import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CliError } from '../errors.js';
import { fileError } from './file-error.js';
import { isHarmless, isTrace, leftoverIn } from './leftover.js';
import { listed, notOurs } from './not-ours.js';
import { exists } from './place.js';

/** The folder that a new project goes to. */
export interface Target {
  /** As the user wrote it. */
  shown: string;
  path: string;
  /** The project's name: a valid package name. */
  name: string;
  /** What lies there already and stays, whatever happens. */
  kept: string[];
  /** Folders to make, outermost first. */
  missing: string[];
}

const longestName = 64;
const validName = /^[a-z0-9][a-z0-9._-]*$/;
const refusedNames = new Set(['node_modules', 'favicon.ico']);

/** Looks at a folder without touching it; throws where no project can be made there. */
export const inspectTarget = (shown: string): Target => {
  const path = resolve(shown);
  const name = nameOf(shown, path);
  const { missing, kept } = contentOf(shown, path);
  const inTheWay = kept.filter((entry) => !isHarmless(entry));
  if (inTheWay.length > 0)
    throw new CliError(
      'DIRECTORY_NOT_EMPTY',
      `The folder ${shown} is not empty: it holds ${listed(inTheWay)}.`,
      'Choose another name, or empty the folder first.',
    );
  return { shown, path, name, kept, missing };
};

/** What a killed run left goes by itself, unless somebody has put more there. */
const withoutLeftover = (shown: string, path: string, entries: string[]): string[] => {
  if (!entries.includes('.vibe')) return entries;
  const leftover = leftoverIn(path);
  if (leftover && leftover.others.length > 0) throw notOurs(shown, leftover);
  if (leftover) return [];
  const isEmpty = readdirSync(join(path, '.vibe')).every(isTrace);
  return isEmpty ? entries.filter((entry) => entry !== '.vibe') : entries;
};

const contentOf = (shown: string, path: string): Pick<Target, 'kept' | 'missing'> => {
  try {
    const missing = missingFolders(path);
    const entries = missing.length > 0 ? [] : readdirSync(path);
    return { missing, kept: withoutLeftover(shown, path, entries) };
  } catch (error) {
    throw fileError(error, 'open', path);
  }
};

const missingFolders = (path: string): string[] => {
  if (exists(path)) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
    throw new CliError(
      'FILE_IN_THE_WAY',
      `${path} is a file, not a folder.`,
      'Choose another name, or move the file away.',
    );
  }
  return [...missingFolders(dirname(path)), path];
};

const nameOf = (shown: string, path: string): string => {
  const empty = shown.trim() === '';
  const name = empty ? '' : basename(path).toLowerCase().replace(/\s+/g, '-');
  const wrong = wrongName(name);
  if (!wrong) return name;
  throw new CliError(
    'BAD_NAME',
    `"${shown}" cannot be a project's name: ${wrong}.`,
    `Try ${suggestion(name)}.`,
  );
};

const wrongName = (name: string): string | null => {
  if (name === '') return 'it is empty';
  if (name.length > longestName) return `it is longer than ${longestName} characters`;
  return validName.test(name) && !refusedNames.has(name)
    ? null
    : 'use letters, digits, "-", "_" and ".", starting with a letter or digit';
};

const suggestion = (name: string): string => {
  const fixed = name
    .normalize('NFKD')
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, longestName)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return wrongName(fixed) ? 'my-backend' : fixed;
};
