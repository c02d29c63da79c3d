import { logger } from '../logger.js';
import { connection } from './client.js';

export { closeConnection as closeDatabase } from './client.js';
export { databaseFault } from './fault.js';
export { inTransaction, type Row, type Tables, tables } from './tables.js';

/** Connects if it can; while the database is down the server starts all the same. */
export const openDatabase = async (): Promise<void> => {
  await connection().catch((error: Error) => {
    logger.warn({ err: error }, 'the database is not there yet');
  });
};

/** Rejects while the database is down. */
export const pingDatabase = async (): Promise<void> => {
  await (await connection()).query('SELECT 1');
};
