import type { Client } from 'pg';
import type { Draft } from '../../src/migrations/draft.js';

const each = async (client: Client, statements: string[], transaction: boolean): Promise<void> => {
  if (transaction) await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    if (transaction) await client.query('COMMIT');
  } catch (error) {
    if (transaction) await client.query('ROLLBACK');
    throw error;
  }
};

/** Runs migrations statement by statement, as TypeORM does. */
export const runStatements = async (client: Client, drafts: Draft[]): Promise<void> => {
  for (const { up, transaction } of drafts) await each(client, up, transaction);
};

/** Runs migrations as Prisma does: each file is one query. */
export const runFiles = async (client: Client, drafts: Draft[]): Promise<void> => {
  for (const { sql } of drafts) await client.query(sql);
};

/** Takes migrations back, the last one first, each in a transaction, as TypeORM does. */
export const revert = async (client: Client, drafts: Draft[]): Promise<void> => {
  for (const { down } of drafts.toReversed()) await each(client, down, true);
};
