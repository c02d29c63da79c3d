import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineOf } from '../migrations/engine.js';
import { runPython } from '../python/packages.js';
import { type Postgres, startPostgres } from '../stacks/postgres.js';
import { must } from '../stacks/processes.js';
import { makeProject } from './project.js';

let postgres: Postgres;
const folders: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres?.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A project of an ORM, and an empty database for it. */
const prepared = async (orm: string) => {
  await postgres.createDatabase(orm);
  const folder = await makeProject(orm);
  folders.push(folder);
  return { folder, url: postgres.url(orm) };
};

/** A project of an ORM on a database that its own migrations have made. */
const migrated = async (orm: string) => {
  const { folder, url } = await prepared(orm);
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: url };
  const run = (program: string, args: string[]) =>
    must(program, args, { cwd: folder, env, timeout: 120_000 });
  await run('node', ['--import', 'tsx', 'src/commands/migrate.ts']);
  return { folder, env, run };
};

describe('Prisma', () => {
  it('finds the history complete and no drift', async () => {
    const { folder, env, run } = await migrated('prisma');
    Object.assign(env, await engineOf(folder));
    const prisma = (...args: string[]) =>
      run('node', ['node_modules/prisma/build/index.js', 'migrate', ...args]);
    const schema = ['--to-schema', 'prisma/schema.prisma', '--exit-code'];

    expect(await prisma('status')).toContain('Database schema is up to date');
    expect(await prisma('deploy')).toContain('No pending migrations');
    expect(await prisma('diff', '--from-config-datasource', ...schema)).toContain('No difference');
  });
});

describe('TypeORM', () => {
  it('finds no drift', async () => {
    const { run } = await migrated('typeorm');
    const source = ['-d', 'src/database/data-source.ts', 'src/database/migrations/drift'];
    const typeorm = ['--import', 'tsx', 'node_modules/typeorm/cli.js'];
    const said = await run('node', [...typeorm, 'migration:generate', '--check', ...source]);
    expect(said).toContain('No changes in database schema');
  });
});

describe('SQLAlchemy', () => {
  it('finds no drift', async () => {
    const { folder, url } = await prepared('sqlalchemy');
    const env = { DATABASE_URL: url, JWT_SECRET: 'for-development-only-change-me-in-production' };
    await runPython('app.commands.migrate', [], folder, env);
    expect(await runPython('alembic', ['check'], folder, env)).toContain(
      'No new upgrade operations detected',
    );
  });
});
