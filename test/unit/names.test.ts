import { describe, expect, it } from 'vitest';
import { checkBlueprint } from '../../src/blueprint/check.js';
import { namesOf } from '../../src/blueprint/naming.js';
import {
  fieldNameOf,
  findResource,
  nameNotice,
  resourceNameOf,
} from '../../src/blueprint/resource-name.js';
import type { Relation, Resource } from '../../src/blueprint/types.js';
import { CliError } from '../../src/errors.js';

const refusal = (typed: string): string => {
  try {
    resourceNameOf(typed);
  } catch (error) {
    if (error instanceof CliError) return `${error.code} ${error.message} ${error.hint}`;
  }
  throw new Error(`${typed} was taken`);
};

describe('resourceNameOf', () => {
  it.each([
    ['categories', 'categories'],
    ['Category', 'categories'],
    ['people', 'people'],
    ['Person', 'people'],
    ['status', 'statuses'],
    ['statuses', 'statuses'],
    ['order', 'orders'],
    ['orders', 'orders'],
    ['class', 'classes'],
    ['classes', 'classes'],
    ['user-profile', 'user_profiles'],
    ['UserProfile', 'user_profiles'],
    ['userProfiles', 'user_profiles'],
    ['user profiles', 'user_profiles'],
    ['USER_PROFILE', 'user_profiles'],
    ['HTTPServer', 'http_servers'],
    [' tasks ', 'tasks'],
    ['quizzes', 'quizzes'],
    ['Quiz', 'quizzes'],
    ['addresses', 'addresses'],
    ['analysis', 'analyses'],
    ['children', 'children'],
    ['data', 'data'],
    ['cookie', 'cookies'],
    ['caches', 'caches'],
    ['lens', 'lenses'],
    ['canvases', 'canvases'],
    ['axis', 'axes'],
    ['viruses', 'viruses'],
    ['schema', 'schemas'],
    ['index', 'indices'],
  ])('%s is %s', (typed, name) => {
    expect(resourceNameOf(typed)).toEqual({ name });
    expect(resourceNameOf(name)).toEqual({ name });
  });

  it.each([
    ['news', 'news_item'],
    ['Series', 'series_item'],
    ['sheep', 'sheep_item'],
    ['media', 'media_item'],
    ['latest_news', 'latest_news_item'],
    ['sms', 'sms_item'],
    ['s', 's_item'],
  ])('has another word for one of %s', (typed, singular) => {
    expect(resourceNameOf(typed)).toEqual({ name: typed.toLowerCase(), singular });
  });

  it('keeps the singular that was typed', () => {
    expect(resourceNameOf('new')).toEqual({ name: 'news', singular: 'new' });
    expect(resourceNameOf('criteria', 'criterion')).toEqual({ name: 'criteria' });
    expect(resourceNameOf('staff', 'StaffMember')).toEqual({
      name: 'staff',
      singular: 'staff_member',
    });
  });

  it.each(['profile', 'profiles', 'Profiles'])('has another word for one of %s', (typed) => {
    expect(resourceNameOf(typed)).toEqual({ name: 'profiles' });
    expect(namesOf('profiles')).toMatchObject({ singular: 'profile_item', pascal: 'ProfileItem' });
  });

  it('leaves the tables of the backend their names', () => {
    expect(namesOf('users').pascal).toBe('User');
    expect(namesOf('refresh_tokens').pascal).toBe('RefreshToken');
  });

  it('hides no variable of the generated code', () => {
    expect(namesOf('changes').camelPlural).toBe('changesRepository');
    expect(namesOf('new').camelPlural).toBe('newRepository');
    expect(namesOf('tasks').camelPlural).toBe('tasks');
  });

  it.each([
    ['', 'it has no letter', 'of at most 40 characters'],
    [' _-', 'it has no letter', 'lower-case words'],
    ['a'.repeat(41), 'it has 41 characters', 'of at most 40'],
    ['2fa', 'it starts with a digit', 'Did you mean fa?'],
    ['Café', 'characters other than a to z', 'Did you mean cafe?'],
    ['日本', 'characters other than a to z', 'lower-case words'],
    ['order.items', 'characters other than a to z', 'Did you mean order_items?'],
    ["tasks'; drop", 'characters other than a to z', 'Did you mean tasks_drop?'],
    ['naïve\u0000', 'characters other than a to z', 'Did you mean naive?'],
  ])('refuses %j', (typed, reason, way) => {
    expect(refusal(typed)).toContain('INVALID_NAME');
    expect(refusal(typed)).toContain(reason);
    expect(refusal(typed)).toContain(way);
  });
});

