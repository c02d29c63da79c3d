import { describe, expect, it } from 'vitest';
import type { Blueprint, Field } from '../../src/blueprint/types.js';
import { changeMigrations } from '../../src/migrations/change.js';
import type { Backfill } from '../../src/migrations/draft.js';
import { inOrder, newColumn, newTable, reversed } from '../../src/migrations/renames.js';
import { tableRenames } from '../../src/migrations/table-renames.js';
import { tablesOf } from '../../src/plan/tables.js';

const field = (name: string, type: Field['type'], rest: Partial<Field> = {}): Field => ({
  id: name,
  name,
  type,
  ...rest,
});

const base = (): Blueprint => ({
  version: '0.1.0',
  name: 'test',
  answers: {},
  resources: [
    {
      name: 'tasks',
      owner: 'user',
      fields: [
        field('title', 'string', { required: true }),
        field('note', 'text'),
        field('size', 'integer', { min: 0, max: 9 }),
        field('mood', 'enum', { values: ['good', 'bad'] }),
        field('price', 'money'),
      ],
    },
    { name: 'tags', owner: 'user', fields: [field('name', 'string')] },
  ],
  relations: [{ name: 'task_tag', parent: 'tasks', child: 'tags' }],
});

const nothing = { resources: {}, fields: {} };

const change = (
  edit: (blueprint: Blueprint) => void,
  backfill: Backfill = {},
  { renames = nothing, dropTables = false } = {},
) => {
  const before = base();
  const after = base();
  edit(after);
  const [old, now] = [tablesOf(before, []), tablesOf(after, [])];
  const names = tableRenames(before, after, renames);
  return changeMigrations(old, now, names, backfill, { dropTables });
};

const tasks = (blueprint: Blueprint) => blueprint.resources[0] as Blueprint['resources'][number];
const fieldOf = (blueprint: Blueprint, name: string) =>
  tasks(blueprint).fields.find((one) => one.name === name) as Field;
const add =
  (...fields: Field[]) =>
  (blueprint: Blueprint) =>
    void tasks(blueprint).fields.push(...fields);
const set = (name: string, more: Partial<Field>) => (blueprint: Blueprint) =>
  void Object.assign(fieldOf(blueprint, name), more);

describe('the name of a migration', () => {
  const renamedTo = (...names: [from: string, to: string][]) =>
    change(
      (blueprint) => {
        const all = Object.fromEntries(names);
        for (const resource of blueprint.resources)
          resource.name = all[resource.name] ?? resource.name;
        for (const relation of blueprint.relations) {
          relation.parent = all[relation.parent] ?? relation.parent;
          relation.child = all[relation.child] ?? relation.child;
        }
      },
      {},
      { renames: { resources: Object.fromEntries(names), fields: {} } },
    ).migrations.map(({ name }) => name);

  it('says that two change names', () => {
    expect(renamedTo(['tasks', 'tags'], ['tags', 'tasks'])).toEqual(['swap_tasks_and_tags']);
    const names = change((blueprint) => {
      set('note', { name: 'x' })(blueprint);
      set('title', { name: 'note' })(blueprint);
      set('x', { name: 'title' })(blueprint);
    }).migrations.map(({ name }) => name);
    expect(names).toEqual(['swap_title_and_note_in_tasks']);
  });

  it('fits on a line with the name of a class', () => {
    const names = [
      ...renamedTo(['tasks', 'extraordinarily_long_names'], ['tags', 'other_extraordinary_names']),
      ...change(
        add(field('one_rather_long_name_of_a_column', 'text', { index: true })),
      ).migrations.map(({ name }) => name),
    ];
    for (const name of names) expect(name.replaceAll('_', '').length, name).toBeLessThanOrEqual(43);
  });
});

