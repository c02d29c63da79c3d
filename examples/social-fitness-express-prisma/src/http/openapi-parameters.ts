import type { FieldType, ListField, ListSpec, Operator } from './filter.js';
import type { Json } from './openapi.js';
import { integerLimits, moneyLimit, numberLimit } from './values.js';

/** Any text that can be stored. */
export const textSchema = (maxLength: number): Json => ({
  type: 'string',
  maxLength,
  pattern: '^[^\\u0000]*$',
});

const formatted = (format: string, maxLength: number): Json => ({
  type: 'string',
  format,
  maxLength,
});

const whole = (minimum: number, maximum: number): Json => ({
  type: 'integer',
  format: 'int32',
  minimum,
  maximum,
});

/** More than the headers of a request may hold. */
const longest = 16_384;

const valueSchemas: Record<FieldType, Json> = {
  string: textSchema(longest),
  text: textSchema(longest),
  integer: whole(integerLimits.min, integerLimits.max),
  number: { type: 'number', format: 'double', minimum: -numberLimit, maximum: numberLimit },
  money: { type: 'number', format: 'double', minimum: -moneyLimit, maximum: moneyLimit },
  boolean: { type: 'boolean' },
  date: formatted('date', 10),
  time: { type: 'string', maxLength: 8, pattern: '^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$' },
  timestamp: formatted('date-time', 35),
  enum: {},
  uuid: formatted('uuid', 36),
  json: {},
};

const schemaOf = (field: ListField): Json =>
  field.type === 'enum' ? { type: 'string', enum: field.values } : valueSchemas[field.type];

const meanings: Record<Operator, string> = {
  eq: 'is this',
  ne: 'is not this',
  gt: 'is more than this',
  gte: 'is this or more',
  lt: 'is less than this',
  lte: 'is this or less',
  in: 'is one of these',
  like: 'contains this, in any case',
  null: 'is empty, or is not',
};

/** A parameter of a query, which may be left out. */
export const queryParameter = (
  name: string,
  description: string,
  schema: Json,
  more: Json = {},
): Json => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
  ...more,
});

const filterSchema = (field: ListField, op: Operator): Json => {
  if (op === 'null') return { type: 'boolean' };
  if (op === 'like') return textSchema(100);
  if (op === 'in') return { type: 'array', items: schemaOf(field), minItems: 1, maxItems: 50 };
  return schemaOf(field);
};

const filterParameter = (name: string, field: ListField, op: Operator): Json =>
  queryParameter(
    name,
    `Only rows whose ${field.name} ${meanings[op]}`,
    filterSchema(field, op),
    op === 'in' ? { style: 'form', explode: false } : {},
  );

const sortSchema = ({ fields }: ListSpec): Json => {
  const names = [...fields.values()].filter(({ type }) => type !== 'text').map(({ name }) => name);
  const key = `-?(${names.join('|')})`;
  return {
    type: 'string',
    maxLength: 200,
    pattern: `^${key}(,${key}){0,2}$`,
    default: '-created_at',
  };
};

const cursorSchema: Json = { type: 'string', maxLength: 8192, pattern: '^[\\w-]*$' };

/** The parameters of a list: its page, its order and its filters. */
export const listParameters = (spec: ListSpec): Json[] => [
  queryParameter('page', 'Which page', { ...whole(1, 10_000), default: 1 }),
  queryParameter('limit', 'Rows a page', { ...whole(1, 100), default: 20 }),
  queryParameter('sort', 'At most three keys, descending with -', sortSchema(spec)),
  queryParameter('cursor', 'Instead of page: empty to start, then next_cursor', cursorSchema, {
    allowEmptyValue: true,
  }),
  ...[...spec.filters].map(([name, { field, op }]) => filterParameter(name, field, op)),
];

export const idParameter = (name: string, human: string): Json => ({
  name,
  in: 'path',
  required: true,
  description: `The id of the ${human}`,
  schema: formatted('uuid', 36),
});

const header = (name: string, description: string, schema: Json): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', ...schema },
});

/** Any tags: those of other servers are only unknown. */
const version = (name: string, description: string): Json =>
  header(name, description, { maxLength: longest, pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$' });

export const versionParameters = {
  ifMatch: version('If-Match', 'The ETag that was read: 412 where the row has changed since'),
  ifNoneMatch: version('If-None-Match', 'The ETag that is known: 304 where nothing has changed'),
};

export const idempotencyParameter = header(
  'Idempotency-Key',
  'The same key with the same body gives the same answer for 24 hours, and happens once',
  { minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]*$' },
);
