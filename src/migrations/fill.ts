import { type Column, sqlLiteral } from '../plan/columns.js';
import type { Table } from '../plan/tables.js';
import { checkedColumn } from './match.js';

/** The least and the most that a check lets a column have. */
export const boundsOf = (table: Table, column: Column): { min: number; max: number } => {
  const check = table.checks.find((one) => checkedColumn(one) === column.name);
  const bound = (operator: string) =>
    new RegExp(`" ${operator} '?(-?[^' ]+)'?`).exec(check?.expression ?? '')?.[1];
  return { min: Number(bound('>=') ?? -Infinity), max: Number(bound('<=') ?? Infinity) };
};

const real = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const decimal = /^-?\d+(\.\d+)?$/;

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const fits: Record<Column['type'], (text: string, column: Column) => boolean> = {
  string: (text, { length }) => [...text].length <= (length ?? 0),
  text: () => true,
  integer: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31,
  number: (text) => decimal.test(text),
  money: (text) => /^-?\d{1,10}(\.\d{1,2})?$/.test(text),
  boolean: (text) => text === 'true' || text === 'false',
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && real(text),
  time: (text) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text),
  timestamp: (text) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text) &&
    real(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text)),
  enum: (text, { values }) => values.includes(text),
  json: parses,
  uuid: (text) => uuid.test(text),
  ref: (text) => uuid.test(text),
};

const numeric = (column: Column): boolean => ['integer', 'number', 'money'].includes(column.type);

/** Why a typed value does not fit a column, or null. */
export const misfitOf = (text: string, column: Column, table: Table): string | null => {
  if (!fits[column.type](text, column)) return `"${text}" is not a valid ${column.type}`;
  const { min, max } = boundsOf(table, column);
  return numeric(column) && (Number(text) < min || Number(text) > max)
    ? `${text} is out of bounds`
    : null;
};

/** A typed value as SQL. */
export const literalOf = (text: string, column: Column): string => {
  if (numeric(column)) return sqlLiteral(Number(text));
  return column.type === 'boolean' ? text : sqlLiteral(text);
};

const examples: Record<Column['type'], string> = {
  string: 'TEXT',
  text: 'TEXT',
  integer: '0',
  number: '0',
  money: '0.00',
  boolean: 'false',
  date: '2026-01-01',
  time: '09:00:00',
  timestamp: '2026-01-01T00:00:00Z',
  enum: 'VALUE',
  json: "'{}'",
  uuid: 'UUID',
  ref: 'ID',
};

/** A value that shows how one is given. */
export const exampleOf = ({ type, values }: Column): string =>
  (type === 'enum' && values[0]) || examples[type];

const zero: Partial<Record<Column['type'], string>> = {
  ...{ string: '', text: '', boolean: 'false', json: '{}' },
  ...{ date: '1970-01-01', time: '00:00:00', timestamp: '1970-01-01T00:00:00Z' },
};

/** What stands for a value that is gone; null where each row would need one of its own. */
export const stopgapOf = (table: Table, column: Column): string | null => {
  if (column.type === 'ref' || column.type === 'uuid') return null;
  if (table.uniques.some((unique) => unique.columns.includes(column.name))) return null;
  const { min, max } = boundsOf(table, column);
  const number = String(Math.min(Math.max(0, min), max));
  const text = zero[column.type] ?? (column.type === 'enum' ? (column.values[0] ?? '') : number);
  return literalOf(text, column);
};
