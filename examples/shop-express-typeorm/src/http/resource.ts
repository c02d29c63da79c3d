import { z } from 'zod';
import { fieldTypes, timestamp, uuid } from './fields.js';
import type { FieldType, ListField, ListSpec, Operator } from './filter.js';

type Columns = Record<string, z.ZodType>;
type Writable<C extends Columns> = {
  [Name in keyof C as C[Name] extends z.ZodReadonly ? never : Name]: C[Name];
};
type Values<C extends Columns> = z.output<z.ZodObject<C>>;
type Own<O extends string | null> = O extends string ? Record<O, string> : unknown;
type Stored = { id: string; created_at: string; updated_at: string };

/** All schemas of a resource, made from its columns. */
export interface ResourceSchemas<C extends Columns, O extends string | null, N> {
  /** A row as the API shows it. */
  output: z.ZodType<Stored & Own<O> & Values<C> & N>;
  /** POST and PUT: what is omitted gets its default. */
  input: z.ZodType<Values<Writable<C>>>;
  /** PATCH: what is omitted stays. */
  patch: z.ZodType<Partial<Values<Writable<C>>>>;
  list: ListSpec;
}

/** The schemas of any resource. */
export interface AnyResource {
  output: z.ZodType;
  input: z.ZodType;
  patch?: z.ZodType;
  list: ListSpec;
}

const comparable: Operator[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'null'];
const equatable: Operator[] = ['eq', 'ne', 'in', 'null'];

const operators: Record<FieldType, Operator[]> = {
  string: [...equatable, 'like'],
  text: ['like', 'null'],
  integer: comparable,
  number: comparable,
  money: comparable,
  boolean: equatable,
  date: comparable,
  time: comparable,
  timestamp: comparable,
  enum: equatable,
  uuid: equatable,
  json: [],
};

const withoutDefault = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;

const withoutReadOnly = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodReadonly ? (schema.unwrap() as z.ZodType) : schema;

const listField = (name: string, schema: z.ZodType): ListField => {
  const bare = withoutDefault(withoutReadOnly(schema));
  const nullable = bare instanceof z.ZodNullable;
  const meta = fieldTypes.get(nullable ? (bare.unwrap() as z.ZodType) : bare);
  if (!meta) throw new Error(`${name}: make it with a function of fields.ts`);
  return { name, type: meta.type, nullable, values: meta.values ?? [] };
};

const listSpec = (shape: Columns): ListSpec => {
  const all = Object.entries(shape).map(([name, schema]) => listField(name, schema));
  const fields = all.filter(({ type }) => type !== 'json');
  const filters: ListSpec['filters'] = new Map();
  for (const field of fields)
    for (const op of operators[field.type])
      if (op !== 'eq') filters.set(`${field.name}_${op}`, { field, op });
  // After the operators: a field named `size_gt` wins over the operator of `size`.
  for (const field of fields)
    if (operators[field.type].includes('eq')) filters.set(field.name, { field, op: 'eq' });
    else filters.delete(field.name);
  return { fields: new Map(fields.map((field) => [field.name, field])), filters };
};

const patchOf = (columns: Columns): z.ZodType =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(columns).map(([name, schema]) => [name, withoutDefault(schema).optional()]),
    ),
  );

const writableOf = (columns: Columns): Columns =>
  Object.fromEntries(
    Object.entries(columns).filter(([, schema]) => !(schema instanceof z.ZodReadonly)),
  );

interface Options<O extends string | null, N> {
  /** The column that says whose a row is. */
  ownerField: O;
  /** Rows of other resources that are shown inside. */
  nested?: { [Name in keyof N]: z.ZodType<N[Name]> };
}

/** The schemas of a resource. The server sets `id`, the owner, `created_at` and `updated_at`. */
export const resource = <C extends Columns, O extends string | null, N = unknown>(
  columns: C,
  { ownerField, nested }: Options<O, N>,
): ResourceSchemas<C, O, N> => {
  const head = { id: uuid(), ...(ownerField && { [ownerField]: uuid() }), ...columns };
  const tail = { created_at: timestamp(), updated_at: timestamp() };
  const writable = writableOf(columns);
  const schemas: AnyResource = {
    output: z.strictObject({ ...head, ...nested, ...tail }),
    input: z.strictObject(writable),
    patch: patchOf(writable),
    list: listSpec({ ...head, ...tail }),
  };
  return schemas as ResourceSchemas<C, O, N>;
};
