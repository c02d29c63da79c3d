import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { catalogueOf, freshCatalogue } from './catalogue.js';
import type { Project } from './project.js';
import type { Stage } from './stage.js';

/**
 * Resets a database by the project, and finds it as new: the migrations move the tables of removed
 * resources once more, without the rows that they had.
 */
export const expectReset = async (
  project: Project,
  { client, url }: Awaited<ReturnType<Stage['create']>>,
): Promise<void> => {
  const schemas = async () => {
    const { rows } = await client.query(
      "SELECT nspname FROM pg_namespace WHERE nspname ~ '^(removed|kept)' ORDER BY 1",
    );
    return rows.map(({ nspname }) => nspname);
  };
  for (const own of ['removed_2', 'removed_by_hand', 'kept'])
    await client.query(`CREATE SCHEMA ${own}`);
  const removedRows = async () => {
    const { rows } = await client.query(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'removed'",
    );
    expect(rows.length).toBeGreaterThan(0);
    const counts = rows.map(({ name }) => client.query(`SELECT 1 FROM ${name}`));
    return (await Promise.all(counts)).reduce((sum, { rows: found }) => sum + found.length, 0);
  };
  expect(await removedRows()).toBeGreaterThan(0);
  const generate = 'scripts/generate.mjs';
  if (existsSync(join(project.folder, generate))) await project.run(url, [generate]);
  await project.run(url, ['--import', 'tsx', 'src/commands/reset.ts']);
  expect(await schemas()).toEqual(['kept', 'removed', 'removed_by_hand']);
  expect(await removedRows()).toBe(0);
  expect(await catalogueOf(client)).toEqual(await freshCatalogue(client, project.tables()));
};
