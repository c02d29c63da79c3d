import type { ModelField } from '../model.js';
import { someValue } from '../rows.js';

/** How many different rows a list is tried with. */
export const rowCount = 13;

const words = [
  'alpha',
  null,
  'Alpha',
  'beta_1',
  'betaX1',
  'a,b',
  '9% off',
  '9x off',
  'back\\slash',
  'gamma',
  null,
  'gamma',
  'ÉTÉ',
];

const integers = [1, -2, null, 50, 5, 5, 0, 2147483647, null, 7, -2147483648, 6];
const numbers = [0.5, 1e10, null, -0.25, 0.1, 0.5, 0, 2.75, null, -1e-3, 12, 0.3];
const moneys = [10.1, 0.01, null, 9999999999.99, 10.1, 10.11, 0, -5.05, null, 0.3, 0.29, 100];
const days = ['2025-01-07', null, '2024-02-29', '2025-12-31', '2025-01-07', '2025-01-08'];
const hours = ['08:00:00', '23:59:59', null, '00:00:00', '08:00:00', '08:00:01'];

const moments = [
  '2025-01-07T10:30:00Z',
  '2025-01-07T10:30:01Z',
  null,
  '2025-01-07T10:29:59Z',
  '2025-01-07T10:30:00Z',
  '1999-12-31T23:59:59Z',
];

const ids = [
  '11111111-1111-4111-8111-111111111111',
  null,
  'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  '22222222-2222-4222-8222-222222222222',
  '11111111-1111-4111-8111-111111111111',
];

const pool = (field: ModelField): readonly unknown[] => {
  switch (field.type) {
    case 'string':
    case 'text':
      return words;
    case 'integer':
      return integers;
    case 'number':
      return numbers;
    case 'money':
      return moneys;
    case 'boolean':
      return [true, null, false];
    case 'date':
      return days;
    case 'time':
      return hours;
    case 'timestamp':
      return moments;
    case 'enum':
      return [...(field.values ?? []), null];
    case 'uuid':
      return ids;
    default:
      return [];
  }
};

const bounded = (
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: ModelField,
  value: number,
): number => Math.min(Math.max(value, min), max);

const fitted = (field: ModelField, value: unknown, mark: string): unknown => {
  if (typeof value === 'number') return bounded(field, value);
  if (field.type !== 'string') return value;
  const text = field.unique ? `${mark}${value}` : String(value);
  return [...text].slice(0, field.length ?? 255).join('');
};

/**
 * The value of a field in one of several rows that differ: with nulls, values that several rows
 * share, other cases and characters that mean something in LIKE. Undefined leaves it to its default.
 */
export const variedValue = (
  field: ModelField,
  position: number,
  row: number,
  mark: string,
): unknown => {
  const values = pool(field);
  if (values.length === 0) return undefined;
  if (field.unique && field.type !== 'string') return someValue(field);
  const value = values[(row + 5 * position) % values.length];
  if (value !== null) return fitted(field, value, `${mark}${row.toString(36)}`);
  return field.nullable
    ? null
    : fitted(
        field,
        values.find((other) => other !== null),
        `${mark}${row}n`,
      );
};
