import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/blueprint/types.js';
import { changeMigrations } from '../../src/migrations/change.js';
import type { Draft } from '../../src/migrations/draft.js';
import { tableRenames } from '../../src/migrations/table-renames.js';
import { runFiles, runStatements } from './apply.js';
import { base, field, tablesOfValid } from './blueprints.js';
import { catalogueOf } from './catalogue.js';
import { contentsOf } from './compare.js';
import { add, all, become, owner, set } from './edits.js';
import { type Given, rowId } from './rows.js';
import { furnish, openStage, type Stage } from './stage.js';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

interface Refusal {
  name: string;
  change: (blueprint: Blueprint) => void;
  backfill?: Record<string, Record<string, string>>;
  rows?: Given;
  message: string;
}

const numbers: Given = { 'tasks.size': [3, 8, 12, 12, null, null] };

const refusals: Refusal[] = [
  {
    name: 'an enum that loses a value in use',
    change: set('tasks.status', { values: ['todo', 'done'] }),
    message: 'Rows of "tasks" whose "status" is none of todo, done: 2',
  },
  {
    name: 'a bound that rows break',
    change: set('tasks.size', { min: 5, max: 10 }),
    rows: numbers,
    message: 'Rows of "tasks" whose "size" is under 5 or over 10: 3',
  },
  {
    name: 'a bound under another name and type',
    change: all(become('tasks.size', 'money', { max: 10 }), set('tasks.size', { name: 'sum' })),
    rows: numbers,
    message: 'Rows of "tasks" whose "size" is over 10: 2',
  },
  {
    name: 'a unique field with values that are there twice',
    change: set('tasks.size', { unique: true }),
    rows: { ...numbers, 'tasks.user_id': [rowId('users', 1)] },
    message: 'Values of "user_id", "size" that several rows of "tasks" share: 1',
  },
  {
    name: 'a unique field that all rows would share',
    change: add('products', field('slug', 'string', { unique: true, required: true })),
    backfill: { products: { slug: 'same' } },
    message: 'Values of "slug" that several rows of "products" share: 1',
  },
  {
    name: 'values that are unique to a user and not to everybody',
    change: all(owner('tags', { owner: 'admin' }), set('tags.name', { unique: true }), (b) => {
      b.relations = [];
    }),
    rows: { 'tags.name': ['a', 'b', 'a', 'b', 'c', 'd'] },
    message: 'Values of "name" that several rows of "tags" share: 2',
  },
  {
    name: 'text that is no number',
    change: become('tags.name', 'integer', { required: true }),
    rows: { 'tags.name': ['1', '2', 'three', '4.5', '99999999999', '6'] },
    message: 'Rows of "tags" whose "name" does not fit integer: 3',
  },
  {
    name: 'a number that is too long for its text',
    change: become('tasks.size', 'string', { length: 1 }),
    rows: numbers,
    message: 'Rows of "tasks" whose "size" does not fit varchar(1): 2',
  },
  {
    name: 'a text that is none of the values',
    change: become('tags.name', 'enum', { values: ['a', 'b'], required: true }),
    rows: { 'tags.name': ['a', 'b', 'c'] },
    message: 'Rows of "tags" whose "name" is none of a, b: 2',
  },
  {
    name: 'ids that lead nowhere',
    change: all(
      become('tasks.external', 'ref', { to: 'tags' }),
      set('tasks.external', { name: 'external_id' }),
    ),
    rows: { 'tasks.external': [rowId('tags', 1), rowId('nothing', 1), null] },
    message: 'Rows of "tasks" whose "external_id" is in no row of "tags": 2',
  },
  {
    name: 'an owner that is nobody',
    change: owner('products', { owner: 'user' }),
    backfill: { products: { user_id: rowId('nobody', 1) } },
    message: 'Rows of "products" whose "user_id" is in no row of "users": 6',
  },
  {
    name: 'a reference that leads elsewhere',
    change: set('tasks.other_project_id', { to: 'tags' }),
    message: 'Rows of "tasks" whose "other_project_id" is in no row of "tags": 4',
  },
  {
    name: 'a number that is out of range',
    change: become('tasks.ratio', 'integer'),
    rows: { 'tasks.ratio': [1, 2147483647.4, 2147483648, 1e300, 'NaN', null] },
    message: 'Rows of "tasks" whose "ratio" does not fit integer: 3',
  },
];

const draftsOf = (before: Blueprint, change: Refusal['change'], backfill = {}): Draft[] => {
  const after = structuredClone(before);
  change(after);
  const renames = tableRenames(before, after, { resources: {}, fields: {} });
  return changeMigrations(tablesOfValid(before), tablesOfValid(after), renames, backfill)
    .migrations;
};

describe('rows that cannot be kept', () => {
  it.each(refusals)('$name: nothing is changed', async ({ change, backfill, rows, message }) => {
    const { client } = await stage.create();
    const tables = await furnish(client, base(), rows);
    const drafts = draftsOf(base(), change, backfill);
    const before = [await catalogueOf(client), await contentsOf(client, tables)];
    for (const run of [runStatements, runFiles]) {
      await expect(run(client, drafts)).rejects.toThrow(message);
      expect([await catalogueOf(client), await contentsOf(client, tables)]).toEqual(before);
    }
  });
});

describe('a table that somebody holds', () => {
  const place = add('tasks', field('place', 'string'));

  it.each([
    { how: 'statements', run: runStatements },
    { how: 'one query', run: runFiles },
  ])('is not waited for longer than five seconds, by $how', async ({ run }) => {
    const { client, url } = await stage.create();
    await furnish(client, base());
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query('BEGIN; SELECT FROM tasks LIMIT 1');
    const before = await catalogueOf(client);

    await expect(run(client, draftsOf(base(), place))).rejects.toMatchObject({ code: '55P03' });
    expect(await catalogueOf(client)).toEqual(before);
    await holder.end();
    // The limit ended with the migration.
    const { rows } = await client.query('SHOW lock_timeout');
    expect(rows).toEqual([{ lock_timeout: '0' }]);
    await run(client, draftsOf(base(), place));
  });
});
