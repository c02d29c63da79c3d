import pino from 'pino';
import { env } from './env.js';

/** Only these: an ORM's errors carry the query and its parameters, passwords' hashes among them. */
const describe = (error: unknown): object =>
  error instanceof Error
    ? {
        type: error.name,
        message: error.message,
        code: 'code' in error ? error.code : undefined,
        stack: error.stack,
        cause: error.cause === undefined ? undefined : describe(error.cause),
      }
    : { message: String(error) };

/** JSON lines on standard output. A request logs through a child that carries its request_id. */
export const logger = pino(
  {
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: describe },
  },
  // Many lines in one write; what is left is written when the process exits.
  pino.destination({ sync: false, minLength: 4096, periodicFlush: 100 }),
);
