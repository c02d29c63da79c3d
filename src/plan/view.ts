import { type Checkout, checkoutOf } from '../blueprint/checkout.js';
import { camelCase, type Names, namesOf, pascalCase } from '../blueprint/naming.js';
import { isPythonWord } from '../blueprint/reserved.js';
import type { Blueprint, Field, Resource } from '../blueprint/types.js';
import { type FieldView, fieldView, refView } from './field-view.js';
import { type AccessView, accessOf } from './resource-access.js';
import {
  exampleOf,
  orderExample,
  referencesOf,
  type Sample,
  type Samples,
  samplesOf,
} from './samples.js';
import { neededBy } from './seed-order.js';
import type { Table } from './tables.js';

/** A resource as the templates see it. */
export interface ResourceView extends Names, AccessView {
  table: string;
  fields: FieldView[];
  /** Fields that clients set, and fields that only the server sets. */
  writable: FieldView[];
  readOnly: FieldView[];
  refs: FieldView[];
  /** Refs whose target the caller must be able to see. */
  privateRefs: FieldView[];
  /** Refs to users. */
  userRefs: FieldView[];
  /** Refs whose target counts these rows. */
  counters: FieldView[];
  /** Refs to users that may not be the caller. */
  selfGuard: FieldView[];
  /** References to other resources that a row cannot do without. */
  requiredRefs: FieldView[];
  /** The resources that these point to, each once. */
  needs: Names[];
  /** Where its references lead: field → resource. */
  references: Record<string, string>;
  /** Fields whose values must differ from row to row, with their types. */
  unique: Record<string, Field['type']>;
  /** Whether a field is called like a word of Python. */
  hasReservedName: boolean;
  requiredFields: FieldView[];
  /** Fields that a list can be filtered by with `=`. */
  comparedFields: FieldView[];
  /** Rows to seed. */
  samples: Sample[];
  /** One row for the description of the API, without references. */
  sample: Sample;
  checkout: CheckoutView | null;
  /** The orders that its rows are placed with, or null. */
  madeWith: string | null;
}

/** What placing an order touches, as the templates see it. */
export type CheckoutView = Omit<Checkout, 'items' | 'product'> & {
  items: ResourceView;
  product: ResourceView;
  /** These and the orders. */
  entities: Names[];
};

/** A many-to-many relation as the templates see it. */
export interface RelationView {
  name: string;
  pascal: string;
  camel: string;
  /** Its own name: a relation is of its own, not one of many. */
  singular: string;
  parent: ResourceView;
  child: ResourceView;
  parentKey: string;
  childKey: string;
  /** The join table and both ends. */
  entities: { name: string; pascal: string }[];
}

const singularIn = (resources: Resource[], name: string): string | undefined =>
  resources.find((resource) => resource.name === name)?.singular;

const resourceView = (
  resource: Resource,
  resources: Resource[],
  tables: Table[],
  samples: Sample[],
): ResourceView => {
  const all = resource.fields.map((field) => fieldView(field, refView(field, resources, tables)));
  const [writable, readOnly] = [false, true].map((is) =>
    all.filter((field) => field.readOnly === is),
  ) as [FieldView[], FieldView[]];
  // Whatever the order in vibe.json: in some languages a row is what clients send, and more.
  const fields = [...writable, ...readOnly];
  const userRefs = writable.filter(({ ref }) => ref?.isUser);
  const requiredRefs = writable.filter(({ ref, required }) => ref && !ref.isUser && required);
  return {
    ...namesOf(resource.name, resource.singular),
    ...accessOf(resource, resources, tables),
    table: resource.name,
    fields,
    writable,
    readOnly,
    refs: fields.filter(({ ref }) => ref !== null),
    privateRefs: writable.filter(({ ref }) => ref?.scope),
    userRefs,
    counters: writable.filter(({ counter }) => counter !== null),
    selfGuard: resource.owner === 'actor' ? userRefs : [],
    requiredRefs,
    needs: neededBy(resource, resources).map((name) => namesOf(name, singularIn(resources, name))),
    references: referencesOf(resource, resources),
    unique: Object.fromEntries(
      writable.filter(({ unique, ref }) => unique && !ref).map(({ name, type }) => [name, type]),
    ),
    hasReservedName: fields.some(({ name }) => isPythonWord(name)),
    requiredFields: writable.filter(({ required, hasDefault }) => required && !hasDefault),
    comparedFields: fields.filter(({ type }) => !['text', 'json'].includes(type)),
    samples,
    sample: exampleOf(resource, samples),
    checkout: null,
    madeWith: null,
  };
};

/** All resources of a blueprint, ready for the templates. */
export const resourceViews = (
  { resources }: Blueprint,
  tables: Table[],
  samples: Samples,
): ResourceView[] => {
  const rows = samplesOf(resources, samples);
  const views = resources.map((resource) =>
    resourceView(resource, resources, tables, rows[resource.name] ?? []),
  );
  const view = (name: string): ResourceView => {
    const found = views.find((one) => one.name === name);
    if (!found) throw new Error(`there is no resource ${name}`);
    return found;
  };
  for (const resource of resources.filter(({ checkout }) => checkout)) {
    const checkout = checkoutOf(resource, resources);
    const [items, product] = [view(checkout.items.name), view(checkout.product.name)];
    const orders = view(resource.name);
    orders.checkout = { ...checkout, items, product, entities: [orders, items, product] };
    items.madeWith = orders.name;
    orders.sample = orderExample(checkout, items.sample);
  }
  return views;
};

/** All many-to-many relations of a blueprint, ready for the templates. */
export const relationViews = (
  { relations }: Blueprint,
  resources: ResourceView[],
): RelationView[] =>
  relations.map((relation) => {
    const end = (name: string): ResourceView => {
      const found = resources.find((resource) => resource.name === name);
      if (!found) throw new Error(`relation ${relation.name}: no resource ${name}`);
      return found;
    };
    const [parent, child] = [end(relation.parent), end(relation.child)];
    const itself = { name: relation.name, pascal: pascalCase(relation.name) };
    return {
      ...itself,
      singular: relation.name,
      camel: camelCase(relation.name),
      parent,
      child,
      parentKey: `${parent.singular}_id`,
      childKey: `${child.singular}_id`,
      entities: [itself, parent, child].sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
  });
