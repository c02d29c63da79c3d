import type { Column } from '../plan/columns.js';
import { constraintName } from '../plan/constraint-name.js';
import { alterType } from './casts.js';
import type { Fill } from './guards.js';
import type { TablePair } from './match.js';
import { columnSql, dropConstraint, name } from './statements.js';

/** How columns change. */
export interface Altered {
  /** Statements that make the change. */
  now: string[];
  /** Constraints whose look at every row comes later, when the table is free again. */
  looks: string[];
  /** What is done when they have been looked at: it takes a moment. */
  last: string[];
}

const setDefault = (column: Column): string =>
  column.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${column.default}`;

const alter = (table: string, column: string, action: string): string =>
  `ALTER TABLE ${name(table)} ALTER COLUMN ${name(column)} ${action}`;

// The server keeps the first default beside the table: no row is written, none gets another version.
const addColumn = (pair: TablePair, column: Column, fill: Fill): string[] => {
  const table = pair.to.name;
  const filled = fill(pair, column);
  const add = `ALTER TABLE ${name(table)} ADD COLUMN ${columnSql(column, filled ?? column.default)}`;
  return filled === null || filled === column.default
    ? [add]
    : [add, alter(table, column.name, setDefault(column))];
};

const retype = (table: string, from: Column, to: Column): string[] => {
  const typed = alterType(from, to);
  if (!typed) return from.default === to.default ? [] : [alter(table, to.name, setDefault(to))];
  return [
    ...(from.default === null ? [] : [alter(table, to.name, 'DROP DEFAULT')]),
    `ALTER TABLE ${name(table)} ${typed}`,
    ...(to.default === null ? [] : [alter(table, to.name, setDefault(to))]),
  ];
};

/** The check that stands for NOT NULL until every row has been looked at. */
const filledCheck = (table: string, column: string): string =>
  constraintName(table, column, 'filled');

const require = (pair: TablePair, column: Column, fill: Fill, atOnce: boolean): Altered => {
  const table = pair.to.name;
  const filled = fill(pair, column);
  const update = `UPDATE ${name(table)} SET ${name(column.name)} = ${filled}\n  WHERE ${name(column.name)} IS NULL`;
  const updates = filled === null ? [] : [update];
  const notNull = alter(table, column.name, 'SET NOT NULL');
  if (atOnce) return { now: [...updates, notNull], looks: [], last: [] };
  const check = filledCheck(table, column.name);
  return {
    now: [
      ...updates,
      `ALTER TABLE ${name(table)} ADD CONSTRAINT ${name(check)}\n  CHECK (${name(column.name)} IS NOT NULL) NOT VALID`,
    ],
    looks: [check],
    last: [notNull, dropConstraint(table, check)],
  };
};

const allowNull = (table: string, column: string, isReturn: boolean): string[] => [
  alter(table, column, 'DROP NOT NULL'),
  ...(isReturn
    ? [`ALTER TABLE ${name(table)} DROP CONSTRAINT IF EXISTS ${name(filledCheck(table, column))}`]
    : []),
];

/** The statements that give a table its new columns, under the names that they have afterwards. */
export const alterColumns = (pair: TablePair, fill: Fill, atOnce: boolean): Altered => {
  const table = pair.to.name;
  const changes = pair.columns.kept.map(({ from, to }): Altered => {
    const typed = retype(table, from, to);
    if (from.nullable && !to.nullable) {
      const required = require(pair, to, fill, atOnce);
      return { ...required, now: [...typed, ...required.now] };
    }
    const loose = !from.nullable && to.nullable ? allowNull(table, to.name, atOnce) : [];
    return { now: [...typed, ...loose], looks: [], last: [] };
  });
  return {
    now: [
      ...pair.columns.made.flatMap((column) => addColumn(pair, column, fill)),
      ...changes.flatMap(({ now }) => now),
    ],
    looks: changes.flatMap(({ looks }) => looks),
    last: changes.flatMap(({ last }) => last),
  };
};
