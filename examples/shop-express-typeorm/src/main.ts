import { createListener } from './app.js';
import { closeDatabase, openDatabase } from './database/index.js';
import { env } from './env.js';
import { closeRedis } from './http/redis.js';
import { logger } from './logger.js';
import { startServer } from './server.js';

// Shorter than what hosts allow between SIGTERM and SIGKILL.
const longestStop = 9_000;

process.on('uncaughtException', (err) => {
  logger.fatal({ err }, 'crashed');
  process.exit(1);
});

await openDatabase();
const server = await startServer(await createListener(), { port: env.PORT, host: env.HOST });
logger.info({ url: server.url }, 'listening');

let stopping = false;

const stop = async (signal: NodeJS.Signals): Promise<void> => {
  // Terminals and package managers send it more than once: what is in flight is still answered.
  if (stopping) return;
  stopping = true;
  logger.info({ signal }, 'stopping');
  setTimeout(() => {
    logger.warn('some requests did not finish in time');
    process.exit(0);
  }, longestStop).unref();
  await server.close();
  await Promise.all([closeDatabase(), closeRedis()]);
  logger.info('stopped');
  process.exit(0);
};

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
