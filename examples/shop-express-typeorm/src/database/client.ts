import 'reflect-metadata';
import { type ClientBase, defaults, types } from 'pg';
import { DataSource, type DataSourceOptions, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { entities } from './entities/index.js';
import { connectionSettings, poolOptions } from './pool.js';

// Dates are days, whatever the zone of this machine, and moments are sent in UTC.
types.setTypeParser(types.builtins.DATE, (day) => day);
defaults.parseInputDatesAsUTC = true;

export const sourceOptions: DataSourceOptions & { type: 'postgres' } = {
  type: 'postgres',
  extra: {
    ...poolOptions,
    onConnect: async (client: ClientBase) => {
      await client.query(connectionSettings);
    },
  },
  entities,
  logging: false,
  // gen_random_uuid() is built in; pgcrypto is only the name under which TypeORM knows it.
  uuidExtension: 'pgcrypto',
  installExtensions: false,
  poolErrorHandler: () => {},
};

const source = new DataSource(sourceOptions);
let opening: Promise<DataSource> | null = null;

/** The open data source. While the database is down it rejects, and tries again when next asked. */
export const connection = async (): Promise<DataSource> => {
  if (source.isInitialized) return source;
  opening ??= source.initialize().finally(() => {
    opening = null;
  });
  return opening;
};

export const repositoryOf = async <T extends ObjectLiteral>(entity: EntityTarget<T>) =>
  (await connection()).getRepository(entity);

export const closeConnection = async (): Promise<void> => {
  await opening?.catch(() => {});
  if (source.isInitialized) await source.destroy();
};
