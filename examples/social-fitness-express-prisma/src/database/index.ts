import { prisma } from './client.js';

export { databaseFault } from './fault.js';
export { inTransaction, type Row, type Tables, tables } from './tables.js';

/** Loads the query engine; connections are opened when they are needed. */
export const openDatabase = (): Promise<void> => prisma.$connect();

export const closeDatabase = (): Promise<void> => prisma.$disconnect();

/** Rejects while the database is down. */
export const pingDatabase = async (): Promise<void> => {
  await prisma.$queryRaw`SELECT 1`;
};
