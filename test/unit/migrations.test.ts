import { describe, expect, it } from 'vitest';
import type { Blueprint, Field } from '../../src/blueprint/types.js';
import { initialMigration } from '../../src/migrations/initial.js';
import { initialSteps } from '../../src/migrations/steps.js';
import { tablesOf } from '../../src/plan/tables.js';

const field = (name: string, type: Field['type'], rest: Partial<Field> = {}): Field => ({
  id: name,
  name,
  type,
  ...rest,
});

const blueprint: Blueprint = {
  version: '0.1.0',
  name: 'test',
  answers: {},
  resources: [
    {
      name: 'projects',
      owner: 'user',
      fields: [field('parent_id', 'ref', { to: 'projects' })],
    },
    {
      name: 'tasks',
      owner: 'user',
      fields: [
        field('title', 'string', { required: true, length: 200 }),
        field('code', 'string', { unique: true }),
        field('note', 'text', { default: "It's" }),
        field('offset', 'integer', { default: -3 }),
        field('status', 'enum', { values: ['todo', 'done'], default: 'todo' }),
        field('project_id', 'ref', { to: 'projects', required: true }),
        field('second_project_id', 'ref', { to: 'projects', onDelete: 'restrict' }),
        field('project', 'string'),
      ],
    },
  ],
  relations: [{ name: 'task_project', parent: 'projects', child: 'tasks' }],
};

const tables = tablesOf(blueprint, []);
const table = (name: string) => {
  const found = tables.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('initialMigration', () => {
  const { sql, up, down } = initialMigration(tables);

  it('writes columns with their types, defaults and checks', () => {
    expect(sql).toContain('"title" varchar(200) NOT NULL');
    expect(sql).toContain(`"note" text NOT NULL DEFAULT 'It''s'`);
    expect(sql).toContain(`"offset" integer NOT NULL DEFAULT '-3'`);
    expect(sql).toContain(`CHECK ("status" IN ('todo', 'done'))`);
    expect(sql).toContain('"created_at" timestamptz(3) NOT NULL DEFAULT now()');
  });

  it('refers only to tables that are there', () => {
    const kinds = initialSteps(tables).map(({ kind }) => kind);
    expect(kinds.lastIndexOf('create-table')).toBeLessThan(kinds.indexOf('add-foreign-key'));
    expect(sql).toContain('ON DELETE RESTRICT');
    expect(sql).toContain('ON DELETE SET NULL');
  });

  it('indexes what lists sort by and what references point to', () => {
    expect(sql).toContain(
      'CREATE INDEX "tasks_user_id_created_at_id_idx" ON "tasks" ("user_id", "created_at" DESC, "id")',
    );
    expect(sql).toContain('CREATE INDEX "tasks_project_id_idx" ON "tasks" ("project_id")');
    expect(sql).toContain(
      'CREATE UNIQUE INDEX "tasks_user_id_code_key" ON "tasks" ("user_id", "code")',
    );
  });

  it('keeps the clock of every table that has one', () => {
    const triggers = up.filter((statement) => statement.startsWith('CREATE TRIGGER'));
    expect(triggers).toHaveLength(3);
    expect(sql).not.toContain('BEFORE UPDATE ON "task_project"');
  });

  it('can be taken back, references first', () => {
    expect(down.at(-1)).toBe('DROP FUNCTION "set_updated_at"()');
    expect(down.findIndex((one) => one.startsWith('DROP TABLE'))).toBeGreaterThan(
      down.findLastIndex((one) => one.startsWith('ALTER TABLE')),
    );
  });
});

describe('relations of tables', () => {
  it('names both ends clear of columns', () => {
    const [, project, second] = table('tasks').foreignKeys;
    expect(project?.field).toBe('project_row');
    expect(second?.field).toBe('second_project');
    const ends = table('projects').backRelations.map((back) => back.field);
    expect(ends).toContain('tasks_by_project_row');
    expect(new Set(ends).size).toBe(ends.length);
  });

  it('tells relations apart only where two tables have several', () => {
    const [user, project] = table('tasks').foreignKeys;
    expect(user?.relationName).toBeNull();
    expect(project?.relationName).toBe('tasks_project_id_fkey');
    expect(table('projects').foreignKeys[1]?.relationName).toBe('projects_parent_id_fkey');
  });

  it('lists each target once, without the table itself', () => {
    expect(table('tasks').targets.map(({ name }) => name)).toEqual(['projects', 'users']);
    expect(table('projects').targets.map(({ name }) => name)).toEqual(['users']);
  });
});
