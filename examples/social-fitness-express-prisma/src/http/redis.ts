import type { RedisClientType } from 'redis';
import { env } from '../env.js';
import { logger } from '../logger.js';

const connect = async (url: string): Promise<RedisClientType> => {
  const { createClient } = await import('redis');
  const client: RedisClientType = createClient({
    url,
    disableOfflineQueue: true,
    // A server that hangs is noticed by the pings that it does not answer.
    pingInterval: 1_000,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 2_000,
      // The default gives up for good after a timeout.
      reconnectStrategy: (retries) => Math.min(retries * 100, 2_000),
    },
  });
  let down = false;
  client.on('error', (err) => {
    if (!down) logger.error({ err }, 'Redis is down: rate limits count in process');
    down = true;
  });
  client.on('ready', () => {
    down = false;
  });
  // Resolves when Redis answers for the first time, which may be much later.
  client.connect().catch(() => undefined);
  return client;
};

/** What instances share, where there is such a server. */
export const redis = env.REDIS_URL ? await connect(env.REDIS_URL) : null;

/** Rejects when Redis is configured and does not answer. */
export const pingRedis = async (): Promise<void> => {
  await redis?.ping();
};

export const closeRedis = async (): Promise<void> => {
  if (redis?.isReady) await redis.close();
  else redis?.destroy();
};
