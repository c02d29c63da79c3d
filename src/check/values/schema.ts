import { isDeepStrictEqual } from 'node:util';
import { type Document, resolved } from '../document.js';

// biome-ignore lint/suspicious/noExplicitAny: what a server sends may have any shape
type Schema = any;

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
};

const isOfType = (type: string, value: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : type === typeOf(value);

const formats: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  email: /^[^@\s]+@[^@\s]+$/,
};

const wrongText = (schema: Schema, text: string): string[] => {
  const length = [...text].length;
  return [
    ...(length < (schema.minLength ?? 0) ? ['is too short'] : []),
    ...(length > (schema.maxLength ?? length) ? ['is too long'] : []),
    ...(schema.pattern && !new RegExp(schema.pattern, 'u').test(text) ? ['misses pattern'] : []),
    ...(formats[schema.format]?.test(text) === false ? [`is no ${schema.format}`] : []),
  ];
};

const wrongNumber = (schema: Schema, value: number): string[] => [
  ...(value < (schema.minimum ?? value) ? ['is too small'] : []),
  ...(value > (schema.maximum ?? value) ? ['is too big'] : []),
];

/** How a value differs from a JSON Schema, as far as our documents use it; empty where it does not. */
export const mismatches = (
  document: Document,
  given: Schema,
  value: unknown,
  path = '',
): string[] => {
  const schema = resolved(document, given);
  if (schema === undefined || schema === true)
    return given === undefined ? [`${path}: no schema`] : [];
  const inner = (sub: Schema, item: unknown, key: string | number) =>
    mismatches(document, sub, item, `${path}/${key}`);
  const wrong: string[] = [];
  const types: string[] = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(type, value)))
    return [`${path}: ${typeOf(value)} is not ${types}`];
  for (const choices of [schema.anyOf, schema.oneOf].filter(Boolean)) {
    const fitting = choices.filter((choice: Schema) => inner(choice, value, '').length === 0);
    if (fitting.length === 0) wrong.push(`${path}: fits no choice`);
    if (choices === schema.oneOf && fitting.length > 1) wrong.push(`${path}: fits several choices`);
  }
  if (schema.const !== undefined && !isDeepStrictEqual(schema.const, value))
    wrong.push(`${path}: is not ${schema.const}`);
  if (schema.enum && !schema.enum.includes(value)) wrong.push(`${path}: is none of ${schema.enum}`);
  if (typeof value === 'string')
    wrong.push(...wrongText(schema, value).map((w) => `${path}: ${w}`));
  if (typeof value === 'number')
    wrong.push(...wrongNumber(schema, value).map((w) => `${path}: ${w}`));
  if (Array.isArray(value)) {
    if (value.length > (schema.maxItems ?? value.length)) wrong.push(`${path}: too many items`);
    if (value.length < (schema.minItems ?? 0)) wrong.push(`${path}: too few items`);
    if (schema.items) wrong.push(...value.flatMap((item, at) => inner(schema.items, item, at)));
  } else if (value !== null && typeof value === 'object') {
    const properties: Record<string, Schema> = schema.properties ?? {};
    for (const key of schema.required ?? [])
      if (!(key in value)) wrong.push(`${path}: ${key} is missing`);
    for (const [key, item] of Object.entries(value))
      if (Object.hasOwn(properties, key)) wrong.push(...inner(properties[key], item, key));
      else if (schema.additionalProperties === false) wrong.push(`${path}: ${key} is not declared`);
  }
  return wrong;
};
