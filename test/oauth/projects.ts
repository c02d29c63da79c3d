import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { render } from '../parity/project.js';
import type { Postgres } from '../stacks/postgres.js';
import { freePort } from '../stacks/processes.js';
import { type Server, startServer } from '../stacks/server.js';
import { runScript, toolchainOf } from '../stacks/toolchain.js';

/** The projects of this suite: each way to stay logged in, each framework. */
export const stacks = {
  tokens: { framework: 'fastify', orm: 'prisma', auth: 'jwt' },
  sessions: { framework: 'express', orm: 'typeorm', auth: 'session' },
  python: { framework: 'fastapi', orm: 'sqlalchemy', auth: 'session' },
};

export type Name = keyof typeof stacks;

export const names = Object.keys(stacks) as Name[];

/** Renders a project of this suite into a folder of its own. */
export const renderProject = (parent: string, name: Name): string => {
  const folder = join(parent, name);
  render(folder, stacks[name], ['productivity']);
  return folder;
};

/** Serves a project as development does, on a database of its own, without limits. */
export const startDevelopment = async (
  folder: string,
  postgres: Postgres,
  name: Name,
  more: (url: string) => Record<string, string>,
): Promise<Server> => {
  await postgres.createDatabase(name);
  const port = await freePort();
  const env = {
    ...toolchainOf(folder).modes.development,
    DATABASE_URL: postgres.url(name),
    JWT_SECRET: randomBytes(32).toString('base64url'),
    AUTH_RATE_LIMIT_MAX: '1000000',
    RATE_LIMIT_MAX: '1000000',
    LOG_LEVEL: 'error',
    ...more(`http://localhost:${port}`),
  };
  await runScript(folder, 'build', { timeout: 120_000 });
  await runScript(folder, 'db:migrate', { env, timeout: 60_000 });
  const server = await startServer(folder, 'start', port, env, true);
  return { ...server, url: `http://localhost:${port}` };
};
