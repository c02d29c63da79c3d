import { z } from 'zod';
import { fieldTypes, timestamp, uuid } from './fields.js';
import type { FieldType, ListField, ListSpec, Operator } from './filter.js';

type Columns = Record<string, z.ZodType>;
type Input<C extends Columns> = z.output<z.ZodObject<C>>;
type Own<O extends boolean> = O extends true ? { user_id: string } : unknown;
type Stored = { id: string; created_at: string; updated_at: string };

/** All schemas of a resource, made from what a client may set. */
export interface ResourceSchemas<C extends Columns, O extends boolean> {
  /** A row as the API shows it. */
  output: z.ZodType<Stored & Own<O> & Input<C>>;
  /** POST and PUT: what is omitted gets its default. */
  input: z.ZodType<Input<C>>;
  /** PATCH: what is omitted stays. */
  patch: z.ZodType<Partial<Input<C>>>;
  list: ListSpec;
}

/** The schemas of any resource. */
export interface AnyResource {
  output: z.ZodType;
  input: z.ZodType;
  patch: z.ZodType;
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

const listField = (name: string, schema: z.ZodType): ListField => {
  const bare = withoutDefault(schema);
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

/** The schemas of a resource. The server sets `id`, `user_id`, `created_at` and `updated_at`. */
export const resource = <C extends Columns, O extends boolean>(
  columns: C,
  { ownedByUser }: { ownedByUser: O },
): ResourceSchemas<C, O> => {
  const shape: Columns = {
    id: uuid(),
    ...(ownedByUser && { user_id: uuid() }),
    ...columns,
    created_at: timestamp(),
    updated_at: timestamp(),
  };
  return {
    output: z.strictObject(shape) as unknown as ResourceSchemas<C, O>['output'],
    input: z.strictObject(columns) as unknown as ResourceSchemas<C, O>['input'],
    patch: patchOf(columns) as ResourceSchemas<C, O>['patch'],
    list: listSpec(shape),
  };
};
