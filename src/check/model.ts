import { type Kind, kindOf, ownerFieldOf } from '../blueprint/access.js';
import { type Checkout, checkoutOf } from '../blueprint/checkout.js';
import { defaultLength, type FieldType, type OnDelete } from '../blueprint/field-types.js';
import { singularOf } from '../blueprint/naming.js';
import type { Blueprint, Field, Owner, Relation, Resource } from '../blueprint/types.js';
import type { Need } from './check.js';
import type { Document } from './document.js';
import { relationsIn, resourcesIn } from './document-resources.js';

export type { FieldType } from '../blueprint/field-types.js';

export interface ModelField {
  name: string;
  type: FieldType;
  required: boolean;
  /** Omitted it is null; else its default. */
  nullable: boolean;
  hasDefault: boolean;
  default?: string | number | boolean;
  /** string: the most code points. */
  length?: number;
  values?: string[];
  min?: number;
  max?: number;
  readOnly: boolean;
  unique: boolean;
  /** ref: the resource it points to, or `users`. */
  to?: string;
  onDelete?: OnDelete;
  /** ref: the integer of its target that counts these rows. */
  counter?: string;
}

export interface ModelResource {
  name: string;
  singular: string;
  /** Below /api/v1: `/tasks`. */
  path: string;
  kind: Kind;
  owner: Owner;
  /** The column that says whose a row is, or null. */
  ownerField: string | null;
  /** parent: the ref that leads to the parent. */
  parent?: string;
  /** Without what the server keeps on every row: id, owner and the two timestamps. */
  fields: ModelField[];
  checkout?: Checkout;
}

/** What the server under test serves. */
export interface Model {
  resources: ModelResource[];
  relations: Relation[];
  document: Document;
  /** How people stay logged in. */
  auth: 'jwt' | 'session';
  /** Whose accounts people log in with besides. */
  providers: string[];
}

const fieldOf = (field: Field): ModelField => {
  const { id: _, index: __, ...kept } = field;
  return {
    ...kept,
    required: field.required === true,
    nullable: !field.required && field.default === undefined,
    hasDefault: field.default !== undefined,
    readOnly: field.readOnly === true,
    unique: field.unique === true,
    ...(field.type === 'string' && { length: field.length ?? defaultLength }),
    ...(field.type === 'ref' && {
      onDelete: field.onDelete ?? (field.required ? 'cascade' : 'set null'),
    }),
  };
};

const resourceOf = (resource: Resource, resources: Resource[]): ModelResource => ({
  name: resource.name,
  singular: resource.singular ?? singularOf(resource.name),
  path: `/${resource.name}`,
  kind: kindOf(resource, resources),
  owner: resource.owner,
  ownerField: ownerFieldOf(resource),
  ...(resource.parent && { parent: resource.parent }),
  ...(resource.checkout && { checkout: checkoutOf(resource, resources) }),
  fields: resource.fields.map(fieldOf),
});

type Described = Pick<Blueprint, 'resources' | 'relations'> & Partial<Pick<Blueprint, 'answers'>>;

const authIn = ({ components }: Document, { answers }: Partial<Described>): Model['auth'] => {
  const schemes = Object.values(components?.securitySchemes ?? {});
  const byCookie = schemes.some((scheme) => scheme.in === 'cookie');
  return byCookie || answers?.auth === 'session' ? 'session' : 'jwt';
};

const providersIn = ({ paths }: Document, { answers }: Partial<Described>): string[] => {
  const served = Object.entries(paths).flatMap(([path, { get }]) => {
    const [, name] = /^\/api\/v1\/auth\/oauth\/([^/]+)$/.exec(path) ?? [];
    return get && name ? [name] : [];
  });
  return [...new Set([...[answers?.oauth ?? []].flat(), ...served])];
};

/** What a server serves: as vibe.json says, or as its document shows where there is none. */
export const modelOf = (document: Document, blueprint: Described | null): Model => {
  const resources = blueprint?.resources ?? resourcesIn(document);
  return {
    resources: resources.map((resource) => resourceOf(resource, resources)),
    relations: blueprint?.relations ?? relationsIn(document, resources),
    document,
    auth: authIn(document, blueprint ?? {}),
    providers: providersIn(document, blueprint ?? {}),
  };
};

const needsAdmin = (model: Model, resource: ModelResource, seen: string[]): boolean => {
  if (resource.owner === 'admin' || resource.kind === 'checkout' || resource.kind === 'record')
    return true;
  const targets = resource.fields.flatMap(({ required, to }) => (required && to ? [to] : []));
  return model.resources.some(
    (target) =>
      targets.includes(target.name) &&
      !seen.includes(target.name) &&
      needsAdmin(model, target, [...seen, target.name]),
  );
};

/** What it takes to make a row of a resource. */
export const needsOf = (model: Model, resource: ModelResource): Need[] =>
  needsAdmin(model, resource, []) ? ['admin'] : [];
