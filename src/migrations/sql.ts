import type { Column } from '../plan/columns.js';
import type { ForeignKey, Index } from '../plan/keys.js';
import type { Table } from '../plan/tables.js';
import type { Step } from './steps.js';

const name = (identifier: string): string => `"${identifier}"`;
const names = (identifiers: string[]): string => identifiers.map(name).join(', ');

const columnSql = (column: Column): string =>
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
    ...table.columns.map(columnSql),
    `CONSTRAINT ${name(table.primaryKeyName)} PRIMARY KEY (${names(table.primaryKey)})`,
    ...table.checks.map((check) => `CONSTRAINT ${name(check.name)} CHECK (${check.expression})`),
  ];
  return `CREATE TABLE ${name(table.name)} (\n  ${lines.join(',\n  ')}\n)`;
};

const createIndex = (table: string, index: Index, unique: boolean): string => {
  const columns = index.columns.map((c) => `${name(c.name)}${c.descending ? ' DESC' : ''}`);
  const kind = unique ? 'UNIQUE INDEX' : 'INDEX';
  return `CREATE ${kind} ${name(index.name)} ON ${name(table)} (${columns.join(', ')})`;
};

const addForeignKey = (table: string, key: ForeignKey): string =>
  `ALTER TABLE ${name(table)} ADD CONSTRAINT ${name(key.name)}\n` +
  `  FOREIGN KEY (${name(key.column)}) REFERENCES ${name(key.table)} ("id")\n` +
  `  ON DELETE ${key.onDelete.toUpperCase()} ON UPDATE CASCADE`;

const clock = 'set_updated_at';

// Strictly increasing, so that two versions of a row never share a time.
const createClock = `CREATE FUNCTION ${name(clock)}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."updated_at" = greatest(
    date_trunc('milliseconds', clock_timestamp()),
    OLD."updated_at" + interval '1 millisecond'
  );
  RETURN NEW;
END
$$`;

const createClockTrigger = (table: string): string =>
  `CREATE TRIGGER ${name(clock)} BEFORE UPDATE ON ${name(table)}\n` +
  `  FOR EACH ROW EXECUTE FUNCTION ${name(clock)}()`;

/** The statement that takes a step, without the semicolon. */
export const sqlOf = (step: Step): string => {
  switch (step.kind) {
    case 'create-clock':
      return createClock;
    case 'create-table':
      return createTable(step.table);
    case 'create-index':
      return createIndex(step.table, step.index, step.unique);
    case 'add-foreign-key':
      return addForeignKey(step.table, step.key);
    case 'create-clock-trigger':
      return createClockTrigger(step.table);
  }
};

/** The statement that takes a step back; null where another step's takes it along. */
export const undoOf = (step: Step): string | null => {
  switch (step.kind) {
    case 'create-clock':
      return `DROP FUNCTION ${name(clock)}()`;
    case 'create-table':
      return `DROP TABLE ${name(step.table.name)}`;
    case 'add-foreign-key':
      return `ALTER TABLE ${name(step.table)} DROP CONSTRAINT ${name(step.key.name)}`;
    case 'create-index':
    case 'create-clock-trigger':
      return null;
  }
};
