import type { Counter } from '../plan/keys.js';
import type { Table } from '../plan/tables.js';
import { name } from './statements.js';

const clock = 'set_updated_at';

/** Whether the rows of a table know when they were changed. */
export const hasClock = (table: Table): boolean =>
  table.columns.some((column) => column.name === 'updated_at');

// Strictly increasing, so that two versions of a row never share a time.
export const createClock = `CREATE FUNCTION ${name(clock)}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."updated_at" = greatest(
    date_trunc('milliseconds', clock_timestamp()),
    OLD."updated_at" + interval '1 millisecond'
  );
  RETURN NEW;
END
$$`;

export const dropClock = `DROP FUNCTION ${name(clock)}()`;

// Being counted does not make another version of a row.
export const createClockTrigger = (table: string, counted: string[]): string => {
  const same = counted.map((column) => `OLD.${name(column)} = NEW.${name(column)}`);
  const when = same.length > 0 ? `\n  WHEN (${same.join(' AND ')})` : '';
  return (
    `CREATE TRIGGER ${name(clock)} BEFORE UPDATE ON ${name(table)}\n` +
    `  FOR EACH ROW${when} EXECUTE FUNCTION ${name(clock)}()`
  );
};

export const dropClockTrigger = (table: string): string =>
  `DROP TRIGGER ${name(clock)} ON ${name(table)}`;

/** The function that counts rows in another table. */
export const createCounter = ({ name: counting, table, column, counter }: Counter): string => {
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

export const dropCounter = (counter: Counter): string => `DROP FUNCTION ${name(counter.name)}()`;

// A trigger counts in the same transaction, also what an account takes along when it is deleted.
export const createCounterTrigger = (table: string, { name: counting, column }: Counter): string =>
  `CREATE TRIGGER ${name(counting)} AFTER INSERT OR DELETE OR UPDATE OF ${name(column)}\n` +
  `  ON ${name(table)} FOR EACH ROW EXECUTE FUNCTION ${name(counting)}()`;

export const dropCounterTrigger = (table: string, counter: Counter): string =>
  `DROP TRIGGER ${name(counter.name)} ON ${name(table)}`;
