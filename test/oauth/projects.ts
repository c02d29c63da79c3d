import { join } from 'node:path';
import { startProject } from '../parity/production.js';
import { render } from '../parity/project.js';
import type { Postgres } from '../stacks/postgres.js';
import type { Server } from '../stacks/server.js';
import { toolchainOf } from '../stacks/toolchain.js';

const oauth = ['google', 'apple'];

/** The projects of this suite: each way to stay logged in, each framework. */
export const stacks = {
  tokens: { framework: 'fastify', orm: 'prisma', auth: 'jwt', oauth },
  sessions: { framework: 'express', orm: 'typeorm', auth: 'session', oauth },
  python: { framework: 'fastapi', orm: 'sqlalchemy', auth: 'session', oauth },
};

export type Name = keyof typeof stacks;

export const names = Object.keys(stacks) as Name[];

/** Renders a project of this suite into a folder of its own. */
export const renderProject = (parent: string, name: Name): string => {
  const folder = join(parent, name);
  render(folder, stacks[name], ['productivity']);
  return folder;
};

/** Those where people may log in with accounts of others. */
export const withOthers = names.filter((name) => 'oauth' in stacks[name]);

/** Serves a project as development does, on a database of its own, without limits. */
export const startDevelopment = (
  folder: string,
  postgres: Postgres,
  name: Name,
  more: Record<string, string>,
): Promise<Server> => {
  const env = { ...toolchainOf(folder).modes.development, ...more };
  return startProject(folder, postgres, name, env, Number(more.PORT));
};