describe('changeMigrations', () => {
  it('makes nothing of no change', () => {
    expect(change(() => {})).toEqual({ migrations: [], losses: [], missing: [] });
  });

  it('puts a change into one transaction and names it', () => {
    const [main, ...others] = change(add(field('place', 'string'))).migrations;
    expect(others).toEqual([]);
    expect(main?.name).toBe('add_place_to_tasks');
    expect(main?.transaction).toBe(true);
    expect(main?.up[0]).toBe("SET LOCAL lock_timeout = '5s'");
    expect(main?.sql).toBe(
      `SET LOCAL lock_timeout = '5s';\n\nALTER TABLE "tasks" ADD COLUMN "place" varchar(255);`,
    );
    expect(main?.down.at(-1)).toBe('ALTER TABLE "tasks" DROP COLUMN "place"');
  });

  it('looks at rows that are there, and builds indexes, when the table is free again', () => {
    const link = field('tag_id', 'ref', { to: 'tags' });
    const [main, look, index] = change(add(link)).migrations;
    expect([main, look, index].map((one) => one?.transaction)).toEqual([true, true, false]);
    expect(main?.sql).toContain('NOT VALID');
    expect(main?.sql).not.toContain('VALIDATE');
    expect(look?.sql).toContain('VALIDATE CONSTRAINT "tasks_tag_id_fkey"');
    expect(look?.down).toEqual([]);
    expect(index?.sql).toBe('CREATE INDEX CONCURRENTLY "tasks_tag_id_idx" ON "tasks" ("tag_id");');
  });

  it('looks at all rows before it takes a table for itself', () => {
    const { migrations } = change(
      (blueprint) => {
        set('note', { required: true })(blueprint);
        set('price', { required: true, min: 0 })(blueprint);
      },
      { tasks: { note: '', price: '0' } },
    );
    const look = migrations.find(({ name }) => name === 'validate_tasks')?.up ?? [];
    const last = look.findLastIndex((statement) => statement.includes('VALIDATE'));
    expect(look.findIndex((statement) => statement.includes('SET NOT NULL'))).toBeGreaterThan(last);
  });

  it('writes no row where a value for all of them is enough', () => {
    const { migrations } = change(add(field('due_on', 'date', { required: true })), {
      tasks: { due_on: '2026-01-01' },
    });
    expect(migrations).toHaveLength(1);
    expect(migrations[0]?.sql).not.toContain('UPDATE');
  });

  it('builds the indexes of a new table at once', () => {
    const { migrations } = change((blueprint) => {
      blueprint.resources.push({
        name: 'labels',
        owner: 'user',
        fields: [field('name', 'string', { unique: true, index: true })],
      });
    });
    expect(migrations.map(({ name }) => name)).toEqual(['create_labels']);
    expect(migrations[0]?.sql).not.toContain('CONCURRENTLY');
  });

  it('cuts names that are too long', () => {
    const long = (end: string) => field(`a_rather_long_name_of_a_field_${end}`, 'text');
    const { migrations } = change(add(long('one'), long('two'), long('three')));
    expect(migrations[0]?.name).toBe('change_tasks');
  });
});

describe('what a change takes away', () => {
  it.each([
    {
      what: 'a field',
      edit: (blueprint: Blueprint) => {
        tasks(blueprint).fields = tasks(blueprint).fields.filter(({ name }) => name !== 'note');
      },
      sentence: 'The column "note" of "tasks" is dropped with its values.',
    },
    {
      what: 'the end of a text',
      edit: set('note', { type: 'string', length: 20 }),
      sentence: '"note" of "tasks" is cut to 20 characters where it is longer.',
    },
    {
      what: 'values that have no way to the new type',
      edit: set('price', { type: 'date' }),
      sentence: 'The values of "price" of "tasks" are dropped: no money can become a date.',
    },
    {
      what: 'a fraction',
      edit: set('price', { type: 'integer' }),
      sentence: '"price" of "tasks" loses its fraction.',
    },
  ])('$what is a loss', ({ edit, sentence }) => {
    expect(change(edit).losses.map((loss) => loss.sentence)).toEqual([sentence]);
  });

  it('is a table only where that was asked for', () => {
    const remove = (blueprint: Blueprint) => {
      blueprint.relations = [];
    };
    expect(change(remove).losses).toEqual([]);
    expect(change(remove).migrations[0]?.sql).toContain(`SET SCHEMA`);
    const { losses, migrations } = change(remove, {}, { dropTables: true });
    expect(losses).toEqual([
      {
        table: 'task_tag',
        column: null,
        sentence: 'The table "task_tag" is dropped with its rows.',
      },
    ]);
    expect(migrations[0]?.sql).toContain('DROP TABLE "task_tag"');
  });

  it('is nothing where values have room', () => {
    expect(change(set('title', { length: 300 })).losses).toEqual([]);
    expect(change(set('size', { type: 'money' })).losses).toEqual([]);
    expect(change(set('mood', { values: ['good'] })).losses).toEqual([]);
  });
});

describe('what rows that are there need', () => {
  const due = add(field('due_on', 'date', { required: true }));

  it('is missing for a required field without default', () => {
    const { missing, migrations } = change(due);
    expect(migrations).toEqual([]);
    expect(missing).toEqual([
      {
        table: 'tasks',
        column: 'due_on',
        sentence: 'Rows of "tasks" that are there need a value in "due_on".',
        hint: '--backfill due_on=2026-01-01',
      },
    ]);
  });

  it('is missing for a field that becomes required, unless it has a default', () => {
    expect(change(set('note', { required: true })).missing).toHaveLength(1);
    expect(change(set('note', { required: true, default: 'x' })).missing).toEqual([]);
  });

  it('is missing for an owner', () => {
    const before = base();
    before.relations = [];
    tasks(before).owner = 'admin';
    const after = structuredClone(before);
    tasks(after).owner = 'user';
    const renames = tableRenames(before, after, nothing);
    const { missing } = changeMigrations(tablesOf(before, []), tablesOf(after, []), renames, {});
    expect(missing.map(({ hint }) => hint)).toEqual(['--backfill user_id=ID']);
  });

  it.each([
    ['date', '2026-02-30'],
    ['date', 'soon'],
    ['integer', '1.5'],
    ['integer', '2147483648'],
    ['number', 'many'],
    ['money', '1.999'],
    ['boolean', 'yes'],
    ['time', '24:00:00'],
    ['timestamp', '2026-01-01'],
    ['timestamp', '2026-02-30T00:00:00Z'],
    ['json', '{'],
    ['uuid', '7'],
  ] as const)('is refused as a %s: %s', (type, text) => {
    const { missing, migrations } = change(add(field('one', type, { required: true })), {
      tasks: { one: text },
    });
    expect(migrations).toEqual([]);
    expect(missing[0]?.sentence).toBe(
      `"one" of "tasks" cannot be filled: "${text}" is not a valid ${type}.`,
    );
  });

  it('is refused where it is too long, none of the values or out of bounds', () => {
    const sentences = (one: Field, text: string) =>
      change(add(one), { tasks: { one: text } }).missing.map(({ sentence }) => sentence);
    expect(sentences(field('one', 'string', { length: 2 }), 'abc')).toHaveLength(1);
    expect(sentences(field('one', 'string', { length: 2 }), '💥💥')).toEqual([]);
    expect(sentences(field('one', 'enum', { values: ['a'] }), 'b')).toHaveLength(1);
    expect(sentences(field('one', 'integer', { min: -2, max: 5 }), '-3')).toEqual([
      '"one" of "tasks" cannot be filled: -3 is out of bounds.',
    ]);
    expect(sentences(field('one', 'integer', { min: -2, max: 5 }), '5')).toEqual([]);
  });

  it('is left alone where a column of that name needs nothing', () => {
    expect(change(() => {}, { tasks: { size: 'x' }, tags: { name: 'y' } }).missing).toEqual([]);
  });
});

