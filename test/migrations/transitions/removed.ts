import { all, remove } from '../edits.js';
import type { Transition } from '../transition.js';

export const removed: Transition[] = [
  { name: 'an optional field is removed', change: remove('tasks.note'), losses: ['tasks.note'] },
  { name: 'a required field is removed', change: remove('tasks.title'), losses: ['tasks.title'] },
  { name: 'a unique field is removed', change: remove('tasks.code'), losses: ['tasks.code'] },
  {
    name: 'a required unique field is removed',
    change: remove('products.sku'),
    losses: ['products.sku'],
    back: /Rows of "products" that need a "sku" of their own: 6/,
  },
  {
    name: 'a required ref is removed',
    change: remove('tasks.project_id'),
    losses: ['tasks.project_id'],
    back: /Rows of "tasks" that need a "project_id" of their own: 6/,
  },
  {
    name: 'fields with checks, defaults and indexes are removed',
    change: all(remove('tasks.status'), remove('tasks.score'), remove('tasks.due_on')),
    losses: ['tasks.status', 'tasks.score', 'tasks.due_on'],
  },
];
