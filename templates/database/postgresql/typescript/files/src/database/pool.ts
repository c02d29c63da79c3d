import type { PoolConfig } from 'pg';
import { env } from '../env.js';

/** A database that hangs is an error: a wait for a connection and one for a query end within five seconds. */
export const poolOptions: PoolConfig = {
  connectionString: env.DATABASE_URL,
  max: 10,
  connectionTimeoutMillis: 2000,
  query_timeout: 2500,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
};

/** Set on every connection, so that the server too ends a query before it is given up here. */
export const connectionSettings = "SET statement_timeout = '2s'";
