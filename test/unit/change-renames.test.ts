import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renamesBetween } from '../../src/blueprint/change/derive-renames.js';
import { withGivenRenames } from '../../src/blueprint/change/given-renames.js';
import { renameField, renameResource } from '../../src/blueprint/change/rename.js';
import { suspectedRenames } from '../../src/blueprint/change/suspected-renames.js';
import { checkBlueprint } from '../../src/blueprint/check.js';
import { blueprintOf } from '../../src/blueprint/create.js';
import type { Blueprint, Field, Resource } from '../../src/blueprint/types.js';
import { CliError } from '../../src/errors.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';

const axes = loadParts(join(import.meta.dirname, '../../templates'));
const answers = complete(axes, { 'app-type': ['social', 'e-commerce', 'fitness', 'productivity'] });
const everything = blueprintOf(axes, '0.1.0', 'app', answers ?? {});

const resource = ({ resources }: Blueprint, name: string): Resource => {
  const found = resources.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

const field = (blueprint: Blueprint, name: string, fieldName: string): Field => {
  const found = resource(blueprint, name).fields.find((one) => one.name === fieldName);
  if (!found) throw new Error(`no ${name}.${fieldName}`);
  return found;
};

/** An edit of vibe.json by hand. */
const edited = (blueprint: Blueprint, edit: (draft: Blueprint) => void): Blueprint => {
  const draft = structuredClone(blueprint);
  edit(draft);
  return draft;
};

const refusal = (change: () => unknown): string => {
  try {
    change();
  } catch (error) {
    if (error instanceof CliError) return `${error.code} ${error.message} ${error.hint}`;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('renameResource', () => {
  it('takes along whatever names it', () => {
    const { blueprint, renames } = renameResource(everything, 'product', 'Article');
    expect(renames).toEqual({ resources: { products: 'articles' }, fields: {} });
    expect(field(blueprint, 'order_items', 'product_id').to).toBe('articles');
    expect(field(blueprint, 'cart_items', 'product_id').to).toBe('articles');
    expect(checkBlueprint(blueprint)).toEqual([]);
  });

  it('takes along the items of orders, relations and references to itself', () => {
    const lines = renameResource(everything, 'order_items', 'order_lines').blueprint;
    expect(resource(lines, 'orders').checkout).toBe('order_lines');
    const todos = renameResource(everything, 'tasks', 'todos').blueprint;
    expect(todos.relations).toEqual([{ name: 'task_project', parent: 'projects', child: 'todos' }]);
    const tree = edited(everything, (draft) => {
      const to = 'categories';
      resource(draft, to).fields.push({ id: 'up_id', name: 'up_id', type: 'ref', to });
    });
    const { blueprint } = renameResource(tree, 'categories', 'sections');
    expect(field(blueprint, 'sections', 'up_id').to).toBe('sections');
    expect(field(blueprint, 'products', 'category_id').to).toBe('sections');
  });

  it('changes the singular with the name, keeps all else and can be undone', () => {
    const { blueprint } = renameResource(everything, 'posts', 'news');
    expect(resource(blueprint, 'news')).toEqual({
      ...resource(everything, 'posts'),
      name: 'news',
      singular: 'news_item',
    });
    expect(JSON.stringify(renameResource(blueprint, 'news', 'posts').blueprint)).toBe(
      JSON.stringify(everything),
    );
  });

  it('changes only the singular where that is said', () => {
    const { blueprint, renames } = renameResource(everything, 'stats', 'stats', 'measurement');
    expect(resource(blueprint, 'stats').singular).toBe('measurement');
    expect(renames).toEqual({ resources: {}, fields: {} });
  });

  it('changes nothing where the name is the same', () => {
    expect(renameResource(everything, 'tasks', 'Task')).toEqual({
      blueprint: everything,
      renames: { resources: {}, fields: {} },
    });
  });

  it.each([
    ['tasks', 'projects', 'There is a resource "projects" already'],
    ['tasks', 'sessions', '"sessions" is used by the backend itself'],
    ['tasks', '2do', 'it starts with a digit'],
    ['taskz', 'todos', 'Did you mean tasks?'],
  ])('refuses %s → %s', (from, to, reason) => {
    expect(refusal(() => renameResource(everything, from, to))).toContain(reason);
  });
});

describe('renameField', () => {
  it('keeps the id and the place', () => {
    const { blueprint, renames } = renameField(everything, 'task', 'title', 'headline');
    expect(renames).toEqual({ resources: {}, fields: { tasks: { title: 'headline' } } });
    expect(resource(blueprint, 'tasks').fields[0]).toMatchObject({ id: 'title', name: 'headline' });
  });

  it('takes along the parent and the counter', () => {
    const parent = renameField(everything, 'exercises', 'workout_id', 'training_id').blueprint;
    expect(resource(parent, 'exercises').parent).toBe('training_id');
    const counter = renameField(everything, 'posts', 'likes_count', 'hearts').blueprint;
    expect(field(counter, 'likes', 'post_id').counter).toBe('hearts');
    for (const blueprint of [parent, counter]) expect(checkBlueprint(blueprint)).toEqual([]);
  });

  it('does not break orders, whose fields are found by id', () => {
    const { blueprint } = renameField(everything, 'orders', 'total', 'amount');
    expect(checkBlueprint(blueprint)).toEqual([]);
  });

  it('can be undone', () => {
    for (const one of everything.resources)
      for (const { name } of one.fields) {
        const { blueprint } = renameField(everything, one.name, name, `x_${name}`);
        const back = renameField(blueprint, one.name, `x_${name}`, name).blueprint;
        expect(JSON.stringify(back)).toBe(JSON.stringify(everything));
      }
  });

  it.each([
    ['title', 'status', '"tasks" has a field "status" already'],
    ['title', 'page', '"page" is set by the backend itself'],
    ['user_id', 'author_id', 'it says whose a row is'],
    ['titel', 'name', 'Did you mean title?'],
  ])('refuses %s → %s', (from, to, reason) => {
    expect(refusal(() => renameField(everything, 'tasks', from, to))).toContain(reason);
  });

  it.each(['new', 'old', 'found', 'tg_op'])('refuses to count in a field called %s', (name) => {
    const message = refusal(() => renameField(everything, 'posts', 'likes_count', name));
    expect(message).toContain(`likes.post_id: "${name}" means something else`);
  });

  it('refuses a reference whose name does not end in _id', () => {
    const message = refusal(() => renameField(everything, 'comments', 'post_id', 'post'));
    expect(message).toContain('comments.post: the name of a ref ends in _id');
  });
});

describe('renamesBetween', () => {
  it('finds fields by their ids, under the new name of their resource', () => {
    const todos = renameResource(everything, 'tasks', 'todos').blueprint;
    const { blueprint } = renameField(todos, 'todos', 'title', 'headline');
    expect(renamesBetween(everything, blueprint, { tasks: 'todos' })).toEqual({
      resources: { tasks: 'todos' },
      fields: { todos: { title: 'headline' } },
    });
  });

  it('finds names that were swapped', () => {
    const swapped = edited(everything, (draft) => {
      field(draft, 'stats', 'steps').name = 'x';
      field(draft, 'stats', 'calories').name = 'steps';
      field(draft, 'stats', 'x').name = 'calories';
    });
    expect(renamesBetween(everything, swapped).fields).toEqual({
      stats: { steps: 'calories', calories: 'steps' },
    });
    expect(suspectedRenames(everything, swapped)).toEqual([]);
  });

  it('finds nothing where nothing has another name', () => {
    expect(renamesBetween(everything, everything)).toEqual({ resources: {}, fields: {} });
  });
});

describe('suspectedRenames', () => {
  const renamedByHand = edited(everything, (draft) => {
    Object.assign(field(draft, 'tasks', 'title'), { id: 'headline', name: 'headline' });
  });

  it('finds a field that is gone while one of its shape is new', () => {
    expect(suspectedRenames(everything, renamedByHand)).toEqual([
      {
        kind: 'field',
        resource: 'tasks',
        from: 'title',
        to: 'headline',
        rename: 'tasks.title:headline',
      },
    ]);
  });

  it('knows a field by its id', () => {
    const known = edited(everything, (draft) => {
      field(draft, 'tasks', 'title').name = 'headline';
    });
    expect(suspectedRenames(everything, known)).toEqual([]);
  });

  it('does not take another shape for a rename', () => {
    const other = edited(renamedByHand, (draft) => {
      field(draft, 'tasks', 'headline').type = 'text';
      delete field(draft, 'tasks', 'headline').length;
    });
    expect(suspectedRenames(everything, other)).toEqual([]);
  });

  const todos = edited(everything, (draft) => {
    resource(draft, 'tasks').name = 'todos';
    for (const relation of draft.relations) relation.child = 'todos';
  });

  it('finds a resource, also where a field of it is new', () => {
    const rename = { kind: 'resource', from: 'tasks', to: 'todos', rename: 'tasks:todos' };
    expect(suspectedRenames(everything, todos)).toEqual([rename]);
    const more = edited(todos, (draft) => {
      resource(draft, 'todos').fields.push({ id: 'x', name: 'x', type: 'text' });
    });
    expect(suspectedRenames(everything, more)).toEqual([rename]);
    expect(suspectedRenames(everything, more, { tasks: 'todos' })).toEqual([]);
  });

  it('finds a resource that refers to itself', () => {
    const name = 'parent_id';
    const tree = (called: string): Blueprint => ({
      ...everything,
      resources: [
        {
          name: called,
          owner: 'user',
          fields: [{ id: name, name, type: 'ref', to: called }],
        },
      ],
    });
    expect(suspectedRenames(tree('folders'), tree('places')).map(({ rename }) => rename)).toEqual([
      'folders:places',
    ]);
  });

  it('takes a field of a renamed resource for a field of it', () => {
    const both = edited(todos, (draft) => {
      Object.assign(field(draft, 'todos', 'title'), { id: 'headline', name: 'headline' });
    });
    expect(
      suspectedRenames(everything, both, { tasks: 'todos' }).map(({ rename }) => rename),
    ).toEqual(['todos.title:headline']);
  });

  it('suspects nothing where things only come or go', () => {
    const less = edited(everything, (draft) => {
      draft.resources = draft.resources.filter(({ name }) => name !== 'stats');
    });
    expect(suspectedRenames(everything, less)).toEqual([]);
    expect(suspectedRenames(less, everything)).toEqual([]);
    const other = edited(less, (draft) => {
      draft.resources.push({ ...resource(everything, 'comments'), name: 'remarks' });
    });
    expect(suspectedRenames(everything, other)).toEqual([]);
  });

  describe('said to be renames', () => {
    it('give the field its old id', () => {
      const { blueprint, renames } = withGivenRenames(everything, renamedByHand, [
        'tasks.title:headline',
      ]);
      expect(field(blueprint, 'tasks', 'headline').id).toBe('title');
      expect(renames.fields).toEqual({ tasks: { title: 'headline' } });
      expect(suspectedRenames(everything, blueprint)).toEqual([]);
    });

    it('are a resource and a field of it, by its old or its new name', () => {
      const both = edited(todos, (draft) => {
        Object.assign(field(draft, 'todos', 'title'), { id: 'headline', name: 'headline' });
      });
      for (const word of [
        'tasks.title:headline',
        'todos.title:headline',
        'tasks.title:todos.headline',
      ]) {
        const { renames } = withGivenRenames(everything, both, [word, 'tasks:todos']);
        expect(renames).toEqual({
          resources: { tasks: 'todos' },
          fields: { todos: { title: 'headline' } },
        });
      }
    });

    it('may be two that changed names', () => {
      const swapped = edited(everything, (draft) => {
        const [posts, stats] = [resource(draft, 'posts'), resource(draft, 'stats')];
        Object.assign(posts, { name: 'stats' });
        Object.assign(stats, { name: 'posts' });
      });
      const { renames } = withGivenRenames(everything, swapped, ['posts:stats', 'stats:posts']);
      expect(renames.resources).toEqual({ posts: 'stats', stats: 'posts' });
    });

    it('may be fields that changed names, whatever ids they have now', () => {
      const ids: [string, string][] = [
        ['steps', 'calories'],
        ['calories', 'steps'],
      ];
      for (const [first, second] of ids) {
        const swapped = edited(everything, (draft) => {
          const [steps, calories] = [
            field(draft, 'stats', 'steps'),
            field(draft, 'stats', 'calories'),
          ];
          Object.assign(steps, { id: first, name: 'calories' });
          Object.assign(calories, { id: second, name: 'steps' });
        });
        const { blueprint, renames } = withGivenRenames(everything, swapped, [
          'stats.steps:calories',
          'stats.calories:steps',
        ]);
        expect(renames.fields).toEqual({ stats: { steps: 'calories', calories: 'steps' } });
        expect(field(blueprint, 'stats', 'calories').id).toBe('steps');
        expect(field(blueprint, 'stats', 'steps').id).toBe('calories');
      }
    });

    it('may be a circle of three, and fields of resources that swap', () => {
      const turned = edited(everything, (draft) => {
        for (const [from, to] of [
          ['steps', 'x'],
          ['weight', 'steps'],
          ['calories', 'weight'],
          ['x', 'calories'],
        ] as const)
          Object.assign(field(draft, 'stats', from), { id: to, name: to });
        const [posts, stats] = [resource(draft, 'posts'), resource(draft, 'stats')];
        Object.assign(posts, { name: 'stats' });
        Object.assign(stats, { name: 'posts' });
      });
      const { renames } = withGivenRenames(everything, turned, [
        'posts:stats',
        'stats:posts',
        'stats.steps:calories',
        'stats.calories:weight',
        'stats.weight:steps',
      ]);
      expect(renames).toEqual({
        resources: { posts: 'stats', stats: 'posts' },
        fields: { posts: { steps: 'calories', calories: 'weight', weight: 'steps' } },
      });
    });

    it.each([
      ['tasks', 'cannot be read'],
      ['tusks:todos', 'there was no resource "tusks"'],
      ['tasks:todo', 'vibe.json has no resource "todo"'],
      ['tasks:projects', '"projects" was there before'],
      ['todos.titel:headline', 'there was no field "titel"'],
      ['tasks.title:name', 'vibe.json has no field "name" of "tasks"'],
      ['stats.steps:calories', '"steps" is still there'],
    ])('are refused: %s', (word, reason) => {
      const words = word.startsWith('todos.') ? [word, 'tasks:todos'] : [word];
      const now = word.startsWith('tasks.') ? renamedByHand : todos;
      expect(refusal(() => withGivenRenames(everything, now, words))).toContain(reason);
    });
  });
});
