import { pingDatabase } from '../database/index.js';
import { type Answer, ok } from './answer.js';
import { serviceUnavailable } from './errors.js';
import { pingRedis } from './redis.js';

/** The process runs. */
export const live = (): Answer => ok({ status: 'ok' });

/** The process and all that it depends on run, else 503. */
export const ready = async (): Promise<Answer> => {
  const results = await Promise.allSettled([pingDatabase(), pingRedis()]);
  if (results.some(({ status }) => status === 'rejected')) throw serviceUnavailable();
  return ok({ status: 'ok' });
};
