import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Postgres } from '../stacks/postgres.js';
import { freePort } from '../stacks/processes.js';
import { type Server, startServer } from '../stacks/server.js';
import { runScript, toolchainOf } from '../stacks/toolchain.js';
import type { Backend } from './talk.js';

export interface Production extends Backend {
  stop(): Promise<unknown>;
}

/** What the command line does, without starting it. */
export const makeAdmin = async (connection: string, userId: string): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [userId]);
  await client.end();
};

/** Builds a project, migrates a database of its own and serves it, without limits. */
export const startProject = async (
  folder: string,
  postgres: Postgres,
  database: string,
  more: Record<string, string>,
  port: number,
): Promise<Server> => {
  await postgres.createDatabase(database);
  const env = {
    DATABASE_URL: postgres.url(database),
    JWT_SECRET: randomBytes(32).toString('base64url'),
    AUTH_RATE_LIMIT_MAX: '1000000',
    RATE_LIMIT_MAX: '1000000',
    LOG_LEVEL: 'error',
    ...more,
  };
  await runScript(folder, 'build', { timeout: 120_000 });
  await runScript(folder, 'db:migrate', { env, timeout: 60_000 });
  return startServer(folder, 'start', port, env, true);
};

/** Builds a project, migrates a database of its own and serves it as in production, without limits. */
export const startProduction = async (
  folder: string,
  postgres: Postgres,
  database: string,
  more: Record<string, string> = {},
): Promise<Production> => {
  const env = {
    ...toolchainOf(folder).modes.production,
    TRUST_PROXY: '1',
    CORS_ORIGINS: 'https://app.example.com',
    ...more,
  };
  const server = await startProject(folder, postgres, database, env, await freePort());
  return {
    url: server.url,
    promote: (userId) => makeAdmin(postgres.url(database), userId),
    stop: () => server.stop(),
  };
};
