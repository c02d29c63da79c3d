import type { Column } from '../plan/columns.js';
import type { Table } from '../plan/tables.js';
import { castOf } from './casts.js';
import type { Backfill, Loss, Missing } from './draft.js';
import { exampleOf, misfitOf } from './fill.js';
import type { Match, TablePair } from './match.js';

const columnLosses = ({ from, to, columns }: TablePair): Loss[] => [
  ...columns.gone.map(({ name, type }): Loss => {
    const next = columns.made.find((column) => column.name === name);
    const sentence = next
      ? `The values of "${name}" of "${from.name}" are dropped: no ${type} can become a ${next.type}.`
      : `The column "${name}" of "${from.name}" is dropped with its values.`;
    return { table: to.name, column: name, sentence };
  }),
  ...columns.kept.flatMap((pair) => {
    const loss = castOf(pair.from, pair.to)?.loss;
    const sentence = `"${pair.from.name}" of "${from.name}" ${loss}.`;
    return loss ? [{ table: to.name, column: pair.to.name, sentence }] : [];
  }),
];

/** What a change takes away for good. */
export const lossesOf = ({ pairs, gone }: Match, drops: boolean): Loss[] => [
  ...(drops
    ? gone.map(({ name }) => ({
        table: name,
        column: null,
        sentence: `The table "${name}" is dropped with its rows.`,
      }))
    : []),
  ...pairs.flatMap(columnLosses),
];

/** The columns that rows which are there must have a value in, and have none. */
const needed = ({ columns }: TablePair): Column[] => [
  ...columns.made.filter((column) => !column.nullable && column.default === null),
  ...columns.kept
    .filter(({ from, to }) => from.nullable && !to.nullable && to.default === null)
    .map(({ to }) => to),
];

const hintOf = (column: Column): string => `--backfill ${column.name}=${exampleOf(column)}`;

const given = (backfill: Backfill, table: string): Record<string, string> =>
  (Object.hasOwn(backfill, table) ? backfill[table] : undefined) ?? {};

const wrong = (table: Table, values: Record<string, string>): Missing[] =>
  Object.entries(values).flatMap(([name, text]) => {
    const column = table.columns.find((one) => one.name === name);
    const misfit = column ? misfitOf(text, column, table) : 'there is no such column';
    return misfit === null
      ? []
      : [
          {
            table: table.name,
            column: name,
            sentence: `"${name}" of "${table.name}" cannot be filled: ${misfit}.`,
            hint: column ? hintOf(column) : `Leave out --backfill ${name}=${text}`,
          },
        ];
  });

/** What somebody still has to say, or said wrong, for rows that are there. */
export const missingOf = ({ pairs }: Match, backfill: Backfill): Missing[] =>
  pairs.flatMap((pair) => {
    const { to } = pair;
    const values = given(backfill, to.name);
    return [
      ...needed(pair)
        .filter((column) => !Object.hasOwn(values, column.name))
        .map((column) => ({
          table: to.name,
          column: column.name,
          sentence: `Rows of "${to.name}" that are there need a value in "${column.name}".`,
          hint: hintOf(column),
        })),
      ...wrong(to, values),
    ];
  });
