import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addResource, type ResourceInput } from '../../src/blueprint/change/add-resource.js';
import { ownerOf, ownerWords } from '../../src/blueprint/change/owner-words.js';
import { addRelation, removeRelation } from '../../src/blueprint/change/relations.js';
import { removeField, removeResource } from '../../src/blueprint/change/remove.js';
import { checkBlueprint } from '../../src/blueprint/check.js';
import { blueprintOf } from '../../src/blueprint/create.js';
import { resourceNameOf } from '../../src/blueprint/resource-name.js';
import { blueprintSchema } from '../../src/blueprint/schema.js';
import type { Blueprint, Resource } from '../../src/blueprint/types.js';
import { CliError } from '../../src/errors.js';
import { formatField } from '../../src/grammar/format.js';
import { parseFields } from '../../src/grammar/parse.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';

const axes = loadParts(join(import.meta.dirname, '../../templates'));

const appType = (...names: string[]): Blueprint =>
  blueprintOf(axes, '0.1.0', 'app', complete(axes, { 'app-type': names }) ?? {});

const blank = appType('blank');
const everything = appType('social', 'e-commerce', 'fitness', 'productivity');

const add = (
  blueprint: Blueprint,
  name: string,
  words: string[] = [],
  rest: Omit<ResourceInput, 'name' | 'fields'> = {},
): Blueprint => {
  const fields = parseFields(words, [...blueprint.resources, resourceNameOf(name, rest.singular)]);
  return addResource(blueprint, { name, fields, ...rest }).blueprint;
};

