import type { Column } from '../plan/columns.js';
import type { Counter, ForeignKey, Index } from '../plan/keys.js';
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

// Being counted does not make another version of a row.
const createClockTrigger = (table: string, counted: string[]): string => {
  const same = counted.map((column) => `OLD.${name(column)} = NEW.${name(column)}`);
  const when = same.length > 0 ? `\n  WHEN (${same.join(' AND ')})` : '';
  return (
    `CREATE TRIGGER ${name(clock)} BEFORE UPDATE ON ${name(table)}\n` +
    `  FOR EACH ROW${when} EXECUTE FUNCTION ${name(clock)}()`
  );
};

const createCounter = ({ name: counting, table, column, counter }: Counter): string => {
  const add = (row: string, change: string) =>
    `    UPDATE ${name(table)} SET ${name(counter)} = ${name(counter)} ${change}\n` +
    `    WHERE "id" = ${row}.${name(column)};`;
  return `CREATE FUNCTION ${name(counting)}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
${add('OLD', '- 1')}
  END IF;
  IF TG_OP <> 'DELETE' THEN
${add('NEW', '+ 1')}
  END IF;
  RETURN NULL;
END
$$`;
};

// A trigger counts in the same transaction, also what an account takes along when it is deleted.
const createCounterTrigger = (table: string, { name: counting, column }: Counter): string =>
  `CREATE TRIGGER ${name(counting)} AFTER INSERT OR DELETE OR UPDATE OF ${name(column)}\n` +
  `  ON ${name(table)} FOR EACH ROW EXECUTE FUNCTION ${name(counting)}()`;

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
      return createClockTrigger(step.table, step.counted);
    case 'create-counter':
      return createCounter(step.counter);
    case 'create-counter-trigger':
      return createCounterTrigger(step.table, step.counter);
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
    case 'create-counter':
      return `DROP FUNCTION ${name(step.counter.name)}()`;
    case 'create-index':
    case 'create-clock-trigger':
    case 'create-counter-trigger':
      return null;
  }
};
