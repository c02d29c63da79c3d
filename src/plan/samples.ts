import { kindOf, ownerFieldOf, usersTable } from '../blueprint/access.js';
import { type Checkout, checkoutOf } from '../blueprint/checkout.js';
import type { Field, Resource } from '../blueprint/types.js';
import { sampleOf } from './sample-values.js';
import { inSeedOrder, neededBy } from './seed-order.js';

/**
 * One row. Where it refers to another row, it holds the place of that row among the samples of its
 * resource; the column that says whose it is holds a place among the people, the first where it is
 * left out.
 */
export type Sample = Record<string, unknown>;

/** What app types bring: rows by resource, and the resources that they were written for. */
export interface Samples {
  rows: Record<string, Sample[]>;
  resources: Resource[];
}

const demo: Sample = { email: 'demo@example.com', name: 'Demo' };
const other: Sample = { email: 'sam@example.com', name: 'Sam' };
const admin: Sample = { email: 'admin@example.com', name: 'Admin', role: 'admin' };

/** Whether people meet in it. */
const isSocial = ({ owner, fields }: Resource): boolean =>
  owner === 'author' || owner === 'actor' || fields.some(({ to }) => to === usersTable);

/** Who the samples belong to: first whom to log in as, then others where people meet. */
export const samplePeople = (resources: Resource[], { rows }: Samples): Sample[] => {
  const others = resources.some(isSocial) ? (rows[usersTable] ?? [other]) : [];
  const admins = resources.some(({ owner }) => owner === 'admin') ? [admin] : [];
  return [demo, ...others, ...admins];
};

// Nobody does things to themselves.
const firstPlace = ({ to }: Field): number => (to === usersTable ? 1 : 0);

/** What the app type made of it first, found by its fields where it has another name by now. */
const originOf = (
  resource: Resource,
  resources: Resource[],
  given: Samples,
): Resource | undefined => {
  const isThere = (name: string) => resources.some((one) => one.name === name);
  const has = ({ id, type }: Field) =>
    resource.fields.some((field) => field.id === id && field.type === type);
  return (
    given.resources.find(({ name }) => name === resource.name) ??
    given.resources.find(({ name, fields }) => !isThere(name) && fields.every(has))
  );
};

const fits = (value: unknown, { length, values, min, max }: Field): boolean => {
  if (typeof value === 'number') return value >= (min ?? value) && value <= (max ?? value);
  if (typeof value !== 'string') return true;
  return value.length <= (length ?? value.length) && (values?.includes(value) ?? true);
};

/** Whether the values that the app type has for a field will do for what it is today. */
const isServed = (field: Field, origin: Field, rows: Sample[]): boolean =>
  field.type === origin.type &&
  field.to === origin.to &&
  (field.unique === origin.unique || !field.unique) &&
  rows.every((row) =>
    row[origin.name] === undefined
      ? !field.required || field.type === 'ref'
      : fits(row[origin.name], field),
  );

/** The rows of the app type, as far as they serve the fields of today. */
const rowsOf = (resource: Resource, resources: Resource[], given: Samples): Sample[] => {
  const origin = originOf(resource, resources, given);
  const rows = origin ? (given.rows[origin.name] ?? []) : [];
  const served = new Map<Field, string>();
  for (const field of resource.fields) {
    const known = origin?.fields.find(({ id }) => id === field.id);
    if (known && isServed(field, known, rows)) served.set(field, known.name);
  }
  const plain = { ...sampleOf(resource), ...placesOf(resource) };
  const missing = resource.fields
    .filter((field) => field.required && !field.readOnly && !served.has(field))
    .map(({ name }) => [name, plain[name]]);
  const owner = ownerFieldOf(resource);
  const names = new Map([...served].map(([{ name }, known]) => [known, name]));
  if (owner) names.set(origin ? (ownerFieldOf(origin) ?? owner) : owner, owner);
  const kept = rows.map((row) => ({
    ...placesOf(resource),
    ...Object.fromEntries(missing),
    ...Object.fromEntries(
      Object.entries(row).flatMap(([known, value]) => {
        const name = names.get(known);
        return name === undefined ? [] : [[name, value]];
      }),
    ),
  }));
  const unique = resource.fields.some((field) => field.unique && !served.has(field));
  return kept.length === 0 || served.size === 0 ? [plain] : unique ? kept.slice(0, 1) : kept;
};

