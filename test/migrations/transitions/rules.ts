import { field } from '../blueprints.js';
import { add, all, set } from '../edits.js';
import type { Transition } from '../transition.js';

export const rules: Transition[] = [
  {
    name: 'optional to required, with a value for the gaps',
    change: set('tasks.note', { required: true }),
    backfill: { tasks: { note: 'nothing' } },
    becomes: { 'tasks.note': (value) => value ?? 'nothing' },
  },
  {
    name: 'optional to required, with a default for the gaps',
    change: set('tasks.size', { required: true, default: -1 }),
    becomes: { 'tasks.size': (value) => value ?? '-1' },
  },
  {
    name: 'optional to one with a default that an enum limits',
    change: set('tasks.mood', { default: 'good' }),
    becomes: { 'tasks.mood': (value) => value ?? 'good' },
  },
  {
    name: 'a value for gaps, where another table has a column of that name',
    from: add('tags', field('note', 'text')),
    change: set('tasks.note', { required: true }),
    backfill: { tasks: { note: 'nothing' }, tags: { note: 'nothing' } },
    becomes: { 'tasks.note': (value) => value ?? 'nothing' },
  },
  { name: 'required to optional', change: set('tasks.title', { required: false }) },
  {
    name: 'a required ref to an optional one',
    change: set('tasks.project_id', { required: false }),
  },
  {
    name: 'defaults change, come and go',
    change: all(
      set('tasks.position', { default: 4 }),
      set('tasks.fee', { default: undefined, required: true }),
      set('tasks.title', { default: 'new' }),
      set('tasks.active', { default: undefined }),
    ),
  },
  {
    name: 'unique is added',
    change: set('tasks.external', { unique: true }),
  },
  { name: 'unique is removed', change: set('tasks.code', { unique: false }) },
  {
    name: 'an index is added and one removed',
    change: all(set('tasks.seen_at', { index: true }), set('tasks.due_on', { index: false })),
  },
  {
    name: 'bounds are tightened',
    change: all(set('tasks.score', { min: 0, max: 100 }), set('tasks.size', { max: 9 })),
    rows: { 'tasks.score': [0, 100, null], 'tasks.size': [9, -9, null] },
  },
  {
    name: 'bounds are loosened and taken away',
    change: all(
      set('tasks.score', { min: -50, max: undefined }),
      set('products.price', { min: undefined }),
    ),
  },
  {
    name: 'fields that are called as parts of the SQL are limited',
    from: add(
      'tags',
      ...['found', 'rows', 'target', 'counted', 'archive', 'duplicates'].map((name) =>
        field(name, 'integer'),
      ),
    ),
    change: all(
      ...['found', 'rows', 'target', 'counted', 'archive', 'duplicates'].map((name) =>
        set(`tags.${name}`, { min: -1, max: 99, unique: true }),
      ),
    ),
    rows: Object.fromEntries(
      ['found', 'rows', 'target', 'counted', 'archive', 'duplicates'].map((name) => [
        `tags.${name}`,
        [0, 1, 2, null, 3, 99],
      ]),
    ),
  },
  {
    name: 'an enum gets more values',
    change: set('tasks.status', { values: ['todo', 'doing', 'done', 'late'] }),
  },
  {
    name: 'an enum gets fewer values',
    change: set('tasks.status', { values: ['todo', 'done'] }),
    rows: { 'tasks.status': ['todo', 'done'] },
  },
];