describe('nameNotice', () => {
  it.each([
    ['tasks', null],
    ['Category', 'The resource is called categories.'],
    ['news', 'The resource is called news, and one of them news_item'],
    ['profile', 'The resource is called profiles, and one of them profile_item'],
    ['staff', 'one of them staff_item (--singular WORD for another word)'],
  ])('says of %s: %s', (typed, expected) => {
    const notice = nameNotice(typed, resourceNameOf(typed));
    if (expected === null) expect(notice).toBeNull();
    else expect(notice).toContain(expected);
  });
});

describe('fieldNameOf', () => {
  it.each([
    ['dueDate', 'due_date'],
    ['due-date', 'due_date'],
    ['Title', 'title'],
    ['news', 'news'],
    ['limit_', 'limit'],
  ])('%s is %s', (typed, name) => {
    expect(fieldNameOf(typed)).toBe(name);
  });
});

describe('findResource', () => {
  const resources = [
    { name: 'news', singular: 'news_item' },
    { name: 'categories' },
    { name: 'inventory' },
  ];

  it.each([
    ['news', 'news'],
    ['NewsItem', 'news'],
    ['category', 'categories'],
    ['Categories', 'categories'],
    ['inventory', 'inventory'],
  ])('finds %s', (typed, name) => {
    expect(findResource(resources, typed)?.name).toBe(name);
  });

  it('finds a name that has no room for a plural', () => {
    const name = 'x'.repeat(40);
    expect(findResource([{ name }], name)).toEqual({ name });
  });

  it('finds nothing else', () => {
    expect(findResource(resources, 'tasks')).toBeUndefined();
  });
});

describe('names that collide', () => {
  const resource = (name: string, singular?: string): Resource => ({
    name,
    ...(singular && { singular }),
    owner: 'user',
    fields: [],
  });
  const relation = (name: string): Relation => ({ name, parent: 'tasks', child: 'projects' });
  const messages = (resources: Resource[], relations: Relation[] = []): string =>
    checkBlueprint({ version: '', name: '', answers: {}, resources, relations })
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('\n');

  it.each<[string, Resource[], Relation[], string]>([
    ['an own table', [resource('users')], [], 'resources.0.name: "users" is used'],
    ['a file of the ORM', [resource('index')], [], '"index" is used by the backend itself'],
    ['one of an own table', [resource('logins', 'session')], [], 'singular: "session" is used'],
    ['a type of the ORM', [resource('facts', 'json')], [], 'singular: "json" is used'],
    ['the API description', [resource('faces', 'profile')], [], '"profile" is used'],
    [
      'the body of another resource',
      [resource('tasks'), resource('task_patches')],
      [],
      'resources.1.name: "TaskPatch" is what clients send of "tasks"',
    ],
    [
      'a relation with a variable',
      [resource('tasks'), resource('projects')],
      [relation('rows')],
      'relations.0.name: "rows" is used',
    ],
    [
      'a relation with an own table',
      [resource('tasks'), resource('projects')],
      [relation('sessions')],
      'relations.0.name: "sessions" is used',
    ],
    [
      'a relation with the type of a resource',
      [resource('tasks'), resource('projects'), resource('task_projects')],
      [relation('task_project')],
      'relations.0.name: "TaskProject" is there twice',
    ],
  ])('refuses %s', (_, resources, relations, expected) => {
    expect(messages(resources, relations)).toContain(expected);
  });

  it.each([
    'dates',
    'errors',
    'maps',
    'pages',
    'profiles',
    'records',
    'requests',
    'sets',
    'strings',
  ])('takes %s', (name) => {
    expect(messages([resource(name)])).toBe('');
  });
});
