import pg from 'pg';
import { env } from '../env.js';

/** Drops every table with its rows. */
export const emptyDatabase = async (): Promise<void> => {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  } finally {
    await client.end();
  }
};
