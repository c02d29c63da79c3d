import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, must, run } from './processes.js';

/** A server of the system's PostgreSQL, in a temporary folder. */
export interface Postgres {
  url(database: string): string;
  createDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const versions = '/usr/lib/postgresql';

const programs = (): string => {
  const newest = existsSync(versions)
    ? readdirSync(versions).sort((a, b) => +b - +a)[0]
    : undefined;
  if (!newest) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(versions, newest, 'bin');
};

/** PostgreSQL refuses to run as root: then its own user runs it. */
const postgresUser = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

export const startPostgres = async (): Promise<Postgres> => {
  const user = postgresUser();
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'system-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const data = join(folder, 'data');
  const options = { cwd: folder, user, timeout: 60_000 };
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  await must(join(bin, 'initdb'), [...initdb, '--no-sync'], options);
  const settings = `-p ${port} -h 127.0.0.1 -k "" -c fsync=off -c max_connections=200`;
  const control = (...args: string[]): Parameters<typeof run> => [
    join(bin, 'pg_ctl'),
    ['-D', data, '-l', join(folder, 'log'), '-w', ...args],
    options,
  ];
  const start = async () => void (await must(...control('-o', settings, 'start')));
  const stop = async () => void (await run(...control('-m', 'immediate', 'stop')));
  await start();
  process.on('exit', () => {
    try {
      execFileSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], {
        ...user,
        cwd: '/',
        stdio: 'ignore',
      });
    } catch {
      // It is stopped already.
    }
  });
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
  return {
    url: (database) => `postgresql://postgres@127.0.0.1:${port}/${database}`,
    createDatabase: async (name) =>
      void (await must(join(bin, 'createdb'), [...connection, name], options)),
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
