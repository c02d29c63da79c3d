import { field } from '../blueprints.js';
import { add, all, become, set } from '../edits.js';
import { rowId } from '../rows.js';
import type { Transition } from '../transition.js';

const cut = (length: number) => (value: string | null) =>
  value && [...value].slice(0, length).join('');
const number = (digits: number) => (value: string | null) => value && Number(value).toFixed(digits);

export const types: Transition[] = [
  { name: 'string to text', change: become('tasks.title', 'text', { required: true }) },
  {
    name: 'a default that stays while the type changes',
    from: set('tasks.title', { default: 'new' }),
    change: become('tasks.title', 'text', { required: true, default: 'new' }),
  },
  { name: 'string to a longer one', change: set('tasks.title', { length: 200 }) },
  {
    name: 'string to a shorter one',
    change: set('tasks.title', { length: 10 }),
    losses: ['tasks.title'],
    becomes: { 'tasks.title': cut(10) },
  },
  {
    name: 'text to string',
    change: become('tasks.note', 'string', { length: 100 }),
    losses: ['tasks.note'],
    becomes: { 'tasks.note': cut(100) },
  },
  { name: 'integer to number', change: become('tasks.score', 'number', { min: -5.5 }) },
  {
    name: 'integer to money',
    change: become('tasks.score', 'money', { min: -5, max: 500 }),
    becomes: { 'tasks.score': number(2) },
  },
  {
    name: 'integer, number, money, boolean, date, time, timestamp, json, uuid to text',
    change: all(
      ...['size', 'ratio', 'price', 'at_time', 'external', 'meta'].map((name) =>
        become(`tasks.${name}`, 'text'),
      ),
      become('tasks.due_on', 'text', { index: true }),
      become('tasks.seen_at', 'text'),
      become('tasks.active', 'text', { default: 'true' }),
    ),
    becomes: {
      'tasks.seen_at': (value) =>
        value && new Date(value.replace(' ', 'T').replace('+00', 'Z')).toISOString(),
    },
  },
  {
    name: 'integer to string that has room',
    change: become('tasks.size', 'string', { length: 11, unique: true }),
  },
  {
    name: 'number to integer',
    change: become('tasks.ratio', 'integer'),
    losses: ['tasks.ratio'],
    becomes: {
      'tasks.ratio': (value) =>
        value &&
        String(Math.sign(Number(value)) * Math.round(Math.abs(Number(value)))).replace('-0', '0'),
    },
  },
  {
    name: 'number to money',
    change: become('tasks.ratio', 'money'),
    losses: ['tasks.ratio'],
    becomes: { 'tasks.ratio': number(2) },
  },
  {
    name: 'money to integer',
    change: become('tasks.price', 'integer'),
    losses: ['tasks.price'],
    rows: { 'tasks.price': ['19.90', '-3.20', null] },
    becomes: { 'tasks.price': (value) => value && String(Math.round(Number(value))) },
  },
  {
    name: 'money to number',
    change: become('tasks.price', 'number'),
    becomes: { 'tasks.price': (value) => value && String(Number(value)) },
  },
  {
    name: 'boolean to integer',
    change: become('tasks.active', 'integer', { default: 1 }),
    becomes: { 'tasks.active': (value) => (value === 'true' ? '1' : '0') },
  },
  {
    name: 'integer to boolean',
    change: become('tasks.size', 'boolean'),
    rows: { 'tasks.size': [0, 1, null] },
    becomes: { 'tasks.size': (value) => value && String(value === '1') },
  },
  {
    name: 'date to timestamp',
    change: become('tasks.due_on', 'timestamp', { index: true }),
    becomes: { 'tasks.due_on': (value) => value && `${value} 00:00:00+00` },
  },
  {
    name: 'timestamp to date',
    change: become('tasks.seen_at', 'date'),
    losses: ['tasks.seen_at'],
    becomes: { 'tasks.seen_at': cut(10) },
  },
  {
    name: 'timestamp to time',
    change: become('tasks.seen_at', 'time'),
    losses: ['tasks.seen_at'],
    rows: { 'tasks.seen_at': ['2024-02-29T23:59:58.400Z', null] },
    becomes: { 'tasks.seen_at': (value) => value?.slice(11, 19) ?? null },
  },
  {
    name: 'text to integer, number, money, boolean',
    from: all(...['one', 'two', 'three', 'four'].map((name) => add('tags', field(name, 'text')))),
    change: all(
      become('tags.one', 'integer'),
      become('tags.two', 'number'),
      become('tags.three', 'money'),
      become('tags.four', 'boolean'),
    ),
    rows: {
      'tags.one': ['12', '-2147483647', null],
      'tags.two': ['1.5', '-0.25', null],
      'tags.three': ['19.90', null],
      'tags.four': ['true', 'false', null],
    },
  },
  {
    name: 'string to date, time, timestamp, uuid, json',
    from: all(
      ...['one', 'two', 'three', 'four', 'five'].map((name) => add('tags', field(name, 'string'))),
    ),
    change: all(
      become('tags.one', 'date'),
      become('tags.two', 'time'),
      become('tags.three', 'timestamp'),
      become('tags.four', 'uuid'),
      become('tags.five', 'json'),
    ),
    rows: {
      'tags.one': ['2024-02-29', null],
      'tags.two': ['23:59:59', null],
      'tags.three': ['2024-02-29T10:00:00.5Z', null],
      'tags.four': [rowId('x', 1), null],
      'tags.five': ['it\'s "so"', null],
    },
    becomes: {
      'tags.three': (value) => value && '2024-02-29 10:00:00.5+00',
      'tags.five': (value) => value && JSON.stringify(value),
    },
  },
  {
    name: 'numbers to json',
    change: all(
      become('tasks.size', 'json'),
      become('tasks.price', 'json'),
      become('tasks.active', 'json'),
    ),
    // Back again, json has no way to numbers.
    becomes: {},
  },
  {
    name: 'string to enum',
    change: become('tasks.code', 'enum', { values: ['x', 'y'] }),
    rows: { 'tasks.code': ['x', null] },
  },
  {
    name: 'enum to string that has room',
    change: become('tasks.status', 'string', { length: 5, default: 'todo' }),
  },
  {
    name: 'enum to string of the same width',
    change: become('tasks.mood', 'string', { length: 60 }),
  },
  {
    name: 'uuid to ref',
    change: all(
      become('tasks.external', 'ref', { to: 'tags' }),
      set('tasks.external', { name: 'external_id' }),
    ),
    rows: { 'tasks.external': [rowId('tags', 3), null] },
  },
  { name: 'ref to uuid', change: become('tasks.other_project_id', 'uuid', { index: true }) },
  {
    name: 'json to date: there is no way',
    change: become('tasks.meta', 'date'),
    losses: ['tasks.meta'],
  },
  {
    name: 'a field becomes a ref, to which there is no way',
    change: all(
      become('tasks.meta', 'ref', { to: 'tags' }),
      set('tasks.meta', { name: 'meta_id' }),
    ),
    losses: ['tasks.meta'],
  },
];
