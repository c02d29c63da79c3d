import { expect, test } from 'vitest';
import type { Field } from '../../src/blueprint/types.js';
import type { Document } from '../../src/check/document.js';
import { type ModelField, modelOf, needsOf } from '../../src/check/model.js';

const uuid = { type: 'string', format: 'uuid' };
const orNull = (schema: object) => ({ default: null, anyOf: [schema, { type: 'null' }] });
const named = (name: string) => ({ name, in: 'query', schema: {} });
const parameters = ['page', 'limit', 'sort', 'cursor'].map(named);
const one = (name: string) => ({
  responses: {
    200: {
      content: {
        'application/json': {
          schema: { properties: { data: { $ref: `#/components/schemas/${name}` } } },
        },
      },
    },
  },
});
const body = (name: string) => ({
  requestBody: {
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}Input` } } },
  },
});

const crud = (path: string, name: string, security: object[]): Document['paths'] => ({
  [`/api/v1/${path}`]: { get: { parameters, security }, post: body(name) },
  [`/api/v1/${path}/{id}`]: { get: one(name), put: {}, patch: {}, delete: {} },
});

const bearer = [{ bearer: [] }];

const columns = {
  title: { type: 'string', minLength: 1, maxLength: 40 },
  body: orNull({ type: 'string', maxLength: 100_000 }),
  rank: { type: 'integer', minimum: 0, maximum: 2_147_483_647, default: 3 },
  price: orNull({ type: 'number', description: 'At most two decimals', maximum: 9_999_999_999.99 }),
  done: { default: null, type: ['boolean', 'null'] },
  day: orNull({ type: 'string', format: 'date' }),
  mood: { type: 'string', enum: ['calm', 'wild'], default: 'calm' },
  meta: orNull({ description: 'Any JSON', not: { type: 'null' } }),
  shelf_id: uuid,
};

const schemaOf = (properties: object) => ({ type: 'object', properties });
const rowOf = (properties: object) =>
  schemaOf({ id: uuid, ...properties, created_at: {}, updated_at: {} });

const pages = crud('pages', 'Page', bearer);
Object.assign(pages['/api/v1/pages'] ?? {}, { 'x-owner': 'parent' });

const document: Document = {
  openapi: '3.1.0',
  paths: {
    ...crud('books', 'Book', bearer),
    ...crud('shelves', 'Shelf', [{}, ...bearer]),
    '/api/v1/likes': { get: { parameters, security: bearer }, post: body('Like') },
    '/api/v1/likes/{id}': { get: one('Like'), delete: {} },
    ...pages,
    '/api/v1/reports': { get: { parameters: [named('page')], security: bearer } },
    '/api/v1/reports/{id}': { get: one('Book') },
    '/api/v1/shelves/{id}/books': { get: {} },
  },
  components: {
    schemas: {
      Book: rowOf({ user_id: uuid, ...columns, views: { type: 'integer', default: 0 } }),
      BookInput: schemaOf(columns),
      Shelf: rowOf({ name: { type: 'string', maxLength: 255 } }),
      ShelfInput: schemaOf({ name: {} }),
      Like: rowOf({ user_id: uuid, book_id: uuid }),
      Page: rowOf({ shelf_id: uuid, book_id: uuid }),
      PageInput: schemaOf({ shelf_id: uuid, book_id: uuid }),
      LikeInput: schemaOf({ book_id: uuid }),
    },
  },
};

const fields: Omit<Field, 'id'>[] = [
  { name: 'title', type: 'string', required: true, length: 40 },
  { name: 'body', type: 'text' },
  { name: 'rank', type: 'integer', min: 0, default: 3 },
  { name: 'price', type: 'money' },
  { name: 'done', type: 'boolean' },
  { name: 'day', type: 'date' },
  { name: 'mood', type: 'enum', values: ['calm', 'wild'], default: 'calm' },
  { name: 'meta', type: 'json' },
  { name: 'shelf_id', type: 'ref', required: true, to: 'shelves' },
  { name: 'views', type: 'integer', default: 0, readOnly: true },
];

const withId = (field: Omit<Field, 'id'>): Field => ({ id: field.name, ...field });

test('a document shows the same resources as the vibe.json that it was made from', () => {
  const model = modelOf(document, null);
  const described = modelOf(document, {
    resources: [
      { name: 'books', owner: 'user', fields: fields.map(withId) },
      {
        name: 'shelves',
        owner: 'admin',
        fields: [withId({ name: 'name', type: 'string', required: true })],
      },
      {
        name: 'likes',
        owner: 'actor',
        fields: [withId({ name: 'book_id', type: 'ref', required: true, to: 'books' })],
      },
      {
        name: 'pages',
        owner: 'parent',
        parent: 'book_id',
        fields: ['shelf_id', 'book_id'].map((name) =>
          withId({
            name,
            type: 'ref',
            required: true,
            to: name === 'book_id' ? 'books' : 'shelves',
          }),
        ),
      },
    ],
    relations: [{ name: 'shelves_books', parent: 'shelves', child: 'books' }],
  });
  const plain = ({ name, ...rest }: ModelField) => [name, rest];
  const byName = (all: ModelField[]) => Object.fromEntries(all.map(plain));
  for (const [index, resource] of described.resources.entries()) {
    const { fields: found = [], ...rest } = model.resources[index] ?? {};
    const { fields: wanted, ...described } = resource;
    expect(rest).toEqual(described);
    expect(byName(found)).toEqual(byName(wanted));
  }
  expect(model.relations).toEqual(described.relations);
});

test('a route that was added by hand is no resource', () => {
  const names = modelOf(document, null).resources.map(({ name }) => name);
  expect(names).toEqual(['books', 'shelves', 'likes', 'pages']);
});

test('what hangs off rows of administrators needs one', () => {
  const model = modelOf(document, null);
  for (const resource of model.resources) expect(needsOf(model, resource)).toEqual(['admin']);
  const alone = modelOf(document, {
    resources: [{ name: 'notes', owner: 'user', fields: [] }],
    relations: [],
  });
  expect(alone.resources.map((resource) => needsOf(alone, resource))).toEqual([[]]);
});

test('a document or a vibe.json tells whose accounts people log in with', () => {
  const { paths } = document;
  const ways = {
    '/api/v1/auth/oauth/exchange': { post: {} },
    '/api/v1/auth/oauth/google': { get: {} },
    '/api/v1/auth/oauth/google/token': { post: {} },
  };
  const served = { ...document, paths: { ...paths, ...ways } };
  expect(modelOf(document, null).providers).toEqual([]);
  expect(modelOf(served, null).providers).toEqual(['google']);
  const described = { resources: [], relations: [], answers: { oauth: ['google', 'apple'] } };
  expect(modelOf(document, described).providers).toEqual(['google', 'apple']);
  expect(modelOf(served, described).providers).toEqual(['google', 'apple']);
});
