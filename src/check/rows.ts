import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from './check.js';
import { expectOne } from './expect.js';
import type { ModelField, ModelResource } from './model.js';
import type { Person } from './people.js';

// biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
type Row = any;
type Body = Record<string, unknown>;

/** Makes rows of any resource. */
export interface Rows {
  /** A body for POST or PUT that no other is like; the rows that it has to point to are made first. */
  body(resource: ModelResource, person: Person, overrides?: Body): Promise<Body>;
  /** A stored row. What administrators own is written by the administrator. */
  create(resource: ModelResource, person: Person, overrides?: Body): Promise<Row>;
}

const within = ({ min = 0, max = Number.POSITIVE_INFINITY }: ModelField, value: number): number =>
  Math.min(Math.max(value, min), max);

const sometime = (): Date => new Date(Date.UTC(2000, 0, 1) + Math.floor(Math.random() * 1e12));

/** A value that the field takes and that is new each time, as far as the type has room for it. */
export const someValue = (field: ModelField): unknown => {
  const random = randomBytes(6).toString('hex');
  switch (field.type) {
    case 'string':
      return `${random} ${field.name}`.slice(0, field.length);
    case 'text':
      return `${random} ${field.name}`;
    case 'integer':
      return within(field, Math.floor(Math.random() * 1e6) + 1);
    case 'number':
      return within(field, Math.floor(Math.random() * 1e6) + 0.5);
    case 'money':
      return within(field, Math.floor(Math.random() * 1e6) / 100);
    case 'boolean':
      return true;
    case 'date':
      return sometime().toISOString().slice(0, 10);
    case 'time':
      return sometime().toISOString().slice(11, 19);
    case 'timestamp':
      return `${sometime().toISOString().slice(0, 19)}Z`;
    case 'enum':
      return field.values?.[0];
    case 'json':
      return { note: random };
    default:
      return randomUUID();
  }
};

const roomy = new Set(['string', 'text', 'integer', 'number', 'money', 'timestamp']);

/** Whether the field has room for values that no two rows share. */
const tellsRows = ({ type, max = Number.POSITIVE_INFINITY }: ModelField): boolean =>
  roomy.has(type) && max >= 1e5;

/** What a body holds: what has to be there, and one field more where that is nothing to tell rows by. */
const given = ({ fields }: ModelResource): ModelField[] => {
  const writable = fields.filter(({ readOnly }) => !readOnly);
  const required = writable.filter((field) => field.required);
  if (required.some(tellsRows)) return required;
  const more = writable.find((field) => !field.required && tellsRows(field));
  return more ? [...required, more] : required;
};

export const rowsOf = (context: () => Context): Rows => {
  const met = new Map<string, number>();

  /** Somebody whom this person has not been pointed to in this resource. */
  const otherPerson = (resource: ModelResource, person: Person): Promise<Person> => {
    const key = `${resource.name} ${person.email}`;
    const count = (met.get(key) ?? 0) + 1;
    met.set(key, count);
    return context().person(`target ${count}`);
  };

  const targetOf = async (resource: ModelResource, field: ModelField, person: Person) => {
    if (field.to === 'users') return (await otherPerson(resource, person)).user.id;
    const target = context().model.resources.find(({ name }) => name === field.to);
    return target ? (await rows.create(target, person)).id : randomUUID();
  };

  const place = async (orders: ModelResource, person: Person, overrides: Body): Promise<Row> => {
    const { checkout } = orders;
    const product = context().model.resources.find(({ name }) => name === checkout?.product.name);
    if (!checkout || !product) throw new Error(`nothing is known of what ${orders.name} sell`);
    const line = async () => {
      const stocked = await rows.create(product, person, { [checkout.stock]: 1000 });
      return { [checkout.productKey]: stocked.id, [checkout.quantity]: 1 };
    };
    const body = { items: [await line()], ...overrides };
    return expectOne(await person.api.post(orders.path, body), 201);
  };

  const rows: Rows = {
    async body(resource, person, overrides = {}) {
      const body: Body = {};
      for (const field of given(resource))
        if (!(field.name in overrides))
          body[field.name] =
            field.type === 'ref' ? await targetOf(resource, field, person) : someValue(field);
      return { ...body, ...overrides };
    },
    async create(resource, person, overrides = {}) {
      if (resource.kind === 'checkout') return place(resource, person, overrides);
      if (resource.kind === 'record') {
        const orders = context().model.resources.find(
          ({ checkout }) => checkout?.items.name === resource.name,
        );
        if (orders) return (await place(orders, person, {})).items[0];
      }
      const writer = resource.owner === 'admin' ? await context().admin() : person;
      const body = await rows.body(resource, writer, overrides);
      return expectOne(await writer.api.post(resource.path, body), 201);
    },
  };
  return rows;
};
