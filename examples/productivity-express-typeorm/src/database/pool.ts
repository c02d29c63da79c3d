import type { PoolConfig } from 'pg';
import { env } from '../env.js';

/** A database that hangs is an error within five seconds, never a request that waits for ever. */
export const poolOptions: PoolConfig = {
  connectionString: env.DATABASE_URL,
  max: 10,
  connectionTimeoutMillis: 3000,
  query_timeout: 4000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
};
