import type { Column } from '../plan/columns.js';
import type { Table } from '../plan/tables.js';
import type { Backfill, Draft, Loss, Missing } from './draft.js';
import { indexName, nameOf, validationName } from './draft-name.js';
import { literalOf, stopgapOf } from './fill.js';
import type { Fill } from './guards.js';
import { fileOf } from './initial.js';
import { givenTo, lossesOf, missingOf } from './judge.js';
import { type Match, match, takers } from './match.js';
import { reversed, type TableRenames } from './renames.js';
import { createIndex, name, type TableIndex } from './statements.js';
import { transition } from './transition.js';

/** What a change of tables takes: migrations in their order, what is lost and what is missing. */
export interface Change {
  migrations: Draft[];
  losses: Loss[];
  missing: Missing[];
}

/** What a change may do besides. */
export interface ChangeOptions {
  /** Drops tables that go; they are moved to the schema `removed` where it is not set. */
  dropTables?: boolean;
}

// Whoever waits longer for a table than this keeps everybody behind him waiting.
const patience = "SET LOCAL lock_timeout = '5s'";

const gaps = (column: Column): string | null => (column.nullable ? null : column.default);

const fillBy =
  (backfill: Backfill): Fill =>
  (pair, column) => {
    if (!takers(pair).includes(column)) return null;
    const text = givenTo(backfill, pair.to.name).get(column.name);
    return text === undefined ? gaps(column) : literalOf(text, column);
  };

/** On the way back, what was dropped has a stopgap for its value. */
const fillBack: Fill = (pair, column) => {
  if (!takers(pair).includes(column)) return null;
  const isBack = pair.columns.made.includes(column) && !column.nullable;
  return gaps(column) ?? (isBack ? stopgapOf(pair.to, column) : null);
};

const inTransaction = (title: string, up: string[], down: string[]): Draft[] => {
  const statements = [patience, ...up];
  const back = down.length > 0 ? [patience, ...down] : [];
  return up.length === 0
    ? []
    : [{ name: title, transaction: true, up: statements, down: back, sql: fileOf(statements) }];
};

const indexDraft = ({ table, index }: { table: string; index: TableIndex }): Draft => {
  const create = createIndex(table, index, 'CONCURRENTLY');
  return {
    name: indexName(table, index),
    transaction: false,
    // A build that was broken off leaves an index that nothing uses.
    up: [`DROP INDEX CONCURRENTLY IF EXISTS ${name(index.name)}`, create],
    down: [`DROP INDEX IF EXISTS ${name(index.name)}`],
    sql: fileOf([create]),
  };
};

/** The tables as the first migration leaves them: without the indexes that come in their own. */
const withoutIndexes = (tables: Table[], indexes: { index: TableIndex }[]): Table[] => {
  const later = new Set(indexes.map(({ index }) => index.name));
  return tables.map((table) => ({
    ...table,
    uniques: table.uniques.filter((unique) => !later.has(unique.name)),
    indexes: table.indexes.filter((index) => !later.has(index.name)),
  }));
};

/** The migrations that lead from one set of tables to the other, with all rows. Pure. */
export const changeMigrations = (
  before: Table[],
  after: Table[],
  renames: TableRenames,
  backfill: Backfill,
  { dropTables = false }: ChangeOptions = {},
): Change => {
  const forth: Match = match(before, after, renames);
  const losses = lossesOf(forth, dropTables);
  const missing = missingOf(forth, backfill);
  if (missing.length > 0) return { migrations: [], losses, missing };
  const up = transition(forth, {
    fill: fillBy(backfill),
    atOnce: false,
    tables: dropTables ? 'drop' : 'archive',
  });
  const made = withoutIndexes(after, up.indexes);
  const down = transition(match(made, before, reversed(renames)), {
    fill: fillBack,
    atOnce: true,
    tables: dropTables ? 'drop' : 'restore',
  });
  const migrations = [
    ...inTransaction(nameOf(forth, dropTables), up.main, down.main),
    ...inTransaction(validationName(up.later.tables), up.later.statements, []),
    ...up.indexes.map(indexDraft),
  ];
  return { migrations, losses, missing };
};
