import { defaultLength } from '../blueprint/field-types.js';
import type { Field, Resource } from '../blueprint/types.js';

const within = (value: number, { min = value, max = value }: Field): number =>
  Math.min(Math.max(value, min), max);

const textOf = ({ name, length = defaultLength }: Field): string => {
  const text = name.endsWith('_url')
    ? 'https://example.com/picture.png'
    : `Example ${name.replaceAll('_', ' ')}`;
  return text.slice(0, length);
};

const sampleValues: Record<Field['type'], (field: Field) => unknown> = {
  string: textOf,
  text: () => 'A longer text that says more.',
  integer: (field) => within(3, field),
  number: (field) => within(2.5, field),
  money: (field) => within(19.99, field),
  boolean: () => true,
  date: () => '2030-01-15',
  time: () => '09:30:00',
  timestamp: () => '2030-01-15T09:30:00Z',
  enum: (field) => field.values?.[0],
  json: () => ['one', 'two'],
  uuid: () => '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e',
  ref: () => null,
};

/** A value of every field that a client sets and that does not depend on other rows. */
export const sampleOf = (resource: Resource): Record<string, unknown> =>
  Object.fromEntries(
    resource.fields
      .filter((field) => field.type !== 'ref' && !field.readOnly)
      .map((field) => [field.name, sampleValues[field.type](field)]),
  );