describe('tableRenames', () => {
  it('follows fields by their ids, resources by their names, and the keys of relations', () => {
    const before = base();
    const after = base();
    tasks(after).name = 'todos';
    fieldOf(after, 'note').name = 'remark';
    Object.assign(after.relations[0] ?? {}, { name: 'todo_tag', parent: 'todos' });
    expect(tableRenames(before, after, { resources: { tasks: 'todos' }, fields: {} })).toEqual({
      tables: { tasks: 'todos', task_tag: 'todo_tag' },
      columns: { todos: { note: 'remark' }, tags: {}, todo_tag: { task_id: 'todo_id' } },
    });
  });

  it('takes a field that was given another id for the renamed one, where that was said', () => {
    const after = base();
    Object.assign(fieldOf(after, 'note'), { id: 'remark', name: 'remark' });
    const renames = { resources: {}, fields: { tasks: { note: 'remark' } } };
    expect(tableRenames(base(), after, renames).columns.tasks).toEqual({ note: 'remark' });
    expect(tableRenames(base(), after, nothing).columns.tasks).toEqual({});
  });

  it('forgets a resource whose name another one has', () => {
    const after = base();
    after.resources = after.resources.filter(({ name }) => name !== 'tags');
    tasks(after).name = 'tags';
    fieldOf(after, 'note').name = 'remark';
    after.relations = [];
    const before = { ...base(), resources: base().resources.toReversed() };
    for (const old of [base(), before])
      expect(tableRenames(old, after, { resources: { tasks: 'tags' }, fields: {} })).toEqual({
        tables: { tasks: 'tags' },
        columns: { tags: { note: 'remark' } },
      });
  });

  it('takes a relation for a renamed one only where one went and one came', () => {
    const join = (...names: string[]): Blueprint => ({
      ...base(),
      relations: names.map((name) => ({ name, parent: 'tasks', child: 'tags' })),
    });
    const tables = (before: Blueprint, after: Blueprint) =>
      tableRenames(before, after, nothing).tables;
    expect(tables(join('a'), join('b'))).toEqual({ a: 'b' });
    expect(tables(join('a', 'b'), join('b', 'c'))).toEqual({ a: 'c' });
    expect(tables(join('a', 'b'), join('c'))).toEqual({});
    expect(tables(join('a'), join('b', 'c'))).toEqual({});
  });

  it('follows the column of the owner', () => {
    const after = base();
    tasks(after).owner = 'author';
    tasks(after).ownerField = 'author_id';
    expect(tableRenames(base(), after, nothing).columns.tasks).toEqual({ user_id: 'author_id' });
  });

  it('knows what a name stands for now', () => {
    const renames = { tables: { a: 'b' }, columns: { b: { x: 'y' } } };
    expect([newTable(renames, 'a'), newTable(renames, 'b'), newTable(renames, 'c')]).toEqual([
      'b',
      null,
      'c',
    ]);
    expect([newColumn(renames, 'b', 'x'), newColumn(renames, 'b', 'y')]).toEqual(['y', null]);
    expect(newColumn(renames, 'constructor', 'toString')).toBe('toString');
    expect(reversed(renames)).toEqual({ tables: { b: 'a' }, columns: { a: { y: 'x' } } });
  });

  it('takes no name before it is free', () => {
    expect(
      inOrder([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
        { from: 'd', to: 'd' },
      ]),
    ).toEqual([
      { from: 'b', to: 'c' },
      { from: 'a', to: 'b' },
    ]);
    expect(
      inOrder([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ]),
    ).toEqual([
      { from: 'a', to: 'a_moving' },
      { from: 'b', to: 'a' },
      { from: 'a_moving', to: 'b' },
    ]);
  });
});
