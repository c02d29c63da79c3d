import { CliError } from '../errors.js';
import { changeMigrations } from '../migrations/change.js';
import type { Backfill, Draft } from '../migrations/draft.js';
import { tableRenames } from '../migrations/table-renames.js';
import type { Table } from '../plan/tables.js';
import type { EvolveFlags, Intent } from './evolve.js';
import type { OpenProject } from './open-project.js';

const shape = /^(?:([a-z][a-z0-9_]*)\.)?([a-z][a-z0-9_]*)=(.*)$/s;

/** `--backfill due_date=2026-01-01`, or `tasks.due_date=…` where several tables have the column. */
const backfillOf = (words: string[], tables: Table[]): Backfill => {
  const backfill: Backfill = {};
  for (const word of words) {
    const [, table, column = '', value = ''] = shape.exec(word) ?? [];
    const owners = tables.filter(
      ({ name, columns }) =>
        (table === undefined || name === table) && columns.some((one) => one.name === column),
    );
    if (owners.length === 0)
      throw new CliError(
        'USAGE_ERROR',
        `--backfill ${word}: ${column ? `nothing has the field "${column}"` : 'not understood'}.`,
        'Write it as --backfill due_date=2026-01-01 or --backfill tasks.due_date=2026-01-01.',
      );
    for (const { name } of owners) backfill[name] = { ...backfill[name], [column]: value };
  }
  return backfill;
};

const sentences = (items: { sentence: string }[]): string =>
  items.map(({ sentence }) => `\n  ${sentence}`).join('');

/** The migrations that a change needs; refuses what would lose data or has no value for rows that are there. */
export const draftsOf = (
  { tables, applied }: OpenProject,
  after: Table[],
  { blueprint, renames }: Intent,
  { backfill = [], acceptDataLoss, dropTable }: EvolveFlags,
): Draft[] => {
  const { migrations, losses, missing } = changeMigrations(
    tables,
    after,
    tableRenames(applied, blueprint, renames),
    backfillOf(backfill, after),
    { dropTables: dropTable === true },
  );
  if (missing.length > 0)
    throw new CliError(
      'BACKFILL_NEEDED',
      `Rows that are there already need a value:${sentences(missing)}`,
      `Say which: ${missing.map(({ hint }) => hint).join(' ')}`,
      2,
      { missing },
    );
  if (losses.length > 0 && !acceptDataLoss)
    throw new CliError(
      'DATA_LOSS',
      `This takes data away for good:${sentences(losses)}`,
      'If that is meant, run it again with --accept-data-loss.',
      2,
      { losses },
    );
  return migrations;
};
