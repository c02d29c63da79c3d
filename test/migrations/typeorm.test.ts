import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueOf, freshCatalogue } from './catalogue.js';
import { makeProject, type Project } from './project.js';
import { expectReset } from './reset.js';
import { insertRows } from './rows.js';
import { openStage, type Stage } from './stage.js';
import { oneIndex, steps } from './steps.js';

let stage: Stage;
let project: Project;
let database: Awaited<ReturnType<Stage['create']>>;
const catalogues: string[][] = [];

beforeAll(async () => {
  stage = await openStage();
  project = await makeProject('typeorm');
  database = await stage.create();
});

afterAll(async () => {
  await stage?.close();
  project?.remove();
});

const tsx = ['--import', 'tsx'];
const migrate = () => project.run(database.url, [...tsx, 'src/commands/migrate.ts']);
const typeorm = (command: string, ...args: string[]) =>
  project.run(database.url, [
    ...[...tsx, 'node_modules/typeorm/cli.js', `migration:${command}`],
    ...['-d', 'src/database/data-source.ts', ...args],
  ]);

const agrees = async () => {
  const catalogue = await catalogueOf(database.client);
  expect(catalogue).toEqual(await freshCatalogue(database.client, project.tables()));
  expect(await typeorm('generate', '--check', 'src/database/migrations/drift')).toContain(
    'No changes in database schema',
  );
  return catalogue;
};

describe('a TypeORM project that evolves', () => {
  it('starts with rows', async () => {
    await migrate();
    await insertRows(database.client, project.tables());
    catalogues.push(await agrees());
  });

  it.each(steps)('$name: by the project, two of them at once', async (step) => {
    const ids = project.evolve(step);
    const said = (await Promise.all([migrate(), migrate()])).join('');
    expect(said.match(/\d{13}/g)).toHaveLength(ids.length);
    catalogues.push(await agrees());
  });

  it('starts an index again that was broken off', async () => {
    const ids = project.evolve(oneIndex);
    expect(ids).toHaveLength(2);
    await database.client.query('CREATE INDEX projects_seen_on_idx ON projects (id)');
    await migrate();
    catalogues.push(await agrees());
  });

  it('is empty after a reset, of what was removed too', () => expectReset(project, database));

  it('replays the whole history by the TypeORM CLI, and takes it back', async () => {
    database = await stage.create();
    expect(await typeorm('run')).toContain('has been executed successfully');
    expect(await agrees()).toEqual(catalogues.at(-1));
    const [, beforeTheLast] = [catalogues.pop(), catalogues.pop()];
    await typeorm('revert');
    await typeorm('revert');
    expect(await catalogueOf(database.client)).toEqual(beforeTheLast);
    writeFileSync(join(project.folder, 'revert.ts'), revertAll);
    await project.run(database.url, [...tsx, 'revert.ts']);
    const { rows } = await database.client.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(rows).toEqual([{ tablename: 'migrations' }]);
  });
});

const revertAll = `import source from './src/database/data-source.js';
await source.initialize();
for (const _ of source.migrations) await source.undoLastMigration();
await source.destroy();
`;