const resource = ({ resources }: Blueprint, name: string): Resource => {
  const found = resources.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

const fieldNames = (blueprint: Blueprint, name: string): string[] =>
  resource(blueprint, name).fields.map((field) => field.name);

const refusal = (change: () => unknown): string => {
  try {
    change();
  } catch (error) {
    if (error instanceof CliError) return `${error.code} ${error.message} ${error.hint}`;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('addResource', () => {
  it('makes what the app type has', () => {
    const made = add(
      add(blank, 'Project', [
        'name:string(120)!',
        'description:text',
        'color:string(20)',
        'archived:boolean=false',
      ]),
      'task',
      [
        'title:string(200)!',
        'description:text',
        'status:enum(todo,in_progress,done)=todo',
        'priority:enum(low,medium,high)=medium',
        'due_date:date',
        'position:int=0',
        'tags:json',
      ],
    );
    expect(addRelation(made, 'projects', 'tasks').blueprint).toEqual({
      ...appType('productivity'),
      answers: blank.answers,
    });
  });

  it.each(everything.resources.map(({ name }) => name))(
    'changes nothing of %s where all is said again',
    (name) => {
      const words = resource(everything, name).fields.map(formatField);
      for (const some of [words, words.slice(1), words.toReversed(), []])
        expect(JSON.stringify(add(everything, name, some))).toBe(JSON.stringify(everything));
    },
  );

  it('changes nothing where a field says less but means the same', () => {
    const made = add(blank, 'tasks', ['title:string(255)!', 'other_id:ref(tasks,set-null)']);
    expect(JSON.stringify(add(made, 'Task', ['title:string!', 'other_id:ref(task)']))).toBe(
      JSON.stringify(made),
    );
  });

  it('keeps the order of keys of a hand-written resource', () => {
    const { resources, ...rest } = add(blank, 'tasks', ['title', 'done:boolean']);
    const [{ name, owner, fields }] = resources as [Resource];
    const written = { ...rest, resources: [{ fields, owner, name }] };
    expect(JSON.stringify(add(written, 'tasks', ['title']))).toBe(JSON.stringify(written));
    expect(Object.keys(add(written, 'tasks', ['x']).resources[0] ?? {})).toEqual([
      'fields',
      'owner',
      'name',
    ]);
  });

  it('adds fields at the end and changes others in their place', () => {
    const made = add(everything, 'tasks', ['title:text', 'notes:text']);
    expect(fieldNames(made, 'tasks')).toEqual([...fieldNames(everything, 'tasks'), 'notes']);
    expect(resource(made, 'tasks').fields[0]).toEqual({ id: 'title', name: 'title', type: 'text' });
  });

  it('takes a change of anything but the name for a change', () => {
    const made = add(blank, 'tasks', ['count:integer']);
    for (const word of ['count:number', 'count:integer!', 'count:integer(0..)', 'count:int=3'])
      expect(add(made, 'tasks', [word])).not.toEqual(made);
  });

  it('keeps the id of a field that was renamed, and finds a free one for a new field', () => {
    const [first, ...others] = resource(everything, 'tasks').fields;
    if (!first) throw new Error('no field');
    const renamed = {
      ...everything,
      resources: everything.resources.map((one) =>
        one.name === 'tasks'
          ? { ...one, fields: [{ ...first, name: 'headline' }, ...others] }
          : one,
      ),
    };
    const made = resource(add(renamed, 'tasks', ['headline:text', 'title']), 'tasks').fields;
    expect(made[0]).toMatchObject({ id: 'title', name: 'headline', type: 'text' });
    expect(made.at(-1)).toMatchObject({ id: 'title_2', name: 'title' });
  });

  it('gives one of many its own word', () => {
    expect(resource(add(blank, 'news'), 'news').singular).toBe('news_item');
    const staff = add(blank, 'staff', [], { singular: 'StaffMember' });
    expect(resource(staff, 'staff').singular).toBe('staff_member');
    expect(add(staff, 'staff')).toEqual(staff);
    expect(resource(add(staff, 'staff', [], { singular: 'colleague' }), 'staff').singular).toBe(
      'colleague',
    );
    expect(resource(add(staff, 'colleague', [], {}), 'colleagues').singular).toBeUndefined();
  });

  it('is valid by the schema of vibe.json', () => {
    const made = add(blank, 'news', ['title!', 'rating:int(1..5)', 'next_id:ref(news)'], {
      owner: 'author',
    });
    expect(blueprintSchema(axes).safeParse(made).error).toBeUndefined();
  });

  it.each<[string, () => unknown, string[]]>([
    [
      'a required reference to itself',
      () => add(blank, 'tasks', ['parent_id:ref(tasks)!']),
      ['INVALID_CHANGE', 'tasks.parent_id', 'must be optional'],
    ],
    [
      'a word of the backend',
      () => add(blank, 'session'),
      ['INVALID_CHANGE', '"sessions" is used by the backend itself'],
    ],
    [
      'an actor without a target',
      () => add(blank, 'votes', ['weight:int'], { owner: 'actor' }),
      ['votes: an actor needs a required unique ref'],
    ],
    [
      'an owner that there is not',
      () => add(blank, 'tasks', [], { owner: 'usr' }),
      ['UNKNOWN_VALUE', '"usr" is not a choice of --owner', 'Did you mean user?'],
    ],
    [
      'another class of the same name',
      () => add(add(blank, 'news'), 'news_items'),
      ['"NewsItem" is there twice'],
    ],
    [
      'a change that takes away what orders need',
      () => add(everything, 'orders', ['total:text:readonly']),
      ['INVALID_CHANGE', '"orders" needs a field of type money with the id "total"'],
    ],
    [
      'orders of another owner',
      () => add(everything, 'orders', [], { owner: 'admin' }),
      ['orders have the owner "user"'],
    ],
  ])('refuses %s', (_, change, parts) => {
    for (const part of parts) expect(refusal(change)).toContain(part);
  });

  it('allows a reference to itself', () => {
    expect(checkBlueprint(add(blank, 'tasks', ['parent_id:ref(tasks)']))).toEqual([]);
  });
});

describe('the owner', () => {
  it('is a word of the list', () => {
    for (const { word, owner } of ownerWords) expect(ownerOf(word)).toBe(owner);
    expect(ownerOf('none')).toBe('admin');
  });

  it('is the user where nobody says otherwise, and stays', () => {
    expect(resource(add(blank, 'tasks'), 'tasks').owner).toBe('user');
    expect(resource(add(everything, 'products', ['x']), 'products').owner).toBe('admin');
  });

  it('is the parent that is named, by a new reference', () => {
    const made = add(everything, 'sets', ['reps:int'], { singular: 'round', parent: 'exercise' });
    expect(resource(made, 'sets')).toEqual({
      name: 'sets',
      singular: 'round',
      owner: 'parent',
      parent: 'exercise_id',
      fields: [
        {
          id: 'exercise_id',
          name: 'exercise_id',
          type: 'ref',
          to: 'exercises',
          required: true,
          onDelete: 'cascade',
        },
        { id: 'reps', name: 'reps', type: 'integer' },
      ],
    });
    expect(add(made, 'sets', ['reps:int'], { parent: 'exercises' })).toEqual(made);
    expect(add(made, 'sets', ['reps:int'], { parent: 'exercise_id' })).toEqual(made);
    expect(add(made, 'sets', ['reps:int'], { owner: 'parent' })).toEqual(made);
  });

  it.each([
    ['named as a resource', { parent: 'workouts' }],
    ['named as a field', { parent: 'training_id' }],
    ['the only reference', { owner: 'parent' }],
  ])('is the parent of a reference that is there, %s', (_, rest) => {
    const made = add(everything, 'photos', ['url', 'training_id:ref(workouts)'], rest);
    expect(resource(made, 'photos')).toMatchObject({ owner: 'parent', parent: 'training_id' });
    expect(resource(made, 'photos').fields[1]).toMatchObject({ required: true });
    expect(add(made, 'photos', ['training_id:ref(workouts)'])).toEqual(made);
  });

  it('may change', () => {
    const made = add(everything, 'exercises', [], { owner: 'author' });
    expect(resource(made, 'exercises')).not.toHaveProperty('parent');
    expect(resource(made, 'exercises').owner).toBe('author');
    const taken = add(everything, 'stats', [], { parent: 'workouts' });
    expect(resource(taken, 'stats')).toMatchObject({ owner: 'parent', parent: 'workout_id' });
  });

  it('keeps its column only where it has one', () => {
    const follows = resource(everything, 'follows');
    const [field] = follows.fields;
    if (!field) throw new Error('no field');
    const made = add(everything, 'follows', [], { owner: 'author' });
    expect(resource(made, 'follows').ownerField).toBe('follower_id');
    expect(resource(add(made, 'follows', [], { owner: 'none' }), 'follows')).not.toHaveProperty(
      'ownerField',
    );
  });

  it.each<[string, () => unknown, string]>([
    ['no parent', () => add(blank, 'x', [], { owner: 'parent' }), '--parent RESOURCE'],
    [
      'two that could be',
      () =>
        add(everything, 'x', ['task_id:ref(tasks)', 'workout_id:ref(workouts)'], {
          owner: 'parent',
        }),
      '--parent RESOURCE',
    ],
    [
      'a parent that is not there',
      () => add(everything, 'x', [], { parent: 'workuts' }),
      'Did you mean workouts?',
    ],
    [
      'a parent that everybody sees',
      () => add(everything, 'x', [], { parent: 'posts' }),
      '"posts" must belong to a user',
    ],
    [
      'a parent beside another owner',
      () => add(everything, 'x', [], { parent: 'tasks', owner: 'admin' }),
      'Leave out --parent',
    ],
  ])('cannot be %s', (_, change, part) => {
    expect(refusal(change)).toContain(part);
  });
});

describe('removeResource', () => {
  it('takes away what nothing names', () => {
    const { blueprint, renames } = removeResource(everything, 'Stat');
    expect(blueprint.resources).toHaveLength(everything.resources.length - 1);
    expect(renames).toEqual({ resources: {}, fields: {} });
  });

  it.each([
    ['workouts', ['exercises.workout_id']],
    ['tasks', ['the relation task_project']],
    ['posts', ['comments.post_id', 'likes.post_id']],
    ['products', ['order_items.product_id', 'cart_items.product_id']],
    ['order_items', ['orders, whose items they are']],
  ])('names what needs %s', (name, users) => {
    const message = refusal(() => removeResource(everything, name));
    for (const user of users) expect(message).toContain(user);
  });

  it('takes away several that name each other', () => {
    expect(refusal(() => removeResource(everything, 'orders'))).toContain('order_items.order_id');
    const { blueprint } = removeResource(everything, 'orders', 'order_items');
    expect(checkBlueprint(blueprint)).toEqual([]);
  });

  it('takes away what refers to itself', () => {
    const made = add(blank, 'tasks', ['parent_id:ref(tasks)']);
    expect(removeResource(made, 'tasks').blueprint).toEqual(blank);
  });

  it('offers the nearest', () => {
    expect(refusal(() => removeResource(everything, 'tsaks'))).toContain('Did you mean tasks?');
  });
});

describe('removeField', () => {
  it('takes a field away', () => {
    const { blueprint } = removeField(everything, 'task', 'dueDate');
    expect(fieldNames(blueprint, 'tasks')).not.toContain('due_date');
    expect(fieldNames(blueprint, 'tasks')).toHaveLength(6);
  });

  it.each([
    ['exercises', 'workout_id', 'it leads to what the rows belong to'],
    ['posts', 'likes_count', 'likes.post_id counts in it'],
    ['orders', 'total', '"orders" needs a field of type money with the id "total"'],
    ['products', 'stock', '"products" needs a field of type integer with the id "stock"'],
    ['order_items', 'product_id', 'needs one required ref to what is sold'],
    ['likes', 'post_id', 'an actor needs a required unique ref'],
    ['tasks', 'titel', 'Did you mean title?'],
    ['tasks', 'user_id', '"tasks" has no field "user_id"'],
  ])('refuses %s.%s', (name, field, reason) => {
    expect(refusal(() => removeField(everything, name, field))).toContain(reason);
  });
});

describe('relations', () => {
  const joined = addRelation(everything, 'Workout', 'task').blueprint;

  it('are named as those of the app types', () => {
    expect(joined.relations.at(-1)).toEqual({
      name: 'task_workout',
      parent: 'workouts',
      child: 'tasks',
    });
  });

  it('are there once', () => {
    expect(addRelation(joined, 'workouts', 'tasks').blueprint).toEqual(joined);
    expect(refusal(() => addRelation(joined, 'tasks', 'workouts'))).toContain(
      'the other way round',
    );
  });

  it('have a name of their own', () => {
    const odd = add(everything, 'task_stat', [], { singular: 'task_stat_row' });
    const named = {
      ...odd,
      resources: odd.resources.map((one) =>
        one.name === 'task_stats' ? { ...one, name: 'task_stat' } : one,
      ),
    };
    expect(addRelation(named, 'stats', 'tasks').blueprint.relations.at(-1)?.name).toBe(
      'task_stat_link',
    );
    const inputs = add(add(blank, 'tasks'), 'inputs');
    expect(addRelation(inputs, 'inputs', 'tasks').blueprint.relations[0]?.name).toBe(
      'task_input_link',
    );
    const [one, other] = ['a'.repeat(30), 'b'.repeat(30)];
    const long = add(add(blank, one), other);
    const [relation] = addRelation(long, one, other).blueprint.relations;
    expect(relation?.name).toBe(`${other}_${one.slice(0, 9)}`);
  });

  it.each<[string, () => unknown, string]>([
    [
      'one with itself',
      () => addRelation(everything, 'tasks', 'tasks'),
      'joins two different resources',
    ],
    [
      'what nobody owns',
      () => addRelation(everything, 'products', 'tasks'),
      'both ends of a relation belong to users',
    ],
    [
      'what is not there',
      () => addRelation(everything, 'projcts', 'tasks'),
      'Did you mean projects',
    ],
    [
      'no relation',
      () => removeRelation(everything, 'stats', 'tasks'),
      'There is no relation "stats" – "tasks"',
    ],
  ])('refuse %s', (_, change, part) => {
    expect(refusal(change)).toContain(part);
  });

  it('go by their name or by both ends', () => {
    for (const words of [['task_workout'], ['tasks', 'workouts'], ['Workout', 'Task']])
      expect(removeRelation(joined, ...words).blueprint).toEqual(everything);
  });
});
