import { Client } from 'pg';
import type { Blueprint } from '../../src/blueprint/types.js';
import { initialMigration } from '../../src/migrations/initial.js';
import type { Table } from '../../src/plan/tables.js';
import { startPostgres } from '../stacks/postgres.js';
import { tablesOfValid } from './blueprints.js';
import { type Given, insertRows } from './rows.js';

/** A server for databases that are made and forgotten. */
export interface Stage {
  /** A new database, and its address. */
  create(): Promise<{ client: Client; url: string }>;
  close(): Promise<void>;
}

export const openStage = async (): Promise<Stage> => {
  const postgres = await startPostgres();
  const admin = new Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  const clients: Client[] = [];
  return {
    create: async () => {
      const name = `stage_${clients.length}`;
      await admin.query(`CREATE DATABASE ${name}`);
      const client = new Client({ connectionString: postgres.url(name) });
      clients.push(client);
      await client.connect();
      await client.query("SET TIME ZONE 'UTC'");
      return { client, url: postgres.url(name) };
    },
    close: async () => {
      await Promise.all([admin, ...clients].map((client) => client.end()));
      await postgres.remove();
    },
  };
};

/** The tables of a blueprint in a database, with rows in them. */
export const furnish = async (
  client: Client,
  blueprint: Blueprint,
  rows?: Given,
): Promise<Table[]> => {
  const tables = tablesOfValid(blueprint);
  await client.query(initialMigration(tables).sql);
  await insertRows(client, tables, rows);
  return tables;
};
