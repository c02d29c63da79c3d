import { missingId } from '../expect.js';
import type { ModelField } from '../model.js';

const tooLong = (field: ModelField): string[] => {
  const length = (field.length ?? 255) + 1;
  return ['x'.repeat(length), '😀'.repeat(length)];
};

const outside = ({ min, max }: ModelField, step: number): number[] => [
  ...(min === undefined ? [] : [min - step]),
  ...(max === undefined ? [] : [max + step]),
];

const dates = [
  '',
  'today',
  '2025-02-29',
  '1900-02-29',
  '2025-04-31',
  '2025-13-01',
  '2025-00-10',
  '2025-01-00',
  '2025-1-7',
  '20250107',
  '07/01/2025',
  ' 2025-01-07',
  '2025-01-07\n',
  '0000-01-01',
  '10000-01-01',
  '2025-01-07T00:00:00Z',
  20250107,
  true,
  {},
];

const times = ['', 'noon', '24:00:00', '10:60:00', '10:30:60', '9:00:00', '10:30', 900, true, {}];

const timestamps = [
  '',
  'now',
  '2025-01-07',
  '2025-02-30T00:00:00Z',
  '2025-01-07 10:30:00',
  '2025-01-07T24:30:00Z',
  '2025-01-07T10:60:00Z',
  '2025-01-07T10:30:00+25:00',
  1736245800,
  true,
  {},
];

const wrongCase = (field: ModelField): string[] => {
  const [value = ''] = field.values ?? [];
  return [value.toUpperCase(), `${value} `].filter((text) => !field.values?.includes(text));
};

const perType = (field: ModelField): unknown[] => {
  switch (field.type) {
    case 'string':
      return [...tooLong(field), ...(field.required ? [''] : []), 5, true, {}, ['x'], 'a\u0000b'];
    case 'text':
      return [5, true, {}, [], 'a\u0000b'];
    case 'integer':
      return [...outside(field, 1), '1', 1.5, 2147483648, -2147483649, 1e20, true, {}, [1]];
    case 'number':
      return [...outside(field, 0.001), '1', true, {}, [1]];
    case 'money':
      return [...outside(field, 0.01), '1', 1.234, 0.001, 0.1 + 0.2, 1e-7, 1e10, -1e10, true, {}];
    case 'boolean':
      return ['true', '', 1, 0, {}, [true]];
    case 'date':
      return dates;
    case 'time':
      return times;
    case 'timestamp':
      return timestamps;
    case 'enum':
      return [...wrongCase(field), '', 'no such value', 1, field.values?.slice(0, 1), {}];
    case 'uuid':
      return ['', 'x', '11111111-1111-4111-8111-11111111111', `{${missingId}}`, 1, {}];
    case 'ref':
      return ['', 'x', missingId, 1, {}];
    default:
      return [];
  }
};

/** Values that a field does not take: 400 that names it. */
export const refusedBy = (field: ModelField): unknown[] => [
  ...(field.nullable ? [] : [null]),
  ...perType(field),
];
