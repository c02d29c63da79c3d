import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkTarget, vibeCheck } from './check.js';
import { deploy, type Machine, startMachine, targetOf } from './machine.js';
import { freePort, must, run } from './processes.js';
import { createProject, type Project, repository, type Stack } from './project.js';
import { type Server, startServer } from './server.js';

/** Also on a machine that does other things. */
const longest = 480_000;

const roomy = { AUTH_RATE_LIMIT_MAX: '1000000', RATE_LIMIT_MAX: '1000000' };

/** Makes, installs, boots and checks the projects of one stack. */
export const describeStack = (stack: Stack): void => {
  describe(`${stack.framework} with ${stack.orm}`, () => {
    let projects: Project;
    beforeAll(async () => {
      projects = await createProject(stack);
    }, 480_000);
    afterAll(() => projects?.remove());
    describeOwnChecks(stack, () => projects);
    describeDevelopment(() => projects.plain);
    describeProduction(() => projects.all);
    describeCommand(() => projects);
  });
};

const scripts = ['lint', 'typecheck', 'test', 'build'];

/**
 * The larger projects are built where they are checked, and their own tests take long: each runs
 * them on two stacks, which have no framework and no ORM in common.
 */
const scriptsOf = ({ framework, orm }: Stack) => {
  const isFirst = (framework === 'fastify') === (orm === 'prisma');
  return {
    plain: scripts,
    all: ['lint', 'typecheck', ...(isFirst ? [] : ['test'])],
    kitchen: ['lint', 'typecheck', ...(isFirst ? ['test'] : [])],
  };
};

const describeOwnChecks = (stack: Stack, project: () => Project) => {
  const names = ['plain', 'all', 'kitchen'] as const;
  describe.each(names)('own checks of %s', (name) => {
    test.each(scriptsOf(stack)[name])('npm run %s', async (script) => {
      await must('npm', ['run', script], { cwd: project()[name], timeout: longest });
    });
  });
};

const describeDevelopment = (folder: () => string) =>
  describe('development on the embedded server', () => {
    let server: Server;
    beforeAll(async () => {
      server = await startServer(folder(), 'dev', await freePort(), roomy);
    });
    afterAll(() => server?.stop());
    test(
      'vibe check --url, from the project and from elsewhere',
      async () => {
        const near = await vibeCheck(folder(), ['--url', server.url]);
        expect(near.summary.passed).toBeGreaterThanOrEqual(150);
        const far = await vibeCheck(repository, ['--url', server.url, '--only', 'endpoints']);
        expect(far.summary.passed).toBe(
          near.checks.filter(({ id, status }) => id.startsWith('endpoints.') && status === 'passed')
            .length,
        );
      },
      longest,
    );
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
    }, longest);
    afterAll(async () => {
      await server?.stop();
      await machine?.stop();
    });
    test('db:migrate has nothing left to do', async () => {
      const { env } = machine;
      await must('npm', ['run', 'db:migrate'], { cwd: folder(), env, timeout: 60_000 });
    });
    test(
      'keeps the contract',
      async () => {
        const { checks } = await checkTarget(folder(), targetOf(folder(), server, machine));
        const skipped = checks.filter(({ status }) => status === 'skipped');
        expect(skipped.map(({ id }) => id)).toEqual([]);
      },
      longest,
    );
  });

const describeCommand = (projects: () => Project) =>
  describe('vibe check, which starts the project itself', () => {
    test(
      'proves a project as it was made',
      async () => {
        const { summary, checks } = await vibeCheck(projects().plain);
        expect(summary.passed).toBeGreaterThanOrEqual(150);
        const reasons = checks.flatMap(({ reason }) => reason ?? []);
        expect(new Set(reasons)).toEqual(
          new Set(reasons.length > 0 ? ['REDIS_URL is not set'] : []),
        );
      },
      longest,
    );

    test(
      'proves every field type',
      async () => {
        await vibeCheck(projects().kitchen);
      },
      longest,
    );

    test('says that the database does not start, and ends', async () => {
      const folder = projects().kitchen;
      const programs = join(folder, 'scripts/postgres/programs.ts');
      const text = readFileSync(programs, 'utf8');
      writeFileSync(programs, text.replace("'initdb'", "'initdb-of-another-machine'"));
      const vibe = join(repository, 'bin', 'vibe.js');
      const { code, output } = await run('node', [vibe, 'check'], { cwd: folder });
      writeFileSync(programs, text);
      expect(output).toContain('database does not start');
      expect(code).toBe(1);
    });

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
