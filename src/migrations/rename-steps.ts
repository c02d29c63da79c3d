import type { TablePair } from './match.js';
import { inOrder, type Renaming } from './renames.js';
import { name } from './statements.js';

const rename = (what: string, { from, to }: Renaming): string =>
  `ALTER ${what} ${name(from)} RENAME TO ${name(to)}`;

const renamings = (kept: { from: { name: string }; to: { name: string } }[]): Renaming[] =>
  kept.map(({ from, to }) => ({ from: from.name, to: to.name }));

const inTable = (table: string, what: string, { from, to }: Renaming): string =>
  `ALTER TABLE ${name(table)} RENAME ${what} ${name(from)} TO ${name(to)}`;

/** Gives tables, columns, indexes and constraints the names that a new database gives them. */
export const renameSteps = (pairs: TablePair[]): string[] => [
  ...inOrder(renamings(pairs)).map((one) => rename('TABLE', one)),
  ...pairs.flatMap(({ to, columns }) =>
    inOrder(renamings(columns.kept)).map((one) => inTable(to.name, 'COLUMN', one)),
  ),
  // Indexes share one space of names, so that a circle may lead through several tables.
  ...inOrder(
    pairs.flatMap(({ from, to, indexes }) => [
      { from: from.primaryKeyName, to: to.primaryKeyName },
      ...renamings(indexes.kept),
    ]),
  ).map((one) => rename('INDEX', one)),
  ...pairs.flatMap(({ to, keys, checks }) =>
    inOrder(renamings([...keys.kept, ...checks.kept])).map((one) =>
      inTable(to.name, 'CONSTRAINT', one),
    ),
  ),
];
