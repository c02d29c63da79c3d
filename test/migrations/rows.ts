import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { boundsOf } from '../../src/migrations/fill.js';
import type { Column } from '../../src/plan/columns.js';
import type { Table } from '../../src/plan/tables.js';

/** Values of some columns, by `table.column`, given to their rows in turn. */
export type Given = Record<string, unknown[]>;

const rowsPerTable = 6;

const idOf = (...words: unknown[]): string =>
  createHash('sha256')
    .update(words.join())
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');

/** The id of a row of a table. */
export const rowId = (table: string, at: number): string => idOf(table, at);

const texts = ['plain', `it's "quoted" \\ % \${x} \`y\``, 'Żółć 💥 ẞ', '0', '', 'line\nbreak'];
const edges: Partial<Record<Column['type'], unknown[]>> = {
  integer: [0, 2147483647, -2147483647, 7, 42, -1],
  number: [0, 0.1, -1.5, 123456.789, 1e-7, 2],
  money: ['0.00', '9999999999.99', '-9999999999.99', '0.01', '19.90', '5.00'],
  boolean: [true, false],
  date: ['2024-02-29', '0001-01-01', '9999-12-31', '1999-12-31'],
  time: ['00:00:00', '23:59:59', '08:30:00'],
  timestamp: ['2024-02-29T23:59:59.999Z', '1970-01-01T00:00:00Z', '2038-01-19T03:14:08.001Z'],
  json: ['{"a":[1,null,{"b":"c"}]}', '[]', 'null', '"text"', '0'],
};

const clamp = (table: Table, column: Column, value: unknown): unknown => {
  const { min, max } = boundsOf(table, column);
  if (min === -Infinity && max === Infinity) return value;
  return Math.min(Math.max(Number(value), min), max);
};

const usualValue = (table: Table, column: Column, at: number): unknown => {
  if (column.type === 'uuid') return idOf(table.name, column.name, at);
  if (column.type === 'enum') return column.values[at % column.values.length];
  if (column.type === 'string' || column.type === 'text') {
    const unique = table.uniques.some(({ columns }) => columns.includes(column.name));
    const text = unique ? `${at} ${column.name}` : (texts[at % texts.length] ?? '');
    const long = at === 3 && !unique ? 'ü'.repeat(column.length ?? 3000) : text;
    return [...long].slice(0, column.length ?? undefined).join('');
  }
  const values = edges[column.type] ?? [];
  return clamp(table, column, values[at % values.length]);
};

/** The tables, those first that others need. */
const ordered = (tables: Table[]): Table[] => {
  const done: Table[] = [];
  const needs = (table: Table) =>
    table.foreignKeys.some(
      ({ table: target, nullable }) =>
        !nullable && target !== table.name && !done.some(({ name }) => name === target),
    );
  while (done.length < tables.length) {
    const next = tables.find((table) => !done.includes(table) && !needs(table));
    if (!next) throw new Error('required references lead in a circle');
    done.push(next);
  }
  return done;
};

const insert = async (
  client: Client,
  table: Table,
  at: number,
  given: Given,
  ready: Set<string>,
) => {
  const values = table.columns.flatMap((column): [string, unknown][] => {
    const key = table.foreignKeys.find((one) => one.column === column.name);
    const typed = given[`${table.name}.${column.name}`];
    if (typed) return [[column.name, typed[at % typed.length]]];
    if (column.isId) return [[column.name, rowId(table.name, at)]];
    if (table.counted.includes(column.name)) return [];
    if (key && (!ready.has(key.table) || (key.nullable && at % 3 === 2)))
      return [[column.name, null]];
    if (key) return [[column.name, rowId(key.table, at)]];
    if (column.name === 'created_at' || column.name === 'updated_at')
      return [[column.name, `2025-01-0${at + 1}T10:00:00.123Z`]];
    return [[column.name, column.nullable && at % 3 === 2 ? null : usualValue(table, column, at)]];
  });
  const names = values.map(([name]) => `"${name}"`).join(', ');
  const places = values.map((_, place) => `$${place + 1}`).join(', ');
  await client.query(
    `INSERT INTO "${table.name}" (${names}) VALUES (${places})`,
    values.map(([, value]) => value),
  );
};

/** Fills every table with rows: all types, edges of their ranges, NULLs, references. */
export const insertRows = async (client: Client, tables: Table[], given: Given = {}) => {
  const ready = new Set<string>();
  for (const table of ordered(tables)) {
    for (let at = 0; at < rowsPerTable; at += 1) await insert(client, table, at, given, ready);
    ready.add(table.name);
  }
};

/** Rows as text, each under its key. */
export type Rows = Map<string, Record<string, string | null>>;

/** All rows of a table. */
export const readRows = async (client: Client, table: Table, from = table.name): Promise<Rows> => {
  const columns = table.columns.map(({ name }) => `"${name}"::text`).join(', ');
  const { rows } = await client.query(`SELECT ${columns} FROM ${from}`);
  return new Map(
    rows.map((row) => [
      table.primaryKey
        .map((key) => row[key])
        .sort()
        .join(),
      row,
    ]),
  );
};
