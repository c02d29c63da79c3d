import { field, ref } from '../blueprints.js';
import { add, all } from '../edits.js';
import { rowId } from '../rows.js';
import type { Transition } from '../transition.js';

export const added: Transition[] = [
  { name: 'an optional string is added', change: add('tasks', field('place', 'string')) },
  {
    name: 'a text with a quoted default is added',
    change: add('tasks', field('intro', 'text', { default: `It's "so" \\ \${x} \`y\`` })),
  },
  {
    name: 'a required date is added with a value for the rows that are there',
    change: add('tasks', field('due_date', 'date', { required: true })),
    backfill: { tasks: { due_date: '2026-01-01' } },
  },
  {
    name: 'a required number with a default is added',
    change: add('tasks', field('weight', 'number', { required: true, default: -1.5 })),
  },
  {
    name: 'a default for new rows and another value for the old ones',
    change: add('tasks', field('rank', 'integer', { default: 10 })),
    backfill: { tasks: { rank: '-7' } },
  },
  {
    name: 'an optional field is added with a value for the rows that are there',
    change: add('tasks', field('origin', 'string')),
    backfill: { tasks: { origin: "O'Hara" } },
  },
  {
    name: 'an optional enum is added',
    change: add('tasks', field('kind', 'enum', { values: ['a', 'b'] })),
  },
  {
    name: 'a required enum is added',
    change: add('tasks', field('kind', 'enum', { values: ['a', 'b'], required: true })),
    backfill: { tasks: { kind: 'b' } },
  },
  {
    name: 'bounded fields are added',
    change: add(
      'tasks',
      field('effort', 'integer', { min: -3, max: 9 }),
      field('cost', 'money', { min: -0.5, default: 1 }),
      field('part', 'number', { max: 0.5 }),
    ),
  },
  {
    name: 'required json, time, uuid and timestamp are added',
    change: add(
      'tasks',
      field('config', 'json', { required: true }),
      field('opens', 'time', { required: true }),
      field('remote', 'uuid', { required: true }),
      field('starts_at', 'timestamp', { required: true }),
      field('open', 'boolean', { required: true }),
    ),
    backfill: {
      tasks: {
        config: '{"a":"it\'s"}',
        opens: '08:30:00',
        remote: rowId('x', 1),
        starts_at: '2026-01-01T00:00:00Z',
        open: 'false',
      },
    },
  },
  { name: 'an optional ref is added', change: add('tasks', ref('tag_id', 'tags')) },
  {
    name: 'a required ref is added',
    change: add('tasks', ref('tag_id', 'tags', { required: true })),
    backfill: { tasks: { tag_id: rowId('tags', 2) } },
  },
  { name: 'a ref to itself is added', change: add('tasks', ref('parent_id', 'tasks')) },
  {
    name: 'an optional unique field is added',
    change: add('tasks', field('slug', 'string', { unique: true })),
  },
  {
    name: 'an indexed field is added',
    change: add('tasks', field('starts_on', 'date', { index: true, default: '2026-01-01' })),
  },
  {
    name: 'fields are added to several tables',
    change: all(
      add('tasks', field('place', 'string')),
      add('tags', field('colour', 'string', { default: 'red' })),
      add('posts', field('title', 'string', { required: true })),
    ),
    backfill: { posts: { title: '' } },
  },
];
