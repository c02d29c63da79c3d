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

/** What a project finds in its environment on the machine. */
export const productionEnv = (folder: string, { env }: Machine): Record<string, string> => ({
  ...env,
  ...toolchainOf(folder).modes.production,
});

/** Builds a project, prepares its database and starts it. */
export const deploy = async (folder: string, machine: Machine): Promise<Server> => {
  const env = productionEnv(folder, machine);
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
export const targetOf = (folder: string, server: Server, machine: Machine): Target => {
  const { postgres, redis } = machine;
  const { modes, script } = toolchainOf(folder);
  const own = productionEnv(folder, machine);
  return {
    url: server.url,
    headers: { 'x-forwarded-proto': 'https' },
    production: true,
    logs: () => server.output(),
    makeAdmin: async (email) => {
      const options = { cwd: folder, env: own, timeout: 30_000 };
      const command = script(folder, 'make-admin', [email]);
      const { code, output } = await run(...command, options);
      assert.equal(code, 0, output);
    },
    control: {
      env: own,
      boot: async (extra, pace, until) => {
        const port = await freePort();
        const env = { ...own, ...extra };
        const server = await startServer(folder, pace ?? 'start', port, env, true, until);
        return { url: server.url, logs: server.output, stop: server.stop, alive: server.alive };
      },
      bootFails: async (extra) =>
        startFails(folder, { ...own, PORT: String(await freePort()), ...extra }),
      stopDatabase: () => postgres.stop(),
      startDatabase: () => postgres.start(),
      query: (sql) => query(postgres.url('app'), sql),
      modes,
      redisUrl: redis?.url ?? null,
    },
  };
};
