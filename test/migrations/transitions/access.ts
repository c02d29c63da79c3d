import { ref } from '../blueprints.js';
import { add, all, noRelations, owner, set } from '../edits.js';
import { rowId } from '../rows.js';
import type { Transition } from '../transition.js';

const user = { user_id: rowId('users', 1) };

export const access: Transition[] = [
  {
    name: 'what a deleted target does changes',
    change: all(
      set('tasks.project_id', { onDelete: 'restrict' }),
      set('tasks.other_project_id', { onDelete: 'set null' }),
    ),
  },
  {
    name: 'a ref leads elsewhere',
    change: set('tasks.other_project_id', { to: 'tags' }),
    rows: { 'tasks.other_project_id': [null] },
  },
  {
    name: 'a counter is added where rows are',
    from: set('likes.post_id', { counter: undefined }),
    change: set('likes.post_id', { counter: 'likes_count' }),
    becomes: { 'posts.likes_count': () => '1' },
  },
  { name: 'a counter is removed', change: set('likes.post_id', { counter: undefined }) },
  {
    name: 'a counter counts in another column',
    change: set('likes.post_id', { counter: 'views_count' }),
    becomes: { 'posts.views_count': () => '1' },
  },
  {
    name: 'a private resource is shared by its author',
    change: owner('tags', { owner: 'author' }),
    from: noRelations,
  },
  {
    name: 'the column of the owner is renamed',
    change: owner('posts', { owner: 'author', ownerField: 'author_id' }),
  },
  {
    name: 'a resource of users goes to the admin',
    change: owner('tags', { owner: 'admin' }),
    from: noRelations,
    losses: ['tags.user_id'],
    back: /Rows of "tags" that need a "user_id" of their own: 6/,
  },
  {
    name: 'a resource of the admin goes to a user, its unique field too',
    change: owner('products', { owner: 'user' }),
    backfill: { products: user },
  },
  {
    name: 'a resource of users goes below a parent',
    change: owner('tasks', { owner: 'parent', parent: 'project_id' }),
    from: noRelations,
    losses: ['tasks.user_id'],
    back: /Rows of "tasks" that need a "user_id" of their own: 6/,
  },
  {
    name: 'the parent changes',
    from: add('notes', ref('project_id', 'projects', { required: true })),
    change: owner('notes', { parent: 'project_id' }),
  },
];
