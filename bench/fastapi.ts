import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Postgres, startPostgres } from '../test/stacks/postgres.js';
import { must } from '../test/stacks/processes.js';
import { installLoad, requestsPerSecond } from './load.js';
import { median, type Row } from './measure.js';
import { item, leaveTheFirstCore, post, query, rows, type Side, serve, startPeer } from './peer.js';

const rounds = 5;
const tool = join(import.meta.dirname, '..', 'bin', 'create-vibe-backend.js');

const create = async (parent: string): Promise<string> => {
  const answers = ['--app-type', 'productivity', '--framework', 'fastapi', '--orm', 'sqlalchemy'];
  await must('node', [tool, 'ours', ...answers, '--yes', '--no-git'], { cwd: parent });
  return join(parent, 'ours');
};

/** A generated project in production, with all that it does for every request. */
const startOurs = async (folder: string, postgres: Postgres): Promise<Side> => {
  await postgres.createDatabase('ours');
  const env = {
    APP_ENV: 'production',
    DATABASE_URL: postgres.url('ours'),
    JWT_SECRET: randomBytes(32).toString('base64url'),
    RATE_LIMIT_MAX: '1000000',
    TRUST_PROXY: '1',
  };
  const programs = join(folder, '.venv', 'bin');
  await must(join(programs, 'migrate'), [], { cwd: folder, env });
  const { url, running } = await serve(folder, () => `${programs}/start`, env, '/health/live');
  const credentials = { email: 'bench@example.com', password: randomBytes(12).toString('hex') };
  const { data } = await post(`${url}/api/v1/auth/register`, credentials);
  const token = `${(data as { access_token: string }).access_token}`;
  const task = (await post(`${url}/api/v1/tasks`, item, token)).data as { id: string };
  await query(
    postgres.url('ours'),
    `INSERT INTO tasks (user_id, title, description, created_at)
     SELECT user_id, title || n, description, created_at + n * interval '1 ms'
     FROM tasks, generate_series(1, $2::int - 1) AS n WHERE id = $1`,
    [task.id, rows],
  );
  return {
    url,
    running,
    token,
    byId: `/api/v1/tasks/${task.id}`,
    list: '/api/v1/tasks?page=1&limit=20',
    create: { path: '/api/v1/tasks', body: item },
  };
};

const endpoints: Record<string, (side: Side) => Promise<number>> = {
  'by id': ({ url, byId, token }) => requestsPerSecond(url + byId, token),
  'list of 20 with total': ({ url, list, token }) =>
    requestsPerSecond(url + list, token, { seconds: 4 }),
  create: ({ url, create: { path, body }, token }) =>
    requestsPerSecond(url + path, token, { body }),
};

/** They take turns, so that a slow moment hits both. */
const compare = async (name: string, ours: Side, peer: Side): Promise<Row> => {
  const measure = endpoints[name] as (side: Side) => Promise<number>;
  await measure(ours);
  await measure(peer);
  const rates: { mine: number; theirs: number }[] = [];
  for (let round = 0; round < rounds; round += 1)
    rates.push({ mine: await measure(ours), theirs: await measure(peer) });
  const ratio = median(rates.map(({ mine, theirs }) => mine / theirs));
  return {
    what: `fastapi: ${name}`,
    ours: `${median(rates.map(({ mine }) => mine)).toFixed(0)} req/s`,
    theirs: `${median(rates.map(({ theirs }) => theirs)).toFixed(0)} req/s`,
    ratio: ratio.toFixed(2),
    limit: '>= 1',
    met: ratio >= 1,
  };
};

/** A generated project beside full-stack-fastapi-template: the same rows on the same PostgreSQL. */
export const fastapiRows = async (peerFolder: string, ownFolder?: string): Promise<Row[]> => {
  leaveTheFirstCore();
  await installLoad();
  const parent = mkdtempSync(join(tmpdir(), 'bench-fastapi-'));
  const postgres = await startPostgres();
  const sides: Side[] = [];
  try {
    const ours = await startOurs(ownFolder ?? (await create(parent)), postgres);
    sides.push(ours);
    const peer = await startPeer(resolve(peerFolder), postgres);
    sides.push(peer);
    const measured: Row[] = [];
    for (const name of Object.keys(endpoints)) measured.push(await compare(name, ours, peer));
    return measured;
  } finally {
    for (const { running } of sides) await running.stop();
    await postgres.remove();
    rmSync(parent, { recursive: true, force: true });
  }
};
