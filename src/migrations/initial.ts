import type { Column, Index, Table } from '../plan/tables.js';

const name = (identifier: string): string => `"${identifier}"`;
const names = (identifiers: string[]): string => identifiers.map(name).join(', ');

const column = (column: Column): string =>
  [
    name(column.name),
    column.sqlType,
    column.nullable ? '' : 'NOT NULL',
    column.default === null ? '' : `DEFAULT ${column.default}`,
  ]
    .filter(Boolean)
    .join(' ');

const createTable = (table: Table): string => {
  const lines = [
    ...table.columns.map(column),
    `CONSTRAINT ${name(table.primaryKeyName)} PRIMARY KEY (${names(table.primaryKey)})`,
    ...table.checks.map((check) => `CONSTRAINT ${name(check.name)} CHECK (${check.expression})`),
  ];
  return `CREATE TABLE ${name(table.name)} (\n  ${lines.join(',\n  ')}\n);`;
};

const createIndex = (table: Table, index: Index, kind = 'INDEX'): string => {
  const columns = index.columns.map((c) => `${name(c.name)}${c.descending ? ' DESC' : ''}`);
  return `CREATE ${kind} ${name(index.name)} ON ${name(table.name)} (${columns.join(', ')});`;
};

const createUniques = (table: Table): string[] =>
  table.uniques.map((unique) =>
    createIndex(
      table,
      { name: unique.name, columns: unique.columns.map((c) => ({ name: c, descending: false })) },
      'UNIQUE INDEX',
    ),
  );

const addForeignKeys = (table: Table): string[] =>
  table.foreignKeys.map(
    (key) =>
      `ALTER TABLE ${name(table.name)} ADD CONSTRAINT ${name(key.name)} FOREIGN KEY (${name(key.column)}) ` +
      `REFERENCES ${name(key.table)} ("id") ON DELETE ${key.onDelete.toUpperCase()} ON UPDATE CASCADE;`,
  );

/** The SQL that makes all tables in an empty database: tables first, then indexes, then references. */
export const initialSql = (tables: Table[]): string =>
  [
    ...tables.map(createTable),
    ...tables.flatMap((table) => [
      ...createUniques(table),
      ...table.indexes.map((index) => createIndex(table, index)),
    ]),
    ...tables.flatMap(addForeignKeys),
  ].join('\n\n');
