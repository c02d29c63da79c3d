import type { Column } from '../plan/columns.js';
import type { Counter, ForeignKey } from '../plan/keys.js';
import type { Table } from '../plan/tables.js';
import { castOf } from './casts.js';
import { newColumn, newTable, type TableRenames } from './renames.js';
import { indexesOf, type TableIndex } from './statements.js';

/** Things of a table before and after: the same ones, those that go and those that come. */
export interface Parted<T> {
  kept: { from: T; to: T }[];
  gone: T[];
  made: T[];
}

/** A table that stays, with all that changes in it. */
export interface TablePair {
  from: Table;
  to: Table;
  columns: Parted<Column>;
  keys: Parted<ForeignKey>;
  checks: Parted<Table['checks'][number]>;
  indexes: Parted<TableIndex>;
  counters: Parted<Counter>;
  /** Whether the trigger of `updated_at` looks at other columns. */
  recounts: boolean;
  /** Whether the columns of the key have another order. */
  turnsKey: boolean;
}

/** All tables before and after. */
export interface Match {
  pairs: TablePair[];
  made: Table[];
  gone: Table[];
}

const part = <T>(before: T[], after: T[], same: (from: T, to: T) => boolean): Parted<T> => {
  const kept = before.flatMap((from) => {
    const to = after.find((one) => same(from, one));
    return to ? [{ from, to }] : [];
  });
  return {
    kept,
    gone: before.filter((one) => !kept.some(({ from }) => from === one)),
    made: after.filter((one) => !kept.some(({ to }) => to === one)),
  };
};

/** The column that a check looks at: the first word of its expression. */
export const checkedColumn = ({ expression }: Table['checks'][number]): string =>
  /^"([^"]+)"/.exec(expression)?.[1] ?? '';

const pairOf = (from: Table, to: Table, renames: TableRenames): TablePair => {
  const renamed = (column: string) => newColumn(renames, to.name, column);
  const columns = part(
    from.columns,
    to.columns,
    (one, other) => renamed(one.name) === other.name && castOf(one, other) !== null,
  );
  const stays = (column: string) => columns.kept.some((pair) => pair.from.name === column);
  const keepsType = (column: string) =>
    columns.kept.some((pair) => pair.from.name === column && pair.from.sqlType === pair.to.sqlType);
  const follows = (column: string, other: string) => stays(column) && renamed(column) === other;
  const sameCheck = (one: Table['checks'][number]) => {
    const column = checkedColumn(one);
    return keepsType(column)
      ? one.expression.replaceAll(`"${column}"`, `"${renamed(column)}"`)
      : null;
  };
  return {
    from,
    to,
    columns,
    keys: part(
      from.foreignKeys,
      to.foreignKeys,
      (one, other) =>
        follows(one.column, other.column) &&
        newTable(renames, one.table) === other.table &&
        one.onDelete === other.onDelete,
    ),
    checks: part(from.checks, to.checks, (one, other) => sameCheck(one) === other.expression),
    indexes: part(
      indexesOf(from),
      indexesOf(to),
      (one, other) =>
        one.unique === other.unique &&
        one.columns.length === other.columns.length &&
        one.columns.every(({ name, descending }, at) => {
          const counterpart = other.columns[at];
          return counterpart?.descending === descending && follows(name, counterpart?.name ?? '');
        }),
    ),
    counters: part(
      from.counters,
      to.counters,
      (one, other) =>
        follows(one.column, other.column) &&
        newTable(renames, one.table) === other.table &&
        newColumn(renames, other.table, one.counter) === other.counter,
    ),
    recounts: from.counted.map(renamed).join() !== to.counted.join(),
    turnsKey: from.primaryKey.map(renamed).join() !== to.primaryKey.join(),
  };
};

/** The columns in which rows that are there get a value: new ones, and those that become required. */
export const takers = ({ columns }: TablePair): Column[] => [
  ...columns.made,
  ...columns.kept.filter(({ from, to }) => from.nullable && !to.nullable).map(({ to }) => to),
];

const sameTable = (from: Table, to: Table, renames: TableRenames): boolean => {
  const key = from.primaryKey.map((column) => newColumn(renames, to.name, column));
  return (
    newTable(renames, from.name) === to.name &&
    key.length === to.primaryKey.length &&
    to.primaryKey.every((column) => key.includes(column))
  );
};

/** Finds each table, column, constraint and index again, whatever its name is now. */
export const match = (before: Table[], after: Table[], renames: TableRenames): Match => {
  const tables = part(before, after, (from, to) => sameTable(from, to, renames));
  return {
    pairs: tables.kept.map(({ from, to }) => pairOf(from, to, renames)),
    made: tables.made,
    gone: tables.gone,
  };
};
