import type { ModelField } from '../model.js';
import { someValue } from '../rows.js';

const inBounds =
  ({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: ModelField) =>
  (value: number): boolean =>
    value >= min && value <= max;

const edges = ({ min, max }: ModelField): number[] =>
  [min, max].filter((value) => value !== undefined);

const repeated = (text: string, field: ModelField): string =>
  text.repeat(Math.min(field.length ?? 255, 2000));

const strings = (field: ModelField, mark: string): string[] => {
  // A unique value has to be new each time.
  const fitting = (text: string) => [...(field.unique ? mark + text : text)];
  const texts = [
    'x',
    ' spaced ',
    '0',
    'null',
    'Zażółć 漢字 👩‍👩‍👧',
    repeated('x', field),
    repeated('😀', field),
  ];
  return texts.map((text) =>
    fitting(text)
      .slice(0, field.length ?? 255)
      .join(''),
  );
};

const texts = (field: ModelField): string[] => [
  ...(field.required ? [] : ['']),
  'One line\nand\tanother',
  '"\\ </script> \u0007',
  'long '.repeat(5000),
];

const integers = (field: ModelField): number[] =>
  [...edges(field), 0, 1, -1, 2147483647, -2147483648].filter(inBounds(field));

const numbers = (field: ModelField): number[] =>
  [...edges(field), 0, 0.1, 12, 123456789.123, -1e-10, 1e300, 5e-324].filter(inBounds(field));

const moneys = (field: ModelField): number[] =>
  [...edges(field), 0, 10, 10.5, 0.07, 0.29, 1.15, 4.35, 8.2, 19.99, 1234567890.12, 9999999999.99]
    .flatMap((value) => [value, value === 0 ? 0 : -value])
    .filter(inBounds(field));

const anyJson: unknown[] = [
  {},
  [],
  { a: { b: [1, 'x', null, true, 0.1] } },
  'text',
  5,
  0,
  '',
  false,
  [null],
  { 'a.b': 1, 'Ключ 😀': '漢' },
];

/** Values that a field takes and shows exactly as they were sent; a ref's are made elsewhere. */
export const acceptedBy = (field: ModelField, mark: string): unknown[] => {
  if (field.unique && !['string', 'ref'].includes(field.type))
    return [1, 2, 3, 4].map(() => someValue(field));
  switch (field.type) {
    case 'string':
      return strings(field, mark);
    case 'text':
      return texts(field);
    case 'integer':
      return integers(field);
    case 'number':
      return numbers(field);
    case 'money':
      return moneys(field);
    case 'boolean':
      return [true, false];
    case 'date':
      return ['2025-01-07', '2024-02-29', '2000-02-29', '1970-01-01', '9999-12-31'];
    case 'time':
      return ['00:00:00', '23:59:59', '10:30:05'];
    case 'timestamp':
      return ['2025-01-07T10:30:00Z', '1970-01-01T00:00:00Z', '2024-02-29T23:59:59Z'];
    case 'enum':
      return [...(field.values ?? [])];
    case 'uuid':
      return ['11111111-1111-4111-8111-111111111111', 'fedcba98-7654-4321-8fed-cba987654321'];
    case 'json':
      return anyJson;
    default:
      return [];
  }
};
