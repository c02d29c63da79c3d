import type { Counter, ForeignKey, Index } from '../plan/keys.js';
import type { Table } from '../plan/tables.js';

/** One change of the database. A migration is a list of them, in an order that always works. */
export type Step =
  | { kind: 'create-clock' }
  | { kind: 'create-table'; table: Table }
  | { kind: 'create-index'; table: string; index: Index; unique: boolean }
  | { kind: 'add-foreign-key'; table: string; key: ForeignKey }
  | { kind: 'create-clock-trigger'; table: string; counted: string[] }
  | { kind: 'create-counter'; counter: Counter }
  | { kind: 'create-counter-trigger'; table: string; counter: Counter };

const uniqueIndexes = (table: Table): Index[] =>
  table.uniques.map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => ({ name: column, descending: false })),
    descends: false,
  }));

const createIndexes = (table: Table): Step[] => [
  ...uniqueIndexes(table).map((index) => makeIndex(table, index, true)),
  ...table.indexes.map((index) => makeIndex(table, index, false)),
];

const makeIndex = (table: Table, index: Index, unique: boolean): Step => ({
  kind: 'create-index',
  table: table.name,
  index,
  unique,
});

const hasClock = (table: Table): boolean =>
  table.columns.some((column) => column.name === 'updated_at');

const countersIn = (tables: Table[]): { table: string; counter: Counter }[] =>
  tables.flatMap(({ name, counters }) => counters.map((counter) => ({ table: name, counter })));

/** Makes all tables in an empty database; references come last, since they may form a circle. */
export const initialSteps = (tables: Table[]): Step[] => [
  { kind: 'create-clock' },
  ...countersIn(tables).map(({ counter }): Step => ({ kind: 'create-counter', counter })),
  ...tables.map((table): Step => ({ kind: 'create-table', table })),
  ...tables.flatMap(createIndexes),
  ...tables.flatMap((table) =>
    table.foreignKeys.map((key): Step => ({ kind: 'add-foreign-key', table: table.name, key })),
  ),
  ...tables
    .filter(hasClock)
    .map(({ name, counted }): Step => ({ kind: 'create-clock-trigger', table: name, counted })),
  ...countersIn(tables).map((made): Step => ({ kind: 'create-counter-trigger', ...made })),
];
