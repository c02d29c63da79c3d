import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { env } from '../env.js';
import { rateLimited } from './errors.js';
import { redis } from './redis.js';

const authentication = { points: env.AUTH_RATE_LIMIT_MAX, duration: env.AUTH_RATE_LIMIT_WINDOW };

const policies: Record<string, typeof authentication> = {
  default: { points: env.RATE_LIMIT_MAX, duration: 60 },
  account: { points: 10, duration: 15 * 60 },
};

/** Every other name stands for one way to log in. */
const policyOf = (name: string) => policies[name] ?? authentication;

const newLimiter = (name: string): RateLimiterAbstract => {
  const options = { ...policyOf(name), keyPrefix: `limit:${name}` };
  const inProcess = new RateLimiterMemory(options);
  if (!redis) return inProcess;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: inProcess,
  });
};

const limiters = new Map<string, RateLimiterAbstract>();

const limiterOf = (name: string): RateLimiterAbstract => {
  const limiter = limiters.get(name) ?? newLimiter(name);
  limiters.set(name, limiter);
  return limiter;
};

const seconds = (result: RateLimiterRes): number => Math.ceil(result.msBeforeNext / 1_000);

const headersOf = (name: string, result: RateLimiterRes): Record<string, string> => ({
  RateLimit: `"${name}";r=${result.remainingPoints};t=${seconds(result)}`,
  'RateLimit-Policy': `"${name}";q=${policyOf(name).points};w=${policyOf(name).duration}`,
});

/** Counts one request against a policy: the headers to send, or 429 when none is left. */
export const takeToken = async (name: string, key: string): Promise<Record<string, string>> => {
  try {
    return headersOf(name, await limiterOf(name).consume(key));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw rateLimited({
      ...headersOf(name, refused),
      'Retry-After': String(seconds(refused)),
    });
  }
};

/** Gives one request of a policy back to a key. */
export const returnToken = async (name: string, key: string): Promise<void> => {
  await limiterOf(name).reward(key);
};

/** Gives all requests of a policy back to a key. */
export const resetTokens = async (name: string, key: string): Promise<void> => {
  await limiterOf(name).delete(key);
};
