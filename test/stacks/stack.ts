import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Control, Target } from '../contract/check.js';
import { describeContract } from '../contract/describe.js';
import { type Postgres, startPostgres } from './postgres.js';
import { freePort, must, run } from './processes.js';
import { createProject, type Project, type Stack } from './project.js';
import { type Redis, startRedis } from './redis.js';
import { type Server, startFails, startServer } from './server.js';

const roomy = { AUTH_RATE_LIMIT_MAX: '1000000', RATE_LIMIT_MAX: '1000000' };
const behindProxy = { 'x-forwarded-proto': 'https' };

/** Makes, installs, boots and drives one stack on both databases. */
export const describeStack = (stack: Stack): void => {
  describe(`${stack.framework} with ${stack.orm}`, () => {
    let project: Project;
    beforeAll(async () => {
      project = await createProject(stack);
    }, 480_000);
    afterAll(() => project?.remove());
    describeOwnChecks(() => project);
    describeDevelopment(() => project);
    describeProduction(() => project);
  });
};

const describeOwnChecks = (project: () => Project) =>
  describe("the project's own checks", () => {
    for (const script of ['lint', 'typecheck', 'test', 'build'])
      test(`npm run ${script}`, async () => {
        await must('npm', ['run', script], { cwd: project().plain, timeout: 240_000 });
      });
  });

const describeDevelopment = (project: () => Project) =>
  describe('development on the embedded server', () => {
    let server: Server;
    beforeAll(async () => {
      server = await startServer(project().plain, 'dev', await freePort(), roomy);
    });
    afterAll(() => server?.stop());
    describeContract(
      (): Target => ({ url: server.url, headers: {}, kitchen: false, logs: () => server.output() }),
    );
    test('data stays between runs, and the first start is quick', async () => {
      const body = JSON.stringify({ email: 'stays@example.com', password: 'kept-between-runs' });
      const headers = { 'content-type': 'application/json' };
      const call = async (path: string) =>
        (await fetch(`${server.url}/api/v1/auth/${path}`, { method: 'POST', body, headers }))
          .status;
      expect(await call('register')).toBe(201);
      await server.stop('SIGINT');
      server = await startServer(project().plain, 'dev', await freePort(), roomy);
      expect(await call('login')).toBe(200);
    });
  });

interface Machine {
  postgres: Postgres;
  redis: Redis | null;
  env: Record<string, string | undefined>;
}

const controlOf = (folder: string, { postgres, redis, env }: Machine): Control => ({
  boot: async (extra) => {
    const server = await startServer(folder, 'start', await freePort(), { ...env, ...extra }, true);
    return { url: server.url, logs: server.output, stop: server.stop, alive: server.alive };
  },
  bootFails: async (extra) =>
    startFails(folder, { ...env, PORT: String(await freePort()), ...extra }),
  stopDatabase: () => postgres.stop(),
  startDatabase: () => postgres.start(),
  redisUrl: redis?.url ?? null,
});

const startMachine = async (): Promise<Machine> => {
  const postgres = await startPostgres();
  await postgres.createDatabase('app');
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: postgres.url('app'),
    JWT_SECRET: randomBytes(32).toString('base64url'),
    TRUST_PROXY: '1',
    ...roomy,
  };
  return { postgres, redis: await startRedis(), env };
};

const describeProduction = (project: () => Project) =>
  describe('production on PostgreSQL', () => {
    let machine: Machine;
    let server: Server;
    const folder = () => project().kitchen;
    beforeAll(async () => {
      machine = await startMachine();
      const { env } = machine;
      await must('npm', ['run', 'build'], { cwd: folder(), timeout: 120_000 });
      await must('npm', ['run', 'db:migrate'], { cwd: folder(), env, timeout: 60_000 });
      server = await startServer(folder(), 'start', await freePort(), env);
    }, 300_000);
    afterAll(async () => {
      await server?.stop();
      await machine?.redis?.server.stop();
      await machine?.postgres.remove();
    });
    test('npm run lint and typecheck with every field type', async () => {
      await must('npm', ['run', 'lint'], { cwd: folder() });
      await must('npm', ['run', 'typecheck'], { cwd: folder() });
    });
    test('db:migrate has nothing left to do', async () => {
      await must('npm', ['run', 'db:migrate'], {
        cwd: folder(),
        env: machine.env,
        timeout: 60_000,
      });
    });
    describeContract(
      (): Target => ({
        url: server.url,
        headers: behindProxy,
        kitchen: true,
        logs: () => server.output(),
        makeAdmin: async (email) => {
          const options = { cwd: folder(), env: machine.env, timeout: 30_000 };
          const { code, output } = await run('npm', ['run', 'make-admin', '--', email], options);
          assert.equal(code, 0, output);
        },
        control: controlOf(folder(), machine),
      }),
    );
  });
