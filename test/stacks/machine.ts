import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Target } from '../../src/check/check.js';
import { type Postgres, startPostgres } from './postgres.js';
import { freePort, run } from './processes.js';
import { type Redis, startRedis } from './redis.js';
import { type Server, startFails, startServer } from './server.js';
import { runScript, toolchainOf } from './toolchain.js';

/** A machine as in production: the system's PostgreSQL, and Redis where it is installed. */
export interface Machine {
  postgres: Postgres;
  redis: Redis | null;
  env: Record<string, string>;
  stop(): Promise<void>;
}

export const startMachine = async (): Promise<Machine> => {
  const postgres = await startPostgres();
  await postgres.createDatabase('app');
  const redis = await startRedis();
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: postgres.url('app'),
    JWT_SECRET: randomBytes(32).toString('base64url'),
    CORS_ORIGINS: 'https://app.example.com,https://other.example.com',
    TRUST_PROXY: '1',
    AUTH_RATE_LIMIT_MAX: '1000000',
    RATE_LIMIT_MAX: '1000000',
  };
  const stop = async () => {
    await redis?.server.stop();
    await postgres.remove();
  };
  return { postgres, redis, env, stop };
};

/** Builds a project, prepares its database and starts it. */
export const deploy = async (folder: string, { env }: Machine): Promise<Server> => {
  await runScript(folder, 'build', { timeout: 120_000 });
  await runScript(folder, 'db:migrate', { env, timeout: 60_000 });
  return startServer(folder, 'start', await freePort(), env, true);
};

const query = async (connectionString: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

/** A deployed project, with all that a check may need of it. */
export const targetOf = (
  folder: string,
  server: Server,
  { postgres, redis, env }: Machine,
): Target => ({
  url: server.url,
  headers: { 'x-forwarded-proto': 'https' },
  production: true,
  logs: () => server.output(),
  makeAdmin: async (email) => {
    const options = { cwd: folder, env, timeout: 30_000 };
    const command = toolchainOf(folder).script(folder, 'make-admin', [email]);
    const { code, output } = await run(...command, options);
    assert.equal(code, 0, output);
  },
  control: {
    env,
    boot: async (extra) => {
      const port = await freePort();
      const own = await startServer(folder, 'start', port, { ...env, ...extra }, true);
      return { url: own.url, logs: own.output, stop: own.stop, alive: own.alive };
    },
    bootFails: async (extra) =>
      startFails(folder, { ...env, PORT: String(await freePort()), ...extra }),
    stopDatabase: () => postgres.stop(),
    startDatabase: () => postgres.start(),
    query: (sql) => query(postgres.url('app'), sql),
    modes: { production: { NODE_ENV: 'production' }, development: { NODE_ENV: 'development' } },
    redisUrl: redis?.url ?? null,
  },
});
