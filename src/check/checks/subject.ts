import type { Context } from '../check.js';
import type { Client } from '../client.js';
import { expectOne } from '../expect.js';
import { type Model, type ModelField, type ModelResource, needsOf } from '../model.js';
import type { Person } from '../people.js';
import { someValue } from '../rows.js';

// biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
export type Row = any;

/** Who may write rows of a resource. */
export const writerOf = (context: Context, { owner }: ModelResource): Promise<Person> =>
  owner === 'admin' ? context.admin() : context.person('ann');

/** One row, and the client of who made it. */
export interface Subject {
  person: Person;
  api: Client;
  row: Row;
  /** Of the row, below /api/v1. */
  path: string;
}

/** Makes a row to try things on. */
export const subjectOf = async (
  context: Context,
  resource: ModelResource,
  overrides: Row = {},
): Promise<Subject> => {
  const person = await writerOf(context, resource);
  const row = await context.rows.create(resource, person, overrides);
  return { person, api: person.api, row, path: `${resource.path}/${row.id}` };
};

/** A body for POST and PUT that is not like any before. */
export const bodyOf = async (context: Context, resource: ModelResource, overrides: Row = {}) => {
  const person = await writerOf(context, resource);
  return context.rows.body(resource, person, overrides);
};

export const crudOf = (model: Model): ModelResource[] =>
  model.resources.filter(({ kind }) => kind === 'crud');

/** Resources whose rows a client makes by sending fields. */
export const creatableOf = (model: Model): ModelResource[] =>
  model.resources.filter(({ kind }) => kind === 'crud' || kind === 'action');

export const isPrivate = ({ owner }: ModelResource): boolean =>
  owner === 'user' || owner === 'parent';

/** The resource on which things are tried that are the same for all: easy to make, with many types. */
export const mainOf = (model: Model): ModelResource | undefined => {
  const owners = ['user', 'author', 'parent', 'admin'];
  const effort = (resource: ModelResource): number =>
    needsOf(model, resource).length * owners.length + owners.indexOf(resource.owner);
  const types = ({ fields }: ModelResource): number => new Set(fields.map(({ type }) => type)).size;
  return crudOf(model).toSorted((a, b) => effort(a) - effort(b) || types(b) - types(a))[0];
};

/** A value for a unique field that nothing else has; a body holds the refs already. */
export const uniquely = (field: ModelField): Row =>
  field.type === 'ref' ? {} : { [field.name]: someValue(field) };

/** The names of all that a row shows. */
export const shownNames = ({ fields, ownerField }: ModelResource): string[] => [
  'id',
  ...(ownerField ? [ownerField] : []),
  ...fields.map(({ name }) => name),
  'created_at',
  'updated_at',
];

/** Reads the row again. */
export const reread = async ({ api, path }: Subject): Promise<Row> =>
  expectOne(await api.get(path));
