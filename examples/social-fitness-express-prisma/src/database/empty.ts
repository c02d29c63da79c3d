import pg from 'pg';
import { env } from '../env.js';

/** Migrations move the tables of removed resources to schemas of these names. */
const removedSchemas = `SELECT nspname FROM pg_namespace WHERE nspname ~ '^removed(_[0-9]+)?$'`;

/** Drops every table with its rows. */
export const emptyDatabase = async (): Promise<void> => {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ nspname: string }>(removedSchemas);
    for (const { nspname } of rows) await client.query(`DROP SCHEMA ${nspname} CASCADE`);
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  } finally {
    await client.end();
  }
};
