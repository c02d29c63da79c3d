import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { testServer } from '../scripts/database.js';
import { createDatabase, dropDatabases, dropLeftovers } from './databases.js';

declare module 'vitest' {
  interface ProvidedContext {
    server: string;
    prefix: string;
  }
}

/** Migrates one database, which every test file then copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  process.loadEnvFile('.env.example');
  const embedded = process.env.DATABASE_URL ? null : await testServer();
  await embedded?.attach();
  const server = embedded?.url ?? process.env.DATABASE_URL ?? '';
  if (embedded) await dropLeftovers(server);

  const prefix = `test_${process.pid}_`;
  process.env.DATABASE_URL = await createDatabase(server, `${prefix}template`);
  const { migrate } = await import('../src/database/migrate.js');
  await migrate();

  project.provide('server', server);
  project.provide('prefix', prefix);
  return async () => {
    await dropDatabases(server, prefix);
    await embedded?.detach();
  };
}
