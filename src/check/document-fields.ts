import type { FieldType } from '../blueprint/field-types.js';
import { singularOf } from '../blueprint/naming.js';
import type { Field } from '../blueprint/types.js';
import { type Document, resolved, type Schema } from './document.js';

const isNull = (schema: Schema): boolean => schema.type === 'null';

/** Null is one of several schemas, or one of several types. */
const isNullable = ({ anyOf = [], type }: Schema): boolean =>
  anyOf.some(isNull) || (Array.isArray(type) && type.includes('null'));

/** A schema without the choice of null. */
const bare = (document: Document, schema: Schema): Schema => {
  const choices: Schema[] | undefined = schema.anyOf;
  const one = resolved(document, choices?.find((choice) => !isNull(choice)) ?? schema);
  if (!Array.isArray(one.type)) return one;
  return { ...one, type: one.type.find((type: string) => type !== 'null') };
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

/** A field, as near to that of a vibe.json as its schema lets it be known. */
export const fieldOf = (
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
    required: initial === undefined && !isNullable(schema),
    ...(initial !== undefined && { default: initial }),
    ...(type === 'string' && { length: inner.maxLength }),
    ...(type === 'enum' && { values: inner.enum }),
    ...boundsOf(type, inner),
    ...(!input?.properties?.[name] && { readOnly: true }),
    ...(to && { to }),
  };
};
