import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { CliError } from '../errors.js';
import { fileError } from './file-error.js';

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

/** A fresh clone and the folder views of desktops do not count as content. */
const harmless = new Set(['.git', '.DS_Store', 'Thumbs.db']);

const longestName = 64;
const validName = /^[a-z0-9][a-z0-9._-]*$/;
const refusedNames = new Set(['node_modules', 'favicon.ico']);

/** Looks at a folder without touching it; throws where no project can be made there. */
export const inspectTarget = (shown: string): Target => {
  const path = resolve(shown);
  const name = nameOf(shown, path);
  const { missing, kept } = contentOf(path);
  const inTheWay = kept.filter((entry) => !harmless.has(entry));
  if (inTheWay.length > 0)
    throw new CliError(
      'DIRECTORY_NOT_EMPTY',
      `The folder ${shown} is not empty: it holds ${listed(inTheWay)}.`,
      'Choose another name, or empty the folder first.',
    );
  return { shown, path, name, kept, missing };
};

const contentOf = (path: string): Pick<Target, 'kept' | 'missing'> => {
  try {
    const missing = missingFolders(path);
    return { missing, kept: missing.length > 0 ? [] : readdirSync(path) };
  } catch (error) {
    throw fileError(error, 'open', path);
  }
};

const listed = (entries: string[]): string =>
  entries.length > 3
    ? `${entries.slice(0, 3).join(', ')} and ${entries.length - 3} more`
    : entries.join(', ');

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

const exists = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // Below a file nothing exists; that file is found one folder up.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
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
