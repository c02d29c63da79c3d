import type { Counter, ForeignKey } from '../plan/keys.js';
import type { Table } from '../plan/tables.js';
import { indexesOf, type TableIndex } from './statements.js';
import { hasClock } from './triggers.js';

/** One step of making all tables. A migration is a list of them, in an order that always works. */
export type Step =
  | { kind: 'create-clock' }
  | { kind: 'create-table'; table: Table }
  | { kind: 'create-index'; table: string; index: TableIndex }
  | { kind: 'add-foreign-key'; table: string; key: ForeignKey }
  | { kind: 'create-clock-trigger'; table: string; counted: string[] }
  | { kind: 'create-counter'; counter: Counter }
  | { kind: 'create-counter-trigger'; table: string; counter: Counter };

const countersIn = (tables: Table[]): { table: string; counter: Counter }[] =>
  tables.flatMap(({ name, counters }) => counters.map((counter) => ({ table: name, counter })));

/** Makes all tables in an empty database; references come last, since they may form a circle. */
export const initialSteps = (tables: Table[]): Step[] => [
  { kind: 'create-clock' },
  ...countersIn(tables).map(({ counter }): Step => ({ kind: 'create-counter', counter })),
  ...tables.map((table): Step => ({ kind: 'create-table', table })),
  ...tables.flatMap((table) =>
    indexesOf(table).map((index): Step => ({ kind: 'create-index', table: table.name, index })),
  ),
  ...tables.flatMap((table) =>
    table.foreignKeys.map((key): Step => ({ kind: 'add-foreign-key', table: table.name, key })),
  ),
  ...tables
    .filter(hasClock)
    .map(({ name, counted }): Step => ({ kind: 'create-clock-trigger', table: name, counted })),
  ...countersIn(tables).map((made): Step => ({ kind: 'create-counter-trigger', ...made })),
];
