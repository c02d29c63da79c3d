import type { Renames } from '../../src/blueprint/change/renames.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import type { Backfill } from '../../src/migrations/draft.js';
import { field, ref } from './blueprints.js';
import {
  add,
  all,
  become,
  noRelations,
  owner,
  remove,
  removeResource,
  renameResource,
  set,
} from './edits.js';
import { rowId } from './rows.js';

/** One change of a project that lives on. */
export interface Step {
  name: string;
  change: (blueprint: Blueprint) => void;
  renames?: Partial<Renames>;
  backfill?: Backfill;
  dropTables?: boolean;
}

/** Every kind of change at least once, one after another in the same project. */
export const steps: Step[] = [
  {
    name: 'fields, a resource and a relation are added',
    change: all(
      add(
        'tasks',
        field('place', 'string'),
        field('intro', 'text', { default: `It's "so" \\ \${x} \`y\`` }),
        field('due_date', 'date', { required: true }),
        field('kind', 'enum', { values: ['a', 'b'], default: 'a' }),
        field('effort', 'integer', { min: -3, max: 9, index: true }),
        field('slug', 'string', { unique: true }),
        ref('tag_id', 'tags', { required: true }),
        ref('parent_id', 'tasks'),
      ),
      (blueprint) => {
        blueprint.resources.push({
          name: 'labels',
          owner: 'user',
          fields: [
            field('name', 'string', { required: true, unique: true }),
            ref('task_id', 'tasks', { required: true }),
          ],
        });
        blueprint.relations.push({ name: 'project_tag', parent: 'projects', child: 'tags' });
      },
    ),
    backfill: { tasks: { due_date: '2026-01-01', tag_id: rowId('tags', 2) } },
  },
  {
    name: 'types and rules change',
    change: all(
      set('tasks.title', { length: 200 }),
      become('tasks.size', 'number'),
      become('tasks.price', 'text', { default: 'none' }),
      become('tasks.due_on', 'timestamp', { index: true }),
      become('tasks.mood', 'string', { length: 60 }),
      become('tasks.meta', 'boolean'),
      become('tasks.note', 'string', { length: 100, required: true }),
      set('tasks.position', { default: 4 }),
      set('tasks.due_date', { required: false }),
      set('tasks.code', { unique: false }),
      set('tasks.external', { unique: true }),
      set('tasks.effort', { index: false, min: -2, max: undefined }),
      set('tasks.status', { values: ['todo', 'doing', 'done', 'late'] }),
      set('tasks.other_project_id', { onDelete: 'cascade' }),
      set('likes.post_id', { counter: 'views_count' }),
    ),
    backfill: { tasks: { note: 'nothing' } },
  },
  {
    name: 'resources and fields are renamed',
    change: all(
      renameResource('tasks', 'todos'),
      renameResource('posts', 'articles'),
      set('todos.status', { name: 'state' }),
      set('todos.due_on', { name: 'finished_on' }),
      set('todos.project_id', { name: 'folder_id' }),
      set('articles.views_count', { name: 'hearts_count' }),
      set('likes.post_id', { name: 'article_id', counter: 'hearts_count' }),
    ),
    renames: { resources: { tasks: 'todos', posts: 'articles' } },
  },
  {
    name: 'owners and parents change',
    change: all(
      noRelations,
      owner('tags', { owner: 'admin' }),
      owner('products', { owner: 'user' }),
      owner('articles', { owner: 'author', ownerField: 'author_id' }),
      owner('labels', { owner: 'parent', parent: 'task_id' }),
    ),
    backfill: { products: { user_id: rowId('users', 1) } },
  },
  {
    name: 'fields are removed, a resource and its table kept',
    change: all(
      remove('todos.state'),
      remove('todos.external'),
      remove('todos.folder_id'),
      removeResource('labels'),
      removeResource('likes'),
    ),
  },
  {
    name: 'a resource is removed with its table',
    change: removeResource('notes'),
    dropTables: true,
  },
  {
    name: 'people log in with accounts of others',
    change: ({ answers }) => {
      answers.oauth = ['google'];
    },
  },
  {
    name: 'and no longer',
    change: ({ answers }) => {
      delete answers.oauth;
    },
    backfill: { users: { password_hash: 'none' } },
  },
];

/** What adds an index that is built while the table is used. */
export const oneIndex: Step = {
  name: 'an index',
  change: (blueprint) => {
    const [resource] = blueprint.resources;
    resource?.fields.push({ id: 'seen_on', name: 'seen_on', type: 'date', index: true });
  },
};
