import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMigrations } from '../../src/migrations/change.js';
import { tableRenames } from '../../src/migrations/table-renames.js';
import { revert, runFiles } from './apply.js';
import { base, tablesOfValid } from './blueprints.js';
import { catalogueOf, freshCatalogue } from './catalogue.js';
import { contentsOf, lostValues } from './compare.js';
import { furnish, openStage, type Stage } from './stage.js';
import type { Transition } from './transition.js';
import { transitions } from './transitions/index.js';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

const prove = async (transition: Transition): Promise<void> => {
  const { from, change, backfill = {}, dropTables, losses = [], rows, becomes, back } = transition;
  const before = base();
  from?.(before);
  const after = structuredClone(before);
  change(after);
  const tables = { before: tablesOfValid(before), after: tablesOfValid(after) };
  const renames = tableRenames(before, after, {
    resources: {},
    fields: {},
    ...transition.renames,
  });
  const result = changeMigrations(tables.before, tables.after, renames, backfill, { dropTables });
  expect(result.missing).toEqual([]);
  expect(
    result.losses.map(({ table, column }) => (column ? `${table}.${column}` : table)).sort(),
  ).toEqual([...losses].sort());

  const { client } = await stage.create();
  await furnish(client, before, rows);
  const contents = await contentsOf(client, tables.before);
  const catalogue = await catalogueOf(client);

  await runFiles(client, result.migrations);
  expect(await catalogueOf(client)).toEqual(await freshCatalogue(client, tables.after));
  const old = { tables: tables.before, contents };
  expect(await lostValues(client, old, tables.after, { renames, losses, becomes })).toEqual([]);

  if (back) {
    await expect(revert(client, result.migrations)).rejects.toThrow(back);
    await client.query(`DELETE FROM "${losses[0]?.split('.')[0]}"`);
  }
  await revert(client, result.migrations);
  expect(await catalogueOf(client)).toEqual(catalogue);
  const lossless = losses.length === 0 && !becomes && !back;
  if (lossless) expect(await contentsOf(client, tables.before)).toEqual(contents);
};

for (const [about, list] of Object.entries(transitions))
  describe(about, () => {
    it.each(list)('$name', prove);
  });
