import type { Table } from '../plan/tables.js';
import { type Altered, alterColumns } from './alter.js';
import { addLinks, archiveTable, dropLinks, restoreTable } from './archive.js';
import { endCounting, makeCounters, startCounting } from './counting.js';
import { type Fill, guardsOf } from './guards.js';
import { checkedColumn, type Match, type TablePair } from './match.js';
import { renameSteps } from './rename-steps.js';
import {
  addCheck,
  addForeignKey,
  createIndex,
  createTable,
  dropConstraint,
  indexesOf,
  name,
  names,
  type TableIndex,
} from './statements.js';
import { createClockTrigger, hasClock } from './triggers.js';

/** How a change is made. */
export interface Manner {
  fill: Fill;
  /** Whether one transaction does it all, also what keeps others from a table for long. */
  atOnce: boolean;
  /** What becomes of tables that go, and where those come from that were gone. */
  tables: 'archive' | 'restore' | 'drop';
}

/** What a change takes: a transaction, what looks at all rows after it, and indexes. */
export interface Transition {
  main: string[];
  later: { tables: string[]; statements: string[] };
  indexes: { table: string; index: TableIndex }[];
}

// What hangs on a column goes with it.
const takeAway = ({ from, columns, keys, checks, indexes }: TablePair): string[] => {
  const goes = new Set(columns.gone.map((column) => column.name));
  return [
    ...keys.gone
      .filter((key) => !goes.has(key.column))
      .map((key) => dropConstraint(from.name, key.name)),
    ...checks.gone
      .filter((check) => !goes.has(checkedColumn(check)))
      .map((check) => dropConstraint(from.name, check.name)),
    ...indexes.gone
      .filter((index) => !index.columns.some((column) => goes.has(column.name)))
      .map((index) => `DROP INDEX ${name(index.name)}`),
    ...columns.gone.map(
      (column) => `ALTER TABLE ${name(from.name)} DROP COLUMN ${name(column.name)}`,
    ),
  ];
};

const removeTables = (tables: Table[], manner: Manner['tables']): string[] => {
  if (tables.length === 0) return [];
  if (manner === 'archive')
    return [...tables.flatMap(dropLinks), ...tables.map((table) => archiveTable(table))];
  // Together, so that references between them do not hold them up.
  return [`DROP TABLE ${names(tables.map((table) => table.name))}`];
};

const makeTables = (tables: Table[], manner: Manner['tables']): string[] => {
  if (manner === 'restore') return [...tables.map(restoreTable), ...tables.flatMap(addLinks)];
  return [
    ...tables.map(createTable),
    ...tables.flatMap((table) => indexesOf(table).map((index) => createIndex(table.name, index))),
    ...tables.flatMap((table) => table.foreignKeys.map((key) => addForeignKey(table.name, key))),
    ...tables
      .filter(hasClock)
      .map(({ name: table, counted }) => createClockTrigger(table, counted)),
  ];
};

const turnKey = ({ to }: TablePair): string =>
  `ALTER TABLE ${name(to.name)} DROP CONSTRAINT ${name(to.primaryKeyName)},\n` +
  `  ADD CONSTRAINT ${name(to.primaryKeyName)} PRIMARY KEY (${names(to.primaryKey)})`;

const constraints = (pair: TablePair, atOnce: boolean): string[] => {
  const how = atOnce ? '' : 'NOT VALID';
  return [
    ...pair.checks.made.map((check) => addCheck(pair.to.name, check, how)),
    ...pair.keys.made.map((key) => addForeignKey(pair.to.name, key, how)),
  ];
};

/** Looks at every row without keeping others from the table, and only then takes what is quick. */
const lookLater = (pairs: TablePair[], altered: Altered[]): Transition['later'] => {
  const looks = pairs.flatMap(({ to, checks, keys }, at) =>
    [...[...checks.made, ...keys.made].map((one) => one.name), ...(altered[at]?.looks ?? [])].map(
      (constraint) => ({ table: to.name, constraint }),
    ),
  );
  return {
    tables: [...new Set(looks.map(({ table }) => table))],
    statements: [
      ...looks.map(
        ({ table, constraint }) =>
          `ALTER TABLE ${name(table)} VALIDATE CONSTRAINT ${name(constraint)}`,
      ),
      ...altered.flatMap(({ last }) => last),
    ],
  };
};

/** The statements that lead from one set of tables to the other. */
export const transition = (match: Match, { fill, atOnce, tables }: Manner): Transition => {
  const { pairs, made, gone } = match;
  const oldName = (table: string) => pairs.find(({ to }) => to.name === table)?.from.name ?? null;
  const altered = pairs.map((pair) => alterColumns(pair, fill, atOnce));
  const indexes = pairs.flatMap(({ to, indexes: { made: list } }) =>
    list.map((index) => ({ table: to.name, index })),
  );
  return {
    main: [
      ...pairs.flatMap((pair) => guardsOf(pair, fill, oldName)),
      ...endCounting(match),
      ...pairs.flatMap(takeAway),
      ...removeTables(gone, tables),
      ...renameSteps(pairs),
      ...pairs.filter(({ turnsKey }) => turnsKey).map(turnKey),
      ...makeCounters(match),
      ...makeTables(made, tables),
      ...altered.flatMap(({ now }) => now),
      ...pairs.flatMap((pair) => constraints(pair, atOnce)),
      ...(atOnce ? indexes.map(({ table, index }) => createIndex(table, index)) : []),
      ...startCounting(match),
    ],
    later: atOnce ? { tables: [], statements: [] } : lookLater(pairs, altered),
    indexes: atOnce ? [] : indexes,
  };
};
