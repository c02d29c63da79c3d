import type { Table } from '../plan/tables.js';
import { sqlOf, undoOf } from './sql.js';
import { initialSteps } from './steps.js';

/** A migration as every ORM needs it: one file of SQL, or statements forth and back. */
export interface Migration {
  sql: string;
  up: string[];
  down: string[];
  /** Whether it runs as a whole or not at all. */
  transaction: boolean;
}

/** Statements as one file of SQL. */
export const fileOf = (statements: string[]): string =>
  statements.map((statement) => `${statement};`).join('\n\n');

/** The migration that makes all tables in an empty database. */
export const initialMigration = (tables: Table[]): Migration => {
  const steps = initialSteps(tables);
  const up = steps.map(sqlOf);
  const down = steps.toReversed().flatMap((step) => undoOf(step) ?? []);
  return { up, down, sql: fileOf(up), transaction: true };
};
