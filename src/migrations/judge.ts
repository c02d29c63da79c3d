import type { Column } from '../plan/columns.js';
import { castOf } from './casts.js';
import type { Backfill, Loss, Missing } from './draft.js';
import { exampleOf, misfitOf } from './fill.js';
import { type Match, type TablePair, takers } from './match.js';

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

const hintOf = (column: Column): string => `--backfill ${column.name}=${exampleOf(column)}`;

/** The values that were typed for a table. */
export const givenTo = (backfill: Backfill, table: string): Map<string, string> =>
  new Map(Object.entries(new Map(Object.entries(backfill)).get(table) ?? {}));

const missingIn = (pair: TablePair, values: Map<string, string>): Missing[] =>
  takers(pair).flatMap((column) => {
    const { name: table } = pair.to;
    const text = values.get(column.name);
    const missing = (sentence: string): Missing[] => [
      { table, column: column.name, sentence, hint: hintOf(column) },
    ];
    if (text !== undefined) {
      const misfit = misfitOf(text, column, pair.to);
      return misfit ? missing(`"${column.name}" of "${table}" cannot be filled: ${misfit}.`) : [];
    }
    return column.nullable || column.default !== null
      ? []
      : missing(`Rows of "${table}" that are there need a value in "${column.name}".`);
  });

/** What somebody still has to say, or said wrong, for rows that are there. */
export const missingOf = ({ pairs }: Match, backfill: Backfill): Missing[] =>
  pairs.flatMap((pair) => missingIn(pair, givenTo(backfill, pair.to.name)));
