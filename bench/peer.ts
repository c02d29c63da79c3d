import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { Postgres } from '../test/stacks/postgres.js';
import { freePort, must, type Running, start } from '../test/stacks/processes.js';

/** A server that is measured: where its rows are, and how it is asked as the user who owns them. */
export interface Side {
  url: string;
  running: Running;
  token: string;
  byId: string;
  list: string;
  create: { path: string; body: object };
}

export const rows = 100_000;

export const item = { title: 'Task', description: 'Some text '.repeat(5) };

/** Everything that this process starts works on the second core, but for what is told to use the first. */
export const leaveTheFirstCore = (): void => {
  execFileSync('taskset', ['-acp', '1', `${process.pid}`], { stdio: 'ignore' });
};

/** Starts a program on the first core, its log going where a platform would take it from. */
export const serve = async (
  folder: string,
  command: (port: number) => string,
  env: Record<string, string>,
  path: string,
): Promise<{ url: string; running: Running }> => {
  const port = await freePort();
  const running = start('sh', ['-c', `exec taskset -c 0 ${command(port)} > /dev/null`], {
    cwd: folder,
    env: { ...env, PORT: `${port}` },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 400 && running.alive(); attempt += 1) {
    if (await fetch(url + path, { redirect: 'manual' }).catch(() => null)) return { url, running };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await running.stop('SIGKILL');
  throw new Error(`${folder} does not answer:\n${running.output()}`);
};

export const query = async (connection: string, sql: string, values: unknown[]): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(sql, values);
  await client.query('ANALYZE');
  await client.end();
};

/** Sends JSON or a form; the JSON of the answer. */
export const post = async (
  url: string,
  body: object | URLSearchParams,
  token = '',
): Promise<Record<string, unknown>> => {
  const form = body instanceof URLSearchParams;
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      ...(!form && { 'content-type': 'application/json' }),
      'x-forwarded-proto': 'https',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: form ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${url}: ${text}`);
  return JSON.parse(text);
};

/** The item endpoints of full-stack-fastapi-template, in the folder of its backend. */
export const startPeer = async (folder: string, postgres: Postgres): Promise<Side> => {
  await postgres.createDatabase('peer');
  const { hostname, port } = new URL(postgres.url('peer'));
  const env = {
    PROJECT_NAME: 'peer',
    SECRET_KEY: randomBytes(32).toString('base64url'),
    FIRST_SUPERUSER: 'admin@example.com',
    FIRST_SUPERUSER_PASSWORD: randomBytes(12).toString('hex'),
    POSTGRES_SERVER: hostname,
    POSTGRES_PORT: port,
    POSTGRES_USER: 'postgres',
    POSTGRES_PASSWORD: 'trusted',
    POSTGRES_DB: 'peer',
    PYTHONPATH: folder,
  };
  const programs = join(folder, '.venv', 'bin');
  await must(join(programs, 'alembic'), ['upgrade', 'head'], { cwd: folder, env });
  const command = (at: number) => `${programs}/fastapi run --workers 1 --port ${at} app/main.py`;
  const { url, running } = await serve(folder, command, env, '/api/v1/openapi.json');
  const [email, password] = ['bench@example.com', randomBytes(12).toString('hex')];
  await post(`${url}/api/v1/users/signup`, { email, password });
  const form = new URLSearchParams({ username: email, password });
  const { access_token } = await post(`${url}/api/v1/login/access-token`, form);
  const token = `${access_token}`;
  const { id } = await post(`${url}/api/v1/items/`, item, token);
  await query(
    postgres.url('peer'),
    `INSERT INTO item (id, owner_id, title, description, created_at)
     SELECT gen_random_uuid(), owner_id, title || n, description, created_at + n * interval '1 ms'
     FROM item, generate_series(1, $2::int - 1) AS n WHERE id = $1`,
    [id, rows],
  );
  return {
    url,
    running,
    token,
    byId: `/api/v1/items/${id}`,
    list: '/api/v1/items/?skip=0&limit=20',
    create: { path: '/api/v1/items/', body: item },
  };
};
