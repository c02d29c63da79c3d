import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { serverUser } from './account.js';
import { binaries, startFailure } from './binaries.js';

/** Files of one cluster: `data` holds the databases, `server.log` what the server says. */
export interface Cluster {
  home: string;
  data: string;
  port: number;
  /** Tests give up crash safety for speed. */
  durable: boolean;
}

const execute = promisify(execFile);

const run = async (cluster: Cluster, name: string, args: string[]): Promise<void> => {
  const program = join(binaries(cluster.home), name);
  try {
    await execute(program, args, {
      cwd: cluster.home,
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, TZ: 'UTC' },
      ...serverUser(),
    });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw stderr ? new Error(`${name}: ${stderr.trim()}`) : startFailure(program, error as Error);
  }
};

const icu = ['--locale-provider=icu', '--icu-locale=und'];

const initdb = (cluster: Cluster, data: string, locale: string[]): Promise<void> =>
  run(cluster, 'initdb', [
    ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    ...locale,
  ]);

/** Creates the cluster beside its place and moves it there: killed half-way, it never was. */
export const initialise = async (cluster: Cluster): Promise<void> => {
  if (existsSync(cluster.data)) return;
  const partial = join(cluster.home, `init.${process.pid}`);
  rmSync(partial, { recursive: true, force: true });
  try {
    // With ICU, upper and lower case are known beyond ASCII; not every build has it.
    await initdb(cluster, partial, icu).catch((error: Error) => {
      if (!/ICU is not supported/.test(error.message)) throw error;
      return initdb(cluster, partial, []);
    });
    renameSync(partial, cluster.data);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(cluster.data)) throw error;
  }
  for (const name of readdirSync(cluster.home))
    if (name.startsWith('init.'))
      rmSync(join(cluster.home, name), { recursive: true, force: true });
};

const serverId = ({ data }: Cluster): string | undefined => {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
};

/** A restarted container gives the server's old id to another program, which blocks the start. */
const dropStalePidFile = (cluster: Cluster): void => {
  const name = `/proc/${serverId(cluster)}/comm`;
  if (existsSync(name) && readFileSync(name, 'utf8').trim() !== 'postgres')
    rmSync(join(cluster.data, 'postmaster.pid'));
};

export const start = async (cluster: Cluster): Promise<void> => {
  dropStalePidFile(cluster);
  const settings = ['-p', cluster.port, '-h', '127.0.0.1', '-k', '""'];
  if (!cluster.durable) settings.push('-c', 'fsync=off', '-c', 'full_page_writes=off');
  const log = join(cluster.home, 'server.log');
  const args = ['-D', cluster.data, '-l', log, '-w', '-o', settings.join(' ')];
  await run(cluster, 'pg_ctl', [...args, 'start']).catch((error: Error) => {
    const said = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5) : [];
    throw new Error([error.message, ...said].join('\n'));
  });
};

export const stop = async (cluster: Cluster): Promise<void> => {
  const id = serverId(cluster);
  await run(cluster, 'pg_ctl', ['-D', cluster.data, '-m', 'fast', '-W', 'stop']);
  // pg_ctl itself would also wait for a successor that another process starts at once.
  for (let waited = 0; id === serverId(cluster) && waited < 10_000; waited += 20) await pause(20);
};
