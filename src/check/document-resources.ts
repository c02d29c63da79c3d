import {
  type Field,
  type Owner,
  owners,
  type Relation,
  type Resource,
} from '../blueprint/types.js';
import { type Document, resolved, type Schema } from './document.js';
import { fieldOf } from './document-fields.js';

const base = '/api/v1/';

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

/** Rows that hang off others have a ref to them that is required. */
const withParent = (resource: Resource, resources: Resource[]): Resource => {
  const isPrivate = ({ to }: Field): boolean =>
    resources.some(({ name, owner }) => name === to && (owner === 'user' || owner === 'parent'));
  const parent = resource.fields.find((field) => field.required && isPrivate(field))?.name;
  return resource.owner === 'parent' && parent ? { ...resource, parent } : resource;
};

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
  return withCheckout(
    document,
    resources.map((resource) => withParent(resource, resources)),
  );
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
