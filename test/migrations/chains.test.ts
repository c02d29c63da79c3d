import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBlueprint } from '../../src/blueprint/check.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { type Change, changeMigrations } from '../../src/migrations/change.js';
import type { TableRenames } from '../../src/migrations/renames.js';
import { tableRenames } from '../../src/migrations/table-renames.js';
import { revert, runFiles, runStatements } from './apply.js';
import { base, tablesOfValid } from './blueprints.js';
import { catalogueOf, freshCatalogue } from './catalogue.js';
import { contentsOf, lostValues } from './compare.js';
import { add, removeResource } from './edits.js';
import { type Edit, random, randomChanges } from './random.js';
import { furnish, openStage, type Stage } from './stage.js';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

interface Planned extends Omit<Edit, 'renames'> {
  after: Blueprint;
  change: Change;
  renames: TableRenames;
}

/** The next change that makes a valid blueprint and a migration. */
const next = (before: Blueprint, dice: () => number, step: number): Planned => {
  for (;;) {
    const after = structuredClone(before);
    const kind = randomChanges[Math.floor(dice() * randomChanges.length)];
    const edit = kind?.(after, dice, step);
    if (!edit || checkBlueprint(after).length > 0) continue;
    const given = { resources: {}, fields: {}, ...edit.renames };
    const renames = tableRenames(before, after, given);
    const change = changeMigrations(
      tablesOfValid(before),
      tablesOfValid(after),
      renames,
      edit.backfill ?? {},
      { dropTables: edit.dropTables },
    );
    if (change.missing.length > 0 || change.migrations.length === 0) continue;
    return { ...edit, after, change, renames };
  }
};

const same = (old: string | null, now: string | null): boolean =>
  old === now ||
  old === null ||
  (now !== null && (Number(old) === Number(now) || now.startsWith(old)));

const refused = /^(Rows of|Values of) /;

/** Takes one step in a database; answers the blueprint that it has then. */
const take = async (client: Client, before: Blueprint, planned: Planned, step: number) => {
  const { after, change, renames, what, loses } = planned;
  const tables = { before: tablesOfValid(before), after: tablesOfValid(after) };
  const [catalogue, contents] = [
    await catalogueOf(client),
    await contentsOf(client, tables.before),
  ];
  const run = step % 2 === 0 ? runStatements : runFiles;
  const error = await run(client, change.migrations).catch((thrown: Error) => thrown);
  if (error) {
    expect(error.message, what).toMatch(refused);
    expect(await catalogueOf(client), what).toEqual(catalogue);
    expect(await contentsOf(client, tables.before), what).toEqual(contents);
    return null;
  }
  if (!loses) expect(change.losses, what).toEqual([]);
  expect(await catalogueOf(client), what).toEqual(await freshCatalogue(client, tables.after));
  const losses = change.losses.map(({ table, column }) => (column ? `${table}.${column}` : table));
  const old = { tables: tables.before, contents };
  expect(await lostValues(client, old, tables.after, { renames, losses, same }), what).toEqual([]);
  return { planned, catalogue };
};

const chains = 60;
const length = 4;

describe('one change after another', () => {
  it.each(Array.from({ length: chains }, (_, seed) => ({ seed })))(
    'chain $seed',
    async ({ seed }) => {
      const dice = random(seed);
      const { client } = await stage.create();
      await furnish(client, base());
      let blueprint = base();
      const done: NonNullable<Awaited<ReturnType<typeof take>>>[] = [];
      for (let step = 0; step < length; step += 1) {
        const taken = await take(client, blueprint, next(blueprint, dice, step), step);
        if (!taken) continue;
        done.push(taken);
        blueprint = taken.planned.after;
      }
      for (const { planned, catalogue } of done.toReversed()) {
        const error = await revert(client, planned.change.migrations).catch(
          (thrown: Error) => thrown,
        );
        // What was dropped and cannot be made up, or values that only the new rules allow.
        if (error) {
          expect(error.message, planned.what).toMatch(refused);
          break;
        }
        expect(await catalogueOf(client), planned.what).toEqual(catalogue);
      }
    },
  );
});

describe('a name that comes back', () => {
  it('is free again, and every table that had it is kept', async () => {
    const { client } = await stage.create();
    const tables = await furnish(client, base());
    const [original, catalogue] = [await contentsOf(client, tables), await catalogueOf(client)];
    const without = structuredClone(base());
    removeResource('likes')(without);
    const again = base();
    add('likes', { id: 'word', name: 'word', type: 'string' })(again);
    const none = { tables: {}, columns: {} };
    const [first, withoutLikes, second] = [base(), without, again].map(tablesOfValid);
    if (!first || !withoutLikes || !second) throw new Error('three sets of tables');
    const steps = [
      changeMigrations(first, withoutLikes, none, {}),
      changeMigrations(withoutLikes, second, none, {}),
      changeMigrations(second, withoutLikes, none, {}),
    ].map(({ migrations }) => migrations);
    for (const drafts of steps) await runFiles(client, drafts);
    const { rows } = await client.query(
      "SELECT schemaname FROM pg_tables WHERE tablename = 'likes' ORDER BY 1",
    );
    expect(rows.map(({ schemaname }) => schemaname)).toEqual(['removed', 'removed_2']);
    for (const drafts of steps.toReversed()) await revert(client, drafts);
    expect(await catalogueOf(client)).toEqual(catalogue);
    expect(await contentsOf(client, tables)).toEqual(original);
  });

  it('does not come back where what its rows lead to is gone', async () => {
    const { client } = await stage.create();
    const tables = await furnish(client, base());
    const without = structuredClone(base());
    removeResource('likes')(without);
    const none = { tables: {}, columns: {} };
    const { migrations } = changeMigrations(tables, tablesOfValid(without), none, {});
    await runFiles(client, migrations);
    await client.query('DELETE FROM posts WHERE id IN (SELECT id FROM posts LIMIT 2)');
    await expect(revert(client, migrations)).rejects.toThrow(
      'Rows of "likes" whose "post_id" is in no row of "posts": 2',
    );
  });
});
