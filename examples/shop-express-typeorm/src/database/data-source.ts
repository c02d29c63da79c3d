import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource, type MigrationInterface } from 'typeorm';
import { sourceOptions } from './client.js';
import { poolOptions } from './pool.js';

type MigrationClass = new () => MigrationInterface;

const folder = join(import.meta.dirname, 'migrations');
const names = (await readdir(folder)).filter((name) => /^\d+-.*(?<!\.d)\.[jt]s$/.test(name)).sort();
const modules = await Promise.all(
  names.map((name) => import(pathToFileURL(join(folder, name)).href)),
);

/** What migrations run on, here and in the TypeORM CLI: no limit of time as requests have. */
export default new DataSource({
  ...sourceOptions,
  extra: { ...poolOptions, query_timeout: undefined, max: 2 },
  migrations: modules.flatMap((module) => Object.values<MigrationClass>(module)),
});
