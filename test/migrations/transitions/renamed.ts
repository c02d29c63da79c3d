import { field, fieldOf } from '../blueprints.js';
import { add, all, become, remove, renameResource, set } from '../edits.js';
import type { Transition } from '../transition.js';

export const renamed: Transition[] = [
  { name: 'a field is renamed', change: set('tasks.title', { name: 'heading' }) },
  {
    name: 'fields with checks, indexes and unique values are renamed',
    change: all(
      set('tasks.status', { name: 'state' }),
      set('tasks.score', { name: 'points' }),
      set('tasks.code', { name: 'reference' }),
      set('tasks.due_on', { name: 'finished_on' }),
    ),
  },
  { name: 'a ref is renamed', change: set('tasks.project_id', { name: 'folder_id' }) },
  {
    name: 'two fields change names',
    change: all(
      set('tasks.title', { name: 'was_note' }),
      set('tasks.note', { name: 'title' }),
      (b) => {
        fieldOf(b, 'tasks.was_note').name = 'note';
      },
    ),
  },
  {
    name: 'a field takes the name of one that is removed',
    change: all(remove('tasks.note'), set('tasks.mood', { name: 'note' })),
    losses: ['tasks.note'],
  },
  {
    name: 'a field is renamed and gets another type',
    change: all(set('tasks.size', { name: 'extent' }), become('tasks.extent', 'number')),
  },
  {
    name: 'a resource is renamed',
    change: renameResource('tasks', 'todos'),
    renames: { resources: { tasks: 'todos' } },
  },
  {
    name: 'a resource and its fields are renamed',
    change: all(
      renameResource('tasks', 'todos'),
      set('todos.status', { name: 'state' }),
      add('todos', field('place', 'string')),
    ),
    renames: { resources: { tasks: 'todos' }, fields: { todos: { status: 'state' } } },
  },
  {
    name: 'counted and counting resources are renamed',
    change: all(renameResource('posts', 'articles'), renameResource('likes', 'hearts')),
    renames: { resources: { posts: 'articles', likes: 'hearts' } },
  },
  {
    name: 'two resources change names',
    change: all(
      renameResource('projects', 'between'),
      renameResource('tags', 'projects'),
      renameResource('between', 'tags'),
    ),
    renames: { resources: { projects: 'tags', tags: 'projects' } },
  },
  {
    name: 'a resource and the one that refers to it change names',
    change: all(
      renameResource('projects', 'between'),
      renameResource('tasks', 'projects'),
      renameResource('between', 'tasks'),
    ),
    renames: { resources: { projects: 'tasks', tasks: 'projects' } },
  },
  {
    name: 'three resources pass their names on, and two of their fields',
    change: all(
      renameResource('tags', 'between'),
      renameResource('products', 'tags'),
      renameResource('posts', 'products'),
      renameResource('between', 'posts'),
      set('products.likes_count', { name: 'x' }),
      set('products.views_count', { name: 'likes_count' }),
      set('products.x', { name: 'views_count' }),
      set('likes.post_id', { counter: 'views_count' }),
    ),
    renames: { resources: { tags: 'posts', products: 'tags', posts: 'products' } },
  },
  {
    name: 'fields with checks, indexes and unique values change names',
    change: all(
      set('tasks.status', { name: 'x' }),
      set('tasks.mood', { name: 'status' }),
      set('tasks.score', { name: 'mood' }),
      set('tasks.code', { name: 'score' }),
      set('tasks.due_on', { name: 'code' }),
      set('tasks.x', { name: 'due_on' }),
      set('tasks.project_id', { name: 'x_id' }),
      set('tasks.other_project_id', { name: 'project_id' }),
      set('tasks.x_id', { name: 'other_project_id' }),
    ),
  },
  {
    name: 'the column of the counter and what counts are renamed',
    change: all(
      set('posts.likes_count', { name: 'hearts_count' }),
      set('likes.post_id', { name: 'article_id', counter: 'hearts_count' }),
    ),
  },
  {
    name: 'names are so long that they are cut',
    from: add(
      'tasks',
      field('extraordinarily_long_field_name_of_forty', 'integer', { min: 0, index: true }),
    ),
    change: all(
      renameResource('tasks', 'extraordinarily_long_resource_name_items'),
      set('extraordinarily_long_resource_name_items.extraordinarily_long_field_name_of_forty', {
        name: 'another_extraordinarily_long_field_name',
      }),
    ),
    renames: { resources: { tasks: 'extraordinarily_long_resource_name_items' } },
  },
];
