import { usersTable } from '../blueprint/access.js';
import { sqlLiteral } from '../plan/columns.js';
import type { ForeignKey } from '../plan/keys.js';
import type { Table } from '../plan/tables.js';
import { correct, guard } from './guards.js';
import { addForeignKey, dropConstraint, name } from './statements.js';

// Rows that somebody removed with their account must go with it in the archive too.
const leaves = ({ table }: ForeignKey): boolean => table !== usersTable;

/** The references that a table loses in the archive, where they would hold up living tables. */
export const dropLinks = (table: Table): string[] =>
  table.foreignKeys.filter(leaves).map((key) => dropConstraint(table.name, key.name));

const strays = (table: string, { column, table: target }: ForeignKey): string =>
  guard(
    `Rows of "${table}" whose "${column}" is in no row of "${target}"`,
    `${name(table)} AS "stray" WHERE ${name(column)} IS NOT NULL\n    ` +
      `AND NOT EXISTS (SELECT 1 FROM ${name(target)} AS "target" WHERE "target"."id" = "stray".${name(column)})`,
    correct,
  );

/** The references that a table has again when it is back. */
export const addLinks = (table: Table): string[] =>
  table.foreignKeys
    .filter(leaves)
    .flatMap((key) => [strays(table.name, key), addForeignKey(table.name, key)]);

/** Moves a table with its rows to the schema `removed`, where nothing is in its way again. */
export const archiveTable = ({ name: table }: Table): string => `DO $$
DECLARE
  archive text := 'removed';
  tries integer := 1;
BEGIN
  WHILE to_regclass(format('%I.%I', archive, ${sqlLiteral(table)})) IS NOT NULL LOOP
    tries := tries + 1;
    archive := 'removed_' || tries;
  END LOOP;
  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', archive);
  EXECUTE format('ALTER TABLE ${name(table)} SET SCHEMA %I', archive);
END
$$`;

/** Brings the table back that was moved last. */
export const restoreTable = ({ name: table }: Table): string => `DO $$
DECLARE
  archive text;
BEGIN
  SELECT schemaname INTO STRICT archive FROM pg_tables
    WHERE tablename = ${sqlLiteral(table)} AND schemaname ~ '^removed(_[0-9]+)?$'
    ORDER BY length(schemaname) DESC, schemaname DESC LIMIT 1;
  EXECUTE format('ALTER TABLE %I.${name(table)} SET SCHEMA %I', archive, current_schema());
END
$$`;
