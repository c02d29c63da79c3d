import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkTarget, vibeCheck } from './check.js';
import { deploy, type Machine, productionEnv, startMachine, targetOf } from './machine.js';
import { freePort, run } from './processes.js';
import { createProjects, type Extent, type Projects, repository, type Stack } from './project.js';
import { type Server, startServer } from './server.js';
import { runScript } from './toolchain.js';

/** Also on a machine that does other things. */
const longest = 480_000;

const roomy = { AUTH_RATE_LIMIT_MAX: '1000000', RATE_LIMIT_MAX: '1000000' };

interface Proof {
  /** What the larger project has: the parity suite proves that all stacks answer alike. */
  extent: Extent;
  /** Whether the packages are those of the lockfile, not those that all stacks share. */
  isLocked?: boolean;
  /** Whether this stack shows what `vibe check` says of projects that do not start. */
  hasFailures?: boolean;
}

/** Makes, installs, boots and checks the projects of one stack. */
export const describeStack = (stack: Stack, proof: Proof): void => {
  const { extent, hasFailures = false } = proof;
  const isLocked = proof.isLocked === true || process.env.LOCKED === 'all';
  describe(`${stack.framework} with ${stack.orm}${stack.auth ? ` and ${stack.auth}` : ''}`, () => {
    let projects: Projects;
    beforeAll(async () => {
      projects = await createProjects(stack, extent, isLocked);
    }, 480_000);
    afterAll(() => projects?.remove());
    describeScripts('plain', ['lint', 'typecheck', 'test', 'build'], () => projects.plain);
    describeScripts(
      `every one of the ${extent}`,
      ['lint', 'typecheck', 'test'],
      () => projects.large,
    );
    describeDevelopment(() => projects.plain, extent);
    if (extent === 'app types') describeProduction(() => projects.large);
    else describeCommand(() => projects.large);
    if (hasFailures) describeFailures(() => projects.large);
  });
};

const describeScripts = (name: string, scripts: string[], folder: () => string) =>
  describe(`own checks of ${name}`, () => {
    test.each(scripts)('%s', async (script) => {
      await runScript(folder(), script, { timeout: longest });
    });
  });

/** `vibe check` starts the larger project of some stacks; on the others it comes to one that runs. */
const describeDevelopment = (folder: () => string, extent: Extent) =>
  describe('development on the embedded server', () => {
    let server: Server;
    beforeAll(async () => {
      server = await startServer(folder(), 'dev', await freePort(), roomy);
    });
    afterAll(() => server?.stop());
    test(
      'vibe check --url, from the project and from elsewhere',
      async () => {
        const only = extent === 'app types' ? [] : ['--only', 'endpoints'];
        const near = await vibeCheck(folder(), ['--url', server.url, ...only]);
        expect(near.summary.passed).toBeGreaterThanOrEqual(only.length > 0 ? 10 : 150);
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
      const call = async (path: string) => {
        const headers = { 'content-type': 'application/json', origin: server.url };
        const url = `${server.url}/api/v1/auth/${path}`;
        return (await fetch(url, { method: 'POST', body, headers })).status;
      };
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
      await runScript(folder(), 'db:migrate', {
        env: productionEnv(folder(), machine),
        timeout: 60_000,
      });
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

const describeCommand = (folder: () => string) =>
  describe('vibe check, which starts the project itself', () => {
    test(
      'proves every field type',
      async () => {
        const { summary, checks } = await vibeCheck(folder());
        expect(summary.passed).toBeGreaterThanOrEqual(150);
        const reasons = checks.flatMap(({ reason }) => reason ?? []);
        expect(new Set(reasons)).toEqual(
          new Set(reasons.length > 0 ? ['REDIS_URL is not set'] : []),
        );
      },
      longest,
    );
  });

const describeFailures = (folder: () => string) =>
  describe('vibe check, where the project does not start', () => {
    const vibe = join(repository, 'bin', 'vibe.js');

    test('says that the database does not start, and ends', async () => {
      const programs = join(folder(), 'scripts/postgres/programs.ts');
      const text = readFileSync(programs, 'utf8');
      writeFileSync(programs, text.replace("'initdb'", "'initdb-of-another-machine'"));
      const { code, output } = await run('node', [vibe, 'check'], { cwd: folder() });
      writeFileSync(programs, text);
      expect(output).toContain('database does not start');
      expect(code).toBe(1);
    });

    test('says what does not build', async () => {
      writeFileSync(join(folder(), 'src/broken.ts'), 'export const broken: string = 1;\n');
      const { code, output } = await run('node', [vibe, 'check'], { cwd: folder() });
      expect(code).toBe(1);
      expect(output).toContain('The project does not build');
      expect(output).toContain('src/broken.ts');
      expect(output).not.toMatch(/^\s+at /m);
    });
  });
