import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueOf, freshCatalogue } from './catalogue.js';
import { engineOf } from './engine.js';
import { makeProject, type Project } from './project.js';
import { expectReset } from './reset.js';
import { insertRows } from './rows.js';
import { openStage, type Stage } from './stage.js';
import { oneIndex, steps } from './steps.js';

let stage: Stage;
let project: Project;
let engine: Record<string, string>;
let database: Awaited<ReturnType<Stage['create']>>;

beforeAll(async () => {
  stage = await openStage();
  project = await makeProject('prisma');
  engine = await engineOf(project.folder);
  database = await stage.create();
});

afterAll(async () => {
  await stage?.close();
  project?.remove();
});

const migrate = () => project.run(database.url, ['--import', 'tsx', 'src/commands/migrate.ts']);
const prisma = (...args: string[]) =>
  project.run(database.url, ['node_modules/prisma/build/index.js', 'migrate', ...args], engine);
const schema = ['--to-schema', 'prisma/schema.prisma', '--exit-code'];

const agrees = async () => {
  expect(await catalogueOf(database.client)).toEqual(
    await freshCatalogue(database.client, project.tables()),
  );
  expect(await prisma('status')).toContain('Database schema is up to date');
  expect(await prisma('diff', '--from-config-datasource', ...schema)).toContain('No difference');
};

describe('a Prisma project that evolves', () => {
  it('starts with rows', async () => {
    await migrate();
    await insertRows(database.client, project.tables());
  });

  it.each(steps)('$name: by the project, two of them at once', async (step) => {
    const ids = project.evolve(step);
    const said = await Promise.all([migrate(), migrate()]);
    for (const id of ids) expect(said.join('')).toContain(id);
    await agrees();
  });

  it('is empty after a reset, of what was removed too', () => expectReset(project, database));

  it('replays the whole history by the Prisma CLI', async () => {
    database = await stage.create();
    expect(await prisma('deploy')).toContain('All migrations have been successfully applied');
    await agrees();
    expect(await migrate()).toContain('Nothing to migrate');
  });
});

describe('the Prisma CLI', () => {
  it('takes every step where rows are', async () => {
    project.remove();
    project = await makeProject('prisma');
    database = await stage.create();
    await prisma('deploy');
    await insertRows(database.client, project.tables());
    for (const step of steps) {
      project.evolve(step);
      expect(await prisma('deploy'), step.name).toContain('successfully applied');
    }
    await agrees();
  });

  it('starts an index again that was broken off', async () => {
    const ids = project.evolve(oneIndex);
    expect(ids).toHaveLength(2);
    await database.client.query('CREATE INDEX projects_seen_on_idx ON projects (id)');
    expect(await migrate()).toContain(ids[1]);
    await agrees();
  });
});
