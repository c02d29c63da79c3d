import type { Column } from '../plan/columns.js';
import type { ForeignKey, Index } from '../plan/keys.js';
import type { Table } from '../plan/tables.js';

/** An identifier as SQL writes it. */
export const name = (identifier: string): string => `"${identifier}"`;

/** Several identifiers, with commas. */
export const names = (identifiers: string[]): string => identifiers.map(name).join(', ');

/** A column with its type, as `CREATE TABLE` and `ADD COLUMN` write it. */
export const columnSql = (column: Column, initial: string | null = column.default): string =>
  [
    name(column.name),
    column.sqlType,
    column.nullable ? '' : 'NOT NULL',
    initial === null ? '' : `DEFAULT ${initial}`,
  ]
    .filter(Boolean)
    .join(' ');

/** A table with its columns, its key and its checks. */
export const createTable = (table: Table): string => {
  const lines = [
    ...table.columns.map((column) => columnSql(column)),
    `CONSTRAINT ${name(table.primaryKeyName)} PRIMARY KEY (${names(table.primaryKey)})`,
    ...table.checks.map((check) => `CONSTRAINT ${name(check.name)} CHECK (${check.expression})`),
  ];
  return `CREATE TABLE ${name(table.name)} (\n  ${lines.join(',\n  ')}\n)`;
};

/** An index of a table; `unique` ones keep what no two rows share. */
export interface TableIndex extends Index {
  unique: boolean;
}

/** All indexes of a table, the unique ones first. */
export const indexesOf = (table: Table): TableIndex[] => [
  ...table.uniques.map((unique) => ({
    name: unique.name,
    columns: unique.columns.map((column) => ({ name: column, descending: false })),
    descends: false,
    unique: true,
  })),
  ...table.indexes.map((index) => ({ ...index, unique: false })),
];

/** Makes an index; concurrently, the table can be written to meanwhile. */
export const createIndex = (table: string, index: TableIndex, how = ''): string => {
  const columns = index.columns.map((c) => `${name(c.name)}${c.descending ? ' DESC' : ''}`);
  const kind = `${index.unique ? 'UNIQUE INDEX' : 'INDEX'}${how && ` ${how}`}`;
  return `CREATE ${kind} ${name(index.name)} ON ${name(table)} (${columns.join(', ')})`;
};

/** Makes a foreign key; `NOT VALID` ones do not look at the rows that are there. */
export const addForeignKey = (table: string, key: ForeignKey, how = ''): string =>
  `ALTER TABLE ${name(table)} ADD CONSTRAINT ${name(key.name)}\n` +
  `  FOREIGN KEY (${name(key.column)}) REFERENCES ${name(key.table)} ("id")\n` +
  `  ON DELETE ${key.onDelete.toUpperCase()} ON UPDATE CASCADE${how && ` ${how}`}`;

/** Makes a check; `NOT VALID` ones do not look at the rows that are there. */
export const addCheck = (table: string, check: Table['checks'][number], how = ''): string =>
  `ALTER TABLE ${name(table)} ADD CONSTRAINT ${name(check.name)}\n` +
  `  CHECK (${check.expression})${how && ` ${how}`}`;

/** Takes away a foreign key or a check. */
export const dropConstraint = (table: string, constraint: string): string =>
  `ALTER TABLE ${name(table)} DROP CONSTRAINT ${name(constraint)}`;
