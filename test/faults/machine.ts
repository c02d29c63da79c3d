import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '../stacks/postgres.js';
import { freePort } from '../stacks/processes.js';
import { createPlain, type Stack } from '../stacks/project.js';
import { type Server, startServer } from '../stacks/server.js';
import { runScript, toolchainOf } from '../stacks/toolchain.js';
import { Client } from './client.js';

type Env = Record<string, string | undefined>;

/** A server in production mode, and a client for it. */
export interface Site extends Server {
  client: Client;
}

/** A project that is built, with a database of its own. */
export interface Machine {
  folder: string;
  postgres: Postgres;
  env: Env;
  boot(extra?: Env, port?: number): Promise<Site>;
  remove(): Promise<void>;
}

const roomy = { AUTH_RATE_LIMIT_MAX: '1000000', RATE_LIMIT_MAX: '1000000' };

export const createMachine = async (stack: Stack): Promise<Machine> => {
  const project = await createPlain(stack);
  const folder = project.plain;
  // A production machine has no .env: its platform sets the variables.
  rmSync(join(folder, '.env'), { force: true });
  const postgres = await startPostgres();
  await postgres.createDatabase('app');
  const env: Env = {
    ...toolchainOf(folder).modes.production,
    DATABASE_URL: postgres.url('app'),
    JWT_SECRET: randomBytes(32).toString('base64url'),
    TRUST_PROXY: '1',
    ...roomy,
  };
  const sites = new Set<Site>();
  const machine: Machine = {
    folder,
    postgres,
    env,
    boot: async (extra = {}, given = undefined) => {
      const port = given ?? (await freePort());
      const server = await startServer(folder, 'start', port, { ...env, ...extra }, true);
      const site = { ...server, client: new Client(server.url) };
      sites.add(site);
      return site;
    },
    remove: async () => {
      await Promise.all([...sites].map((site) => site.alive() && site.stop('SIGKILL')));
      await postgres.remove();
      project.remove();
    },
  };
  try {
    await runScript(folder, 'build', { timeout: 120_000 });
    await runScript(folder, 'db:migrate', { env, timeout: 60_000 });
  } catch (error) {
    await machine.remove();
    throw error;
  }
  return machine;
};
