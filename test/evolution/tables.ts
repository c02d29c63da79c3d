import type { Table } from '../../src/plan/tables.js';

const sorted = (items: unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();

/** What of a table is in the database, in no order. */
const inDatabase = (table: Table): object => ({
  name: table.name,
  key: [table.primaryKeyName, table.primaryKey],
  columns: sorted(
    table.columns.map(({ name, sqlType, nullable, default: initial }) => [
      name,
      sqlType,
      nullable,
      initial,
    ]),
  ),
  foreignKeys: sorted(
    table.foreignKeys.map(({ name, column, table: target, onDelete }) => [
      name,
      column,
      target,
      onDelete,
    ]),
  ),
  uniques: sorted(table.uniques.map(({ name, columns }) => [name, columns])),
  indexes: sorted(table.indexes.map(({ name, columns }) => [name, columns])),
  checks: sorted(table.checks),
  counters: sorted(table.counters),
  counted: sorted(table.counted),
});

/** Whether two sets of tables are different databases. */
export const differ = (before: Table[], after: Table[]): boolean =>
  sorted(before.map(inDatabase)).join() !== sorted(after.map(inDatabase)).join();
