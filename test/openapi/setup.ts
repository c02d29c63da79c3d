import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startProduction } from '../parity/production.js';
import {
  everyAppType,
  installFor,
  kitchenResources,
  render,
  temporaryFolder,
} from '../parity/project.js';
import { startPostgres } from '../stacks/postgres.js';
import { installTools } from './tools.js';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    database: string;
    /** A server as in development, where people log in by sessions, with accounts of others too. */
    sessionsUrl: string;
    /** Where the projects are, by their app types; `sessions` is one of productivity. */
    projects: { everything: string; productivity: string; blank: string; sessions: string };
  }
}

const stack = { framework: 'fastify', orm: 'prisma' };

/** One server with everything that can be served, one with sessions, and two smaller projects. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const parent = temporaryFolder('openapi');
  const at = (name: string) => join(parent, name);
  const projects = {
    everything: at('everything'),
    productivity: at('productivity'),
    blank: at('blank'),
    sessions: at('sessions'),
  };
  render(projects.everything, stack, everyAppType, kitchenResources);
  render(projects.productivity, stack, ['productivity']);
  render(projects.blank, stack, ['blank']);
  render(
    projects.sessions,
    { framework: 'express', orm: 'typeorm', auth: 'session', oauth: ['google', 'apple'] },
    ['productivity'],
  );
  await Promise.all([installTools(), installFor(parent, Object.values(projects))]);
  const postgres = await startPostgres();
  const remove = async () => {
    await postgres.remove();
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    const server = await startProduction(projects.everything, postgres, 'openapi');
    const development = { NODE_ENV: 'development', TRUST_PROXY: '' };
    const sessions = await startProduction(projects.sessions, postgres, 'sessions', development);
    project.provide('url', server.url);
    project.provide('sessionsUrl', sessions.url);
    project.provide('database', postgres.url('openapi'));
    project.provide('projects', projects);
    return async () => {
      await Promise.all([server.stop(), sessions.stop()]);
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
};
