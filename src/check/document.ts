import type { FieldType } from '../blueprint/field-types.js';
import { singularOf } from '../blueprint/naming.js';
import {
  type Field,
  type Owner,
  owners,
  type Relation,
  type Resource,
} from '../blueprint/types.js';

/** An OpenAPI document, as far as it is looked at. */
export interface Document {
  openapi: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a server sends may have any shape
  paths: Record<string, Record<string, any>>;
  // biome-ignore lint/suspicious/noExplicitAny: what a server sends may have any shape
  components?: Record<string, Record<string, any>>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a server sends may have any shape
type Schema = any;

const base = '/api/v1/';

/** What a schema stands for, behind its reference. */
export const resolved = (document: Document, schema: Schema): Schema => {
  const pointer: string | undefined = schema?.$ref;
  if (!pointer) return schema;
  const keys = pointer.replace(/^#\//, '').split('/');
  return keys.reduce<Schema>((node, key) => node?.[key], document);
};

/** The operations of our lists page; a route that was added by hand may not. */
const listed = (document: Document, name: string): boolean => {
  const parameters: Schema[] = document.paths[base + name]?.get?.parameters ?? [];
  const names = parameters.map((parameter) => resolved(document, parameter)?.name);
  return ['page', 'limit', 'sort', 'cursor'].every((one) => names.includes(one));
};

const rowSchema = (document: Document, name: string): Schema => {
  const answer = document.paths[`${base}${name}/{id}`]?.get?.responses?.['200'];
  const content = resolved(document, answer)?.content?.['application/json']?.schema;
  return resolved(document, resolved(document, content)?.properties?.data);
};

const inputSchema = (document: Document, name: string): Schema => {
  const body = document.paths[base + name]?.post?.requestBody;
  return resolved(document, body?.content?.['application/json']?.schema);
};

const isNull = (schema: Schema): boolean => schema.type === 'null';

/** A schema without the choice of null. */
const bare = (document: Document, schema: Schema): Schema => {
  const choices: Schema[] | undefined = schema.anyOf;
  const one = choices?.find((choice) => !isNull(choice)) ?? schema;
  return resolved(document, one);
};

const stringType = (schema: Schema): FieldType => {
  if (schema.enum) return 'enum';
  if (schema.format === 'uuid') return 'uuid';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'timestamp';
  if (schema.maxLength === 8 && schema.pattern?.startsWith('^([01]')) return 'time';
  return schema.maxLength >= 100_000 ? 'text' : 'string';
};

const typeOf = (schema: Schema): FieldType => {
  if (schema.type === 'string' || schema.enum) return stringType(schema);
  if (schema.type === 'integer' || schema.type === 'boolean') return schema.type;
  if (schema.type !== 'number') return 'json';
  return /decimals/.test(schema.description ?? '') ? 'money' : 'number';
};

/** The bounds that every value of a type has. */
const widest: Partial<Record<FieldType, number>> = {
  integer: 2_147_483_647,
  money: 9_999_999_999.99,
};

const boundsOf = (type: FieldType, schema: Schema): Pick<Field, 'min' | 'max'> => {
  const limit = widest[type] ?? Number.POSITIVE_INFINITY;
  const { minimum: min, maximum: max } = schema;
  return { ...(min > -limit - 1 && { min }), ...(max < limit && { max }) };
};

const targetOf = (name: string, names: string[]): string | undefined =>
  names.find((one) => `${singularOf(one)}_id` === name);

const fieldOf = (
  document: Document,
  name: string,
  schema: Schema,
  input: Schema,
  names: string[],
): Field => {
  const inner = bare(document, schema);
  const plain = typeOf(inner);
  const to = plain === 'uuid' ? targetOf(name, names) : undefined;
  const type = to ? 'ref' : plain;
  const initial = schema.default ?? undefined;
  return {
    id: name,
    name,
    type,
    required: initial === undefined && !schema.anyOf?.some(isNull),
    ...(initial !== undefined && { default: initial }),
    ...(type === 'string' && { length: inner.maxLength }),
    ...(type === 'enum' && { values: inner.enum }),
    ...boundsOf(type, inner),
    ...(!input?.properties?.[name] && { readOnly: true }),
    ...(to && { to }),
  };
};

/** Anyone may read where the document asks for no token. */
const isPublic = (operation: Schema): boolean => {
  const schemes: object[] = operation?.security ?? [];
  return schemes.length === 0 || schemes.some((scheme) => Object.keys(scheme).length === 0);
};

const ownerOf = (document: Document, name: string): Owner => {
  const list = document.paths[base + name];
  const said = list?.['x-owner'];
  if (owners.includes(said)) return said;
  if (isPublic(list?.get)) return 'admin';
  const one = document.paths[`${base}${name}/{id}`];
  return list?.post && one?.delete && !one.put ? 'actor' : 'user';
};

const ownerFieldOf = (row: Schema, input: Schema, owner: Owner): string | null => {
  if (owner === 'admin' || owner === 'parent') return null;
  const names = Object.keys(row.properties ?? {});
  const [, second = ''] = names;
  return names.includes('user_id') || input?.properties?.[second] ? 'user_id' : second;
};

const kept = new Set(['id', 'created_at', 'updated_at', 'items']);

const resourceIn = (document: Document, name: string, names: string[]): Resource => {
  const row = rowSchema(document, name);
  const input = inputSchema(document, name);
  const owner = ownerOf(document, name);
  const ownerField = ownerFieldOf(row, input, owner);
  const properties = Object.entries<Schema>(row.properties ?? {}).filter(
    ([property]) => !kept.has(property) && property !== ownerField,
  );
  return {
    name,
    owner,
    ...(ownerField && { ownerField }),
    fields: properties.map(([property, schema]) =>
      fieldOf(document, property, schema, input, names),
    ),
  };
};

/** An action on somebody, such as following, points to a user. */
const withUsers = (resource: Resource): Resource => ({
  ...resource,
  fields: resource.fields.map((field) =>
    resource.owner === 'actor' && field.type === 'uuid' && field.name.endsWith('_id')
      ? { ...field, type: 'ref', to: 'users' }
      : field,
  ),
});

/** Orders lead to their items: the resource that nobody writes and that points to them. */
const withCheckout = (document: Document, resources: Resource[]): Resource[] => {
  const orders = resources.find(({ name }) => document.paths[`${base}${name}/{id}/cancel`]);
  const items = resources.find(
    ({ name, fields }) =>
      !document.paths[base + name]?.post && fields.some(({ to }) => to && to === orders?.name),
  );
  if (!orders || !items) return resources;
  const parent = items.fields.find(({ to }) => to === orders.name)?.name ?? '';
  const writable = items.fields.map(({ readOnly: _, ...field }) => field);
  const { ownerField: _, ...rest } = items;
  return resources.map((resource) => {
    if (resource === orders) return { ...orders, checkout: items.name };
    return resource === items ? { ...rest, owner: 'parent', parent, fields: writable } : resource;
  });
};

/** The resources that a document shows, as near to a vibe.json as it lets them be known. */
export const resourcesIn = (document: Document): Resource[] => {
  const names = Object.keys(document.paths)
    .filter((path) => path.startsWith(base))
    .map((path) => path.slice(base.length))
    .filter((name) => /^[a-z0-9_]+$/.test(name) && listed(document, name))
    .filter((name) => rowSchema(document, name)?.properties?.id);
  const resources = names.map((name) => withUsers(resourceIn(document, name, names)));
  return withCheckout(document, resources);
};

/** The many-to-many relations that a document shows. */
export const relationsIn = (document: Document, resources: Resource[]): Relation[] =>
  Object.keys(document.paths).flatMap((path) => {
    const [, parent = '', child = ''] = /^\/api\/v1\/(\w+)\/\{id\}\/(\w+)$/.exec(path) ?? [];
    const known = (name: string) => resources.some((resource) => resource.name === name);
    return known(parent) && known(child) && document.paths[path]?.get
      ? [{ name: `${parent}_${child}`, parent, child }]
      : [];
  });
