import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkTarget, vibeCheck } from './check.js';
import { deploy, type Machine, startMachine, targetOf } from './machine.js';
import { freePort, must, run } from './processes.js';
import { createProject, type Project, repository, type Stack } from './project.js';
import { type Server, startServer } from './server.js';

const roomy = { AUTH_RATE_LIMIT_MAX: '1000000', RATE_LIMIT_MAX: '1000000' };

/** Makes, installs, boots and checks the projects of one stack. */
export const describeStack = (stack: Stack): void => {
  describe(`${stack.framework} with ${stack.orm}`, () => {
    let projects: Project;
    beforeAll(async () => {
      projects = await createProject(stack);
    }, 480_000);
    afterAll(() => projects?.remove());
    describeOwnChecks(() => projects);
    describeDevelopment(() => projects.plain);
    describeProduction(() => projects.all);
    describeCommand(() => projects);
  });
};

const describeOwnChecks = (projects: () => Project) =>
  describe.each(['plain', 'all', 'kitchen'] as const)('own checks of %s', (name) => {
    for (const script of ['lint', 'typecheck', 'test', 'build'])
      test(`npm run ${script}`, async () => {
        await must('npm', ['run', script], { cwd: projects()[name], timeout: 300_000 });
      }, 300_000);
  });

const describeDevelopment = (folder: () => string) =>
  describe('development on the embedded server', () => {
    let server: Server;
    beforeAll(async () => {
      server = await startServer(folder(), 'dev', await freePort(), roomy);
    });
    afterAll(() => server?.stop());
    test('vibe check --url, from the project and from elsewhere', async () => {
      const near = await vibeCheck(folder(), ['--url', server.url]);
      expect(near.summary.passed).toBeGreaterThanOrEqual(150);
      const far = await vibeCheck(repository, ['--url', server.url, '--only', 'endpoints']);
      expect(far.summary.passed).toBe(
        near.checks.filter(({ id, status }) => id.startsWith('endpoints.') && status === 'passed')
          .length,
      );
    }, 300_000);
    test('data stays between runs, and the first start is quick', async () => {
      const body = JSON.stringify({ email: 'stays@example.com', password: 'kept-between-runs' });
      const headers = { 'content-type': 'application/json' };
      const call = async (path: string) =>
        (await fetch(`${server.url}/api/v1/auth/${path}`, { method: 'POST', body, headers }))
          .status;
      expect(await call('register')).toBe(201);
      await server.stop('SIGINT');
      server = await startServer(folder(), 'dev', await freePort(), roomy);
      expect(await call('login')).toBe(200);
    });
  });

const describeProduction = (folder: () => string) =>
  describe('every app type in production on PostgreSQL', () => {
    let machine: Machine;
    let server: Server;
    beforeAll(async () => {
      machine = await startMachine();
      server = await deploy(folder(), machine);
    }, 300_000);
    afterAll(async () => {
      await server?.stop();
      await machine?.stop();
    });
    test('db:migrate has nothing left to do', async () => {
      const { env } = machine;
      await must('npm', ['run', 'db:migrate'], { cwd: folder(), env, timeout: 60_000 });
    });
    test('keeps the contract', async () => {
      const { checks } = await checkTarget(folder(), targetOf(folder(), server, machine));
      const skipped = checks.filter(({ status }) => status === 'skipped');
      expect(skipped.map(({ id }) => id)).toEqual([]);
    }, 300_000);
  });

const describeCommand = (projects: () => Project) =>
  describe('vibe check, which starts the project itself', () => {
    test('proves a project as it was made', async () => {
      const { summary, checks } = await vibeCheck(projects().plain);
      expect(summary.passed).toBeGreaterThanOrEqual(150);
      const reasons = checks.flatMap(({ reason }) => reason ?? []);
      expect(new Set(reasons)).toEqual(new Set(reasons.length > 0 ? ['REDIS_URL is not set'] : []));
    }, 300_000);

    test('proves every field type', async () => {
      await vibeCheck(projects().kitchen);
    }, 300_000);

    test('says what does not build', async () => {
      const folder = projects().kitchen;
      writeFileSync(join(folder, 'src/broken.ts'), 'export const broken: string = 1;\n');
      const vibe = join(repository, 'bin', 'vibe.js');
      const { code, output } = await run('node', [vibe, 'check'], { cwd: folder });
      expect(code).toBe(1);
      expect(output).toContain('The project does not build');
      expect(output).toContain('src/broken.ts');
      expect(output).not.toMatch(/^\s+at /m);
    });
  });