const placesOf = ({ fields }: Resource): Sample =>
  Object.fromEntries(
    fields
      .filter(({ type, required, readOnly }) => type === 'ref' && required && !readOnly)
      .map((field) => [field.name, firstPlace(field)]),
  );

/** Orders are written with the words of the app type, whatever their fields are called today. */
const ordersOf = (resource: Resource, resources: Resource[], { rows }: Samples): Sample[] => {
  const { productKey, quantity } = checkoutOf(resource, resources);
  const written = rows[resource.name] ?? [{ items: [{ product_id: 0, quantity: 1 }] }];
  return written.map(({ items, ...row }) => ({
    ...row,
    items: (items as Sample[]).map((line) => ({
      [productKey]: line.product_id,
      [quantity]: line.quantity,
    })),
  }));
};

/** The places that a row names, with the resource that each is in. */
const placesIn = (row: Sample, references: Record<string, string>): [string, number][] =>
  Object.entries(row).flatMap(([name, value]): [string, number][] => {
    if (Array.isArray(value))
      return value.flatMap((inner) =>
        typeof inner === 'object' ? placesIn({ ...inner }, references) : [],
      );
    const target = references[name];
    return target !== undefined && typeof value === 'number' ? [[target, value]] : [];
  });

/** Where the places of a resource's samples lead: field → resource. */
export const referencesOf = (resource: Resource, resources: Resource[]): Record<string, string> => {
  const { productKey, product } = resource.checkout
    ? checkoutOf(resource, resources)
    : { productKey: null, product: null };
  return Object.fromEntries([
    ...resource.fields.flatMap(({ name, to, readOnly }) => (to && !readOnly ? [[name, to]] : [])),
    ...(productKey ? [[productKey, product.name]] : []),
  ]);
};

/** The values of a sample that stand alone, to describe the API with. */
export const exampleOf = (resource: Resource, [row]: Sample[]): Sample => {
  const places = resource.fields.filter(({ type }) => type === 'ref').map(({ name }) => name);
  const hidden = [...places, ownerFieldOf(resource)];
  return row && !resource.checkout
    ? Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.includes(name)))
    : sampleOf(resource);
};

/** An order of one item, to describe the API with. */
export const orderExample = ({ quantity, price, total }: Checkout, item: Sample): Sample => ({
  [total]: Number((Number(item[quantity]) * Number(item[price])).toFixed(2)),
  items: [item],
});

/** The samples of every resource; places that are not there make way for first places. */
export const samplesOf = (resources: Resource[], given: Samples): Record<string, Sample[]> => {
  const samples: Record<string, Sample[]> = { [usersTable]: samplePeople(resources, given) };
  const steps = resources.map((resource) => ({
    name: resource.name,
    resource,
    needs: neededBy(resource, resources).map((name) => ({ name })),
  }));
  for (const { name, resource } of inSeedOrder(steps)) {
    const owner = ownerFieldOf(resource);
    const references = {
      ...referencesOf(resource, resources),
      ...(owner && { [owner]: usersTable }),
    };
    const rows = resource.checkout
      ? ordersOf(resource, resources, given)
      : kindOf(resource, resources) === 'record'
        ? []
        : rowsOf(resource, resources, given);
    const isThere = ([target, place]: [string, number]) => place < (samples[target]?.length ?? 0);
    samples[name] = rows.every((row) => placesIn(row, references).every(isThere))
      ? rows
      : [{ ...sampleOf(resource), ...placesOf(resource) }];
  }
  return samples;
};
