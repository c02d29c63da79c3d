import type { Resource } from '../../../src/blueprint/types.js';
import { field, ref } from '../blueprints.js';
import { add, all, noRelations, removeResource, renameResource, set } from '../edits.js';
import type { Transition } from '../transition.js';

const labels: Resource = {
  name: 'labels',
  owner: 'user',
  fields: [
    field('name', 'string', { required: true, unique: true }),
    field('colour', 'enum', { values: ['red', 'blue'], default: 'red' }),
    ref('task_id', 'tasks', { required: true }),
    ref('parent_id', 'labels'),
  ],
};
const shop: Resource[] = [
  {
    name: 'orders',
    owner: 'user',
    checkout: 'order_items',
    fields: [
      field('status', 'enum', {
        values: ['pending', 'cancelled'],
        default: 'pending',
        readOnly: true,
      }),
      field('total', 'money', { default: 0, readOnly: true }),
    ],
  },
  {
    name: 'order_items',
    owner: 'parent',
    parent: 'order_id',
    fields: [
      ref('order_id', 'orders', { required: true }),
      ref('product_id', 'products', { required: true, onDelete: 'restrict' }),
      field('quantity', 'integer', { required: true, min: 1 }),
      field('price', 'money', { default: 0, readOnly: true }),
    ],
  },
];
const stock = field('stock', 'integer', { default: 0, min: 0 });

export const tables: Transition[] = [
  {
    name: 'a resource is added',
    change: (b) => void b.resources.push(labels),
  },
  {
    name: 'resources that refer to each other are added, and a counter',
    change: (b) =>
      void b.resources.push(
        { ...labels, fields: [...labels.fields, ref('box_id', 'boxes', { counter: 'size' })] },
        {
          name: 'boxes',
          owner: 'user',
          fields: [
            ref('label_id', 'labels'),
            field('size', 'integer', { readOnly: true, default: 0 }),
          ],
        },
      ),
  },
  {
    name: 'a shop is added, with the table that it keeps for itself',
    change: all(add('products', stock), (b) => void b.resources.push(...shop)),
  },
  { name: 'a resource is removed and its table kept', change: removeResource('likes') },
  {
    name: 'a resource with a relation is removed and its tables kept',
    change: removeResource('tags'),
  },
  {
    name: 'a resource is removed with its table',
    change: removeResource('likes'),
    dropTables: true,
    losses: ['likes'],
  },
  {
    name: 'resources that hang on each other are removed with their tables',
    change: all(removeResource('notes'), removeResource('tasks')),
    dropTables: true,
    losses: ['notes', 'tasks', 'task_tag'],
  },
  {
    name: 'resources that hang on each other are removed and their tables kept',
    change: all(removeResource('notes'), removeResource('tasks')),
  },
  {
    name: 'a shop is removed and its tables kept',
    from: all(add('products', stock), (b) => void b.resources.push(...shop)),
    change: all(removeResource('orders'), removeResource('order_items')),
  },
  {
    name: 'a resource takes the name of one that is removed',
    change: all(removeResource('notes'), renameResource('tags', 'notes')),
    renames: { resources: { tags: 'notes' } },
  },
  {
    name: 'a relation is added',
    change: (b) =>
      void b.relations.push({ name: 'project_tag', parent: 'projects', child: 'tags' }),
  },
  {
    name: 'a relation is removed and its table kept',
    change: noRelations,
  },
  {
    name: 'a relation is renamed',
    change: (b) => void Object.assign(b.relations[0] ?? {}, { name: 'task_label' }),
  },
  {
    name: 'the ends of a relation change places',
    change: (b) => void Object.assign(b.relations[0] ?? {}, { parent: 'tags', child: 'tasks' }),
  },
  {
    name: 'a relation joins something else under its old name',
    change: (b) => void Object.assign(b.relations[0] ?? {}, { parent: 'projects' }),
    dropTables: true,
    losses: ['task_tag'],
  },
  {
    name: 'much at once',
    change: all(
      renameResource('tasks', 'todos'),
      removeResource('likes'),
      set('todos.status', { name: 'state', values: ['todo', 'doing', 'done', 'late'] }),
      set('todos.title', { length: 200, unique: true }),
      add('todos', field('due_date', 'date', { required: true }), ref('tag_id', 'tags')),
      (b) =>
        void b.resources.push({ ...labels, fields: [ref('todo_id', 'todos', { required: true })] }),
    ),
    renames: { resources: { tasks: 'todos' } },
    rows: { 'tasks.title': ['a', 'b', 'c', 'd', 'e', 'f'] },
    backfill: { todos: { due_date: '2026-01-01' } },
  },
];
