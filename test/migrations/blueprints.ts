import { checkBlueprint } from '../../src/blueprint/check.js';
import type { Blueprint, Field, Resource } from '../../src/blueprint/types.js';
import { internalTablesOf } from '../../src/plan/internal-tables.js';
import { type Table, tablesOf } from '../../src/plan/tables.js';

type More<T> = Partial<T>;

export const field = (name: string, type: Field['type'], more: More<Field> = {}): Field => ({
  id: name,
  name,
  type,
  ...more,
});

export const ref = (name: string, to: string, more: More<Field> = {}): Field =>
  field(name, 'ref', { to, ...more });

/** A backend with every type, kind of reference and kind of owner, small enough to be made often. */
export const base = (): Blueprint => ({
  version: '0.1.0',
  name: 'test',
  answers: { orm: 'typeorm' },
  resources: [
    { name: 'projects', owner: 'user', fields: [field('name', 'string', { required: true })] },
    {
      name: 'tasks',
      owner: 'user',
      fields: [
        field('title', 'string', { required: true, length: 80 }),
        field('note', 'text'),
        field('code', 'string', { length: 40, unique: true }),
        field('size', 'integer'),
        field('position', 'integer', { default: -3 }),
        field('ratio', 'number'),
        field('price', 'money'),
        field('fee', 'money', { default: 0.1 }),
        field('score', 'integer', { min: -5, max: 500 }),
        field('active', 'boolean', { default: true }),
        field('due_on', 'date', { index: true }),
        field('at_time', 'time'),
        field('seen_at', 'timestamp'),
        field('status', 'enum', { values: ['todo', 'doing', 'done'], default: 'todo' }),
        field('mood', 'enum', { values: ['good', 'bad'] }),
        field('meta', 'json'),
        field('external', 'uuid'),
        ref('project_id', 'projects', { required: true }),
        ref('other_project_id', 'projects', { onDelete: 'restrict' }),
      ],
    },
    {
      name: 'notes',
      owner: 'parent',
      parent: 'task_id',
      fields: [
        ref('task_id', 'tasks', { required: true }),
        field('body', 'text', { required: true }),
      ],
    },
    { name: 'tags', owner: 'user', fields: [field('name', 'string', { required: true })] },
    {
      name: 'products',
      owner: 'admin',
      fields: [
        field('sku', 'string', { length: 20, required: true, unique: true }),
        field('price', 'money', { required: true, min: 0 }),
      ],
    },
    {
      name: 'posts',
      owner: 'author',
      fields: [
        field('text', 'text', { required: true }),
        field('likes_count', 'integer', { readOnly: true, default: 0 }),
        field('views_count', 'integer', { readOnly: true, default: 0 }),
      ],
    },
    {
      name: 'likes',
      owner: 'actor',
      fields: [ref('post_id', 'posts', { required: true, unique: true, counter: 'likes_count' })],
    },
  ],
  relations: [{ name: 'task_tag', parent: 'tasks', child: 'tags' }],
});

/** The resource of a name, to be changed. */
export const resourceOf = (blueprint: Blueprint, name: string): Resource => {
  const found = blueprint.resources.find((resource) => resource.name === name);
  if (!found) throw new Error(`there is no resource ${name}`);
  return found;
};

/** A field, as `tasks.title`, to be changed. */
export const fieldOf = (blueprint: Blueprint, path: string): Field => {
  const [resource = '', name = ''] = path.split('.');
  const found = resourceOf(blueprint, resource).fields.find((one) => one.name === name);
  if (!found) throw new Error(`there is no field ${path}`);
  return found;
};

/** The tables of a blueprint that a user could have written. */
export const tablesOfValid = (blueprint: Blueprint): Table[] => {
  const findings = checkBlueprint(blueprint);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return tablesOf(blueprint, internalTablesOf(blueprint, []));
};
