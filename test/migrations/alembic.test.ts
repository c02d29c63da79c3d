import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPython } from '../python/packages.js';
import { catalogueOf, freshCatalogue } from './catalogue.js';
import { makeProject, type Project } from './project.js';
import { insertRows } from './rows.js';
import { openStage, type Stage } from './stage.js';
import { oneIndex, steps } from './steps.js';

let stage: Stage;
let project: Project;
let database: Awaited<ReturnType<Stage['create']>>;
const catalogues: string[][] = [];

beforeAll(async () => {
  stage = await openStage();
  project = await makeProject('sqlalchemy');
  database = await stage.create();
});

afterAll(async () => {
  await stage?.close();
  project?.remove();
});

const python = (module: string, ...args: string[]) =>
  runPython(module, args, project.folder, {
    DATABASE_URL: database.url,
    JWT_SECRET: 'for-development-only-change-me-in-production',
  });
const migrate = () => python('app.commands.migrate');
const alembic = (...args: string[]) => python('alembic', ...args);

const agrees = async () => {
  const catalogue = await catalogueOf(database.client);
  expect(catalogue).toEqual(await freshCatalogue(database.client, project.tables()));
  expect(await alembic('check')).toContain('No new upgrade operations detected');
  return catalogue;
};

describe('a SQLAlchemy project that evolves', () => {
  it('starts with rows', async () => {
    await migrate();
    await insertRows(database.client, project.tables());
    catalogues.push(await agrees());
  });

  it.each(steps)('$name: by the project, two of them at once', async (step) => {
    const ids = project.evolve(step);
    const said = (await Promise.all([migrate(), migrate()])).join('');
    for (const id of ids) expect(said.split(id)).toHaveLength(2);
    catalogues.push(await agrees());
  });

  it('starts an index again that was broken off', async () => {
    const ids = project.evolve(oneIndex);
    expect(ids).toHaveLength(2);
    await database.client.query('CREATE INDEX projects_seen_on_idx ON projects (id)');
    await migrate();
    catalogues.push(await agrees());
  });

  it('replays the whole history by the Alembic CLI, and takes it back', async () => {
    database = await stage.create();
    await alembic('upgrade', 'head');
    expect(await agrees()).toEqual(catalogues.at(-1));
    const [, beforeTheLast] = [catalogues.pop(), catalogues.pop()];
    await alembic('downgrade', '-2');
    expect(await catalogueOf(database.client)).toEqual(beforeTheLast);
    await alembic('downgrade', 'base');
    const { rows } = await database.client.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(rows).toEqual([{ tablename: 'alembic_version' }]);
  });
});
