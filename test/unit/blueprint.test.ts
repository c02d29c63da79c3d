import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBlueprint } from '../../src/blueprint/check.js';
import { blueprintOf } from '../../src/blueprint/create.js';
import { namesOf } from '../../src/blueprint/naming.js';
import { blueprintSchema } from '../../src/blueprint/schema.js';
import type { Blueprint, Field, Resource } from '../../src/blueprint/types.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';

const axes = loadParts(join(import.meta.dirname, '../../templates'));

const resource = (
  name: string,
  fields: Field[] = [],
  owner: Resource['owner'] = 'user',
): Resource => ({
  name,
  owner,
  fields,
});

const field = (name: string, rest: Partial<Field> = {}): Field => ({
  id: name,
  name,
  type: 'string',
  ...rest,
});

const blueprint = (parts: Partial<Blueprint>): Blueprint => ({
  version: '0.1.0',
  name: 'shop',
  answers: complete(axes, {}) ?? {},
  resources: [],
  relations: [],
  ...parts,
});

const messages = (parts: Partial<Blueprint>) =>
  checkBlueprint(blueprint(parts)).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('names', () => {
  it.each([
    ['tasks', 'Task', 'tasks'],
    ['categories', 'Category', 'categories'],
    ['people', 'Person', 'people'],
    ['order_items', 'OrderItem', 'orderItems'],
    ['news', 'News', 'news'],
  ])('%s is one %s', (name, pascal, camelPlural) => {
    expect(namesOf(name)).toMatchObject({ pascal, camelPlural });
  });

  it('takes a singular that English rules would miss', () => {
    expect(namesOf('criteria', 'criterion')).toMatchObject({ pascal: 'Criterion' });
  });
});

describe('the blueprint of every app type', () => {
  const appTypes = axes.find(({ name }) => name === 'app-type')?.parts ?? [];
  it.each(appTypes.map(({ name }) => name))('%s is valid', (name) => {
    const answers = complete(axes, { 'app-type': [name] });
    const made = blueprintOf(axes, '0.1.0', 'app', answers ?? {});
    expect(blueprintSchema(axes).safeParse(made).error).toBeUndefined();
  });
});

describe('checkBlueprint', () => {
  it('accepts references, defaults and relations that hold', () => {
    expect(
      messages({
        resources: [
          resource('projects'),
          resource('tasks', [
            field('project_id', { type: 'ref', to: 'projects' }),
            field('due', { type: 'date', default: '2030-01-31' }),
            field('cost', { type: 'money', default: 9.99 }),
          ]),
        ],
        relations: [{ name: 'task_project', parent: 'projects', child: 'tasks' }],
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<Blueprint>, string]>([
    [
      'a reserved resource',
      { resources: [resource('sessions')] },
      'resources.0.name: "sessions" is used',
    ],
    [
      'the same resource twice',
      { resources: [resource('tasks'), resource('tasks')] },
      'resources.1.name',
    ],
    [
      'a reserved field',
      { resources: [resource('tasks', [field('page')])] },
      'resources.0.fields.0.name',
    ],
    [
      'the same field twice',
      { resources: [resource('tasks', [field('a'), field('a')])] },
      'resources.0.fields.1.name: "a" is there twice',
    ],
    [
      'a reference to nothing',
      { resources: [resource('tasks', [field('x_id', { type: 'ref', to: 'xs' })])] },
      'resources.0.fields.0.to: there is no resource "xs"',
    ],
    [
      'a required reference to itself',
      {
        resources: [
          resource('tasks', [field('parent_id', { type: 'ref', to: 'tasks', required: true })]),
        ],
      },
      'resources.0.fields.0.required',
    ],
    [
      'an enum without values',
      { resources: [resource('tasks', [field('state', { type: 'enum' })])] },
      'resources.0.fields.0.values: an enum needs its values',
    ],
    [
      'a default outside the enum',
      {
        resources: [
          resource('tasks', [field('state', { type: 'enum', values: ['a'], default: 'b' })]),
        ],
      },
      'resources.0.fields.0.default: "b" is not a valid enum',
    ],
    [
      'a date that does not exist',
      { resources: [resource('tasks', [field('due', { type: 'date', default: '2030-02-30' })])] },
      'resources.0.fields.0.default',
    ],
    [
      'money finer than a cent',
      { resources: [resource('tasks', [field('cost', { type: 'money', default: 1.005 })])] },
      'resources.0.fields.0.default',
    ],
    [
      'a relation to nothing',
      { relations: [{ name: 'a_b', parent: 'as', child: 'bs' }] },
      'relations.0.parent: there is no resource "as"',
    ],
    [
      'a relation that nobody owns',
      {
        resources: [resource('as', [], 'admin'), resource('bs')],
        relations: [{ name: 'a_b', parent: 'as', child: 'bs' }],
      },
      'relations.0.parent: both ends of a relation belong to users',
    ],
  ])('refuses %s', (_, parts, expected) => {
    expect(messages(parts).join('\n')).toContain(expected);
  });
});

describe('blueprintSchema', () => {
  it('names the path of an unknown key and of a wrong type', () => {
    const wrong = {
      ...blueprint({}),
      resources: [{ ...resource('tasks'), color: 'red', owner: 7 }],
    };
    const issues = blueprintSchema(axes).safeParse(wrong).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toEqual(
      expect.arrayContaining(['resources.0.owner', 'resources.0']),
    );
  });

  it('refuses names that could break out of the generated code', () => {
    const wrong = blueprint({ resources: [resource("a'; drop")] });
    expect(blueprintSchema(axes).safeParse(wrong).success).toBe(false);
  });
});
