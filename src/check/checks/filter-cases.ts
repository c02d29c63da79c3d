import type { ModelField } from '../model.js';
import type { Row } from './subject.js';

type Value = string | number | boolean;

/** One query and the value that it stands for. */
export interface FilterCase {
  text: string;
  operand: unknown;
}

const distinct = (field: ModelField, rows: Row[]): Value[] => {
  const values = rows.map((row) => row[field.name] as Value | null);
  const present = values.filter((value): value is Value => value !== null && value !== undefined);
  const order = (a: Value, b: Value) => (a < b ? -1 : Number(a > b));
  return [...new Set(present)].sort(order);
};

const plain = (value: Value): FilterCase => ({ text: String(value), operand: value });

const absent: Partial<Record<ModelField['type'], Value>> = {
  string: 'no such text',
  integer: 424242,
  number: 424242.5,
  money: 424242.42,
  date: '1901-01-01',
  time: '03:33:33',
  timestamp: '1901-01-01T00:00:00Z',
  uuid: '99999999-9999-4999-8999-999999999999',
  ref: '99999999-9999-4999-8999-999999999999',
};

const equal = (field: ModelField, values: Value[]): FilterCase[] => {
  const none = absent[field.type];
  const otherCase =
    field.type === 'string' ? values.slice(0, 2).map((value) => String(value).toUpperCase()) : [];
  const cents = field.type === 'money' && values.find((value) => /\.\d$/.test(String(value)));
  return [
    ...[...values.slice(0, 2), ...values.slice(-1), ...otherCase].map(plain),
    ...(none === undefined ? [] : [plain(none)]),
    ...(cents ? [{ text: `${cents}0`, operand: cents }] : []),
  ];
};

const between = (values: Value[]): FilterCase[] =>
  [values.at(0), values.at(values.length / 2), values.at(-1)]
    .filter((value): value is Value => value !== undefined)
    .map(plain);

const lists = (field: ModelField, values: Value[]): FilterCase[] => {
  // A comma always separates, so a value with one cannot be asked for.
  const usable = values.filter((value) => !String(value).includes(','));
  const none = absent[field.type];
  const pairs = [usable.slice(0, 1), usable.slice(0, 2), usable.slice(1)];
  if (none !== undefined) pairs.push([none, ...usable.slice(-1)]);
  return pairs
    .filter((pair) => pair.length > 0)
    .map((pair) => ({ text: pair.join(','), operand: pair }));
};

const parts = (values: Value[]): FilterCase[] =>
  values
    .map(String)
    .filter((text) => /^[a-z0-9 ]{3,}$/i.test(text))
    .flatMap((text) => [text, text.slice(1, -1), text.slice(0, 2)])
    .slice(0, 6)
    .map(plain);

/** What is asked of a field with an operator, given the rows that are there. */
export const casesOf = (field: ModelField, operator: string, rows: Row[]): FilterCase[] => {
  const values = distinct(field, rows);
  switch (operator) {
    case 'null':
      return [true, false].map(plain);
    case 'eq':
      return equal(field, values);
    case 'ne':
      return [...values.slice(0, 1), ...values.slice(-1)].map(plain);
    case 'in':
      return lists(field, values);
    case 'like':
      return parts(values);
    default:
      return between(values);
  }
};
