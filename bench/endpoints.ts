import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Postgres, startPostgres } from '../test/stacks/postgres.js';
import { freePort, must, type Running, start } from '../test/stacks/processes.js';
import { createPlain, type Stack } from '../test/stacks/project.js';
import { startServer } from '../test/stacks/server.js';
import { installLoad, requestsPerSecond } from './load.js';
import { median, type Row, within } from './measure.js';

const stacks: Stack[] = ['fastify', 'express'].flatMap((framework) =>
  ['prisma', 'typeorm'].map((orm) => ({ framework, orm })),
);
const rounds = 7;
const coldStarts = 5;

interface Served {
  url: string;
  running: Running;
}

/** On a core of its own; its log goes where a platform would take it from. */
const serve = async (
  folder: string,
  file: string,
  env: Record<string, string>,
): Promise<Served> => {
  const port = await freePort();
  const command = `exec taskset -c 0 node ${file} > /dev/null`;
  const running = start('sh', ['-c', command], {
    cwd: folder,
    env: { ...env, PORT: String(port) },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await fetch(url, { redirect: 'manual' }).catch(() => null)) return { url, running };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${file} does not answer:\n${running.output()}`);
};

const post = async (url: string, path: string, body: unknown, token = '') => {
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-proto': 'https',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`POST ${path}: ${text}`);
  return JSON.parse(text).data;
};

/** A user with a thousand tasks, and the token to read them. */
const seed = async (url: string, database: string): Promise<{ token: string; id: string }> => {
  const credentials = { email: 'bench@example.com', password: randomBytes(12).toString('hex') };
  const data = await post(url, '/auth/register', credentials);
  const task = await post(
    url,
    '/tasks',
    { title: 'Task', description: 'Some text '.repeat(5) },
    data.access_token,
  );
  const client = new pg.Client(database);
  await client.connect();
  await client.query(
    `INSERT INTO tasks (user_id, title, description, created_at, updated_at)
     SELECT user_id, title || n, description, created_at + n * interval '1 ms', updated_at
     FROM tasks, generate_series(1, 999) AS n WHERE id = $1`,
    [task.id],
  );
  await client.query('ANALYZE');
  await client.end();
  return { token: data.access_token, id: task.id };
};

const compare = async (
  name: string,
  ours: string,
  plain: string,
  path: string,
  token: string,
): Promise<Row> => {
  const rates: [number, number][] = [];
  for (let round = 0; round <= rounds; round += 1)
    rates.push([
      await requestsPerSecond(ours + path, token),
      await requestsPerSecond(plain + path, token),
    ]);
  const [ourRate, plainRate] = [0, 1].map((side) =>
    median(rates.slice(1).map((pair) => pair[side] ?? 0)),
  );
  const ratio = median(rates.slice(1).map(([mine, theirs]) => mine / theirs));
  return {
    what: name,
    ours: `${ourRate?.toFixed(0)} req/s`,
    theirs: `${plainRate?.toFixed(0)} req/s`,
    ratio: ratio.toFixed(2),
    limit: '>= 0.85',
    met: ratio >= 0.85,
  };
};

/** The median of some first starts, each without data and without a cache of compiled files. */
const coldStart = async (folder: string): Promise<number> => {
  const times: number[] = [];
  for (let start = 0; start < coldStarts; start += 1) {
    const cache = mkdtempSync(join(tmpdir(), 'bench-cold-'));
    rmSync(join(folder, '.data'), { recursive: true, force: true });
    const server = await startServer(folder, 'dev', await freePort(), { TMPDIR: cache });
    times.push(server.readyAfter);
    await server.stop();
    rmSync(cache, { recursive: true, force: true });
  }
  return median(times);
};

const measureStack = async (stack: Stack, postgres: Postgres): Promise<Row[]> => {
  const name = `${stack.framework}-${stack.orm}`;
  const project = await createPlain(stack);
  const folder = project.plain;
  const cold = await coldStart(folder);
  const database = name.replace('-', '_');
  await postgres.createDatabase(database);
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: postgres.url(database),
    JWT_SECRET: randomBytes(32).toString('base64url'),
    RATE_LIMIT_MAX: '1000000',
    TRUST_PROXY: '1',
  };
  await must('npm', ['run', 'build'], { cwd: folder, env });
  await must('npm', ['run', 'db:migrate'], { cwd: folder, env });
  copyFileSync(join(import.meta.dirname, 'handlers', `${name}.mjs`), join(folder, 'plain.mjs'));
  const ours = await serve(folder, 'dist/main.js', env);
  const plain = await serve(folder, 'plain.mjs', env);
  try {
    const { token, id } = await seed(ours.url, env.DATABASE_URL);
    return [
      await compare(`${name}: by id`, ours.url, plain.url, `/api/v1/tasks/${id}`, token),
      await compare(`${name}: list`, ours.url, plain.url, '/api/v1/tasks', token),
      within(`${name}: from install to first 200`, cold / 1000, 3, 's'),
    ];
  } finally {
    await ours.running.stop();
    await plain.running.stop();
    project.remove();
  }
};

/** Every stack against the smallest handlers on the same framework and ORM that do the same work. */
export const endpointRows = async (): Promise<Row[]> => {
  await installLoad();
  const postgres = await startPostgres();
  const only = process.env.STACKS?.split(',');
  const rows: Row[] = [];
  try {
    for (const stack of stacks)
      if (!only || only.includes(`${stack.framework}-${stack.orm}`))
        rows.push(...(await measureStack(stack, postgres)));
  } finally {
    await postgres.remove();
  }
  return rows;
};
