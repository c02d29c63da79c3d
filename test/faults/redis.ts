import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../stacks/processes.js';
import { type Redis, startRedis } from '../stacks/redis.js';
import { eventually, expectSound, expectUnavailable, longestWait, pause } from './expect.js';
import type { Machine, Site } from './machine.js';
import { credentials, newPerson, type Person } from './person.js';
import { report } from './report.js';

const authLimit = 5;

const needRedis = async (port?: number): Promise<Redis> => {
  const redis = await startRedis(port);
  if (!redis) throw new Error('Redis is not installed: apt-get install redis-server');
  return redis;
};

/** The statuses of so many logins from an address that nobody else uses. */
const loginsFrom = async ({ client }: Site, address: string, count: number): Promise<number[]> => {
  const from = client.with({ 'x-forwarded-for': address });
  const answers = [];
  for (let attempt = 0; attempt < count; attempt += 1)
    answers.push(await from.post('/api/v1/auth/login', credentials()));
  return answers.map(({ status }) => status);
};

const limited = [...Array.from({ length: authLimit }, () => 401), 429];

/** The slowest of many requests, which all succeed. */
const expectGoingOn = async (person: Person, milliseconds: number): Promise<number> => {
  const end = Date.now() + milliseconds;
  let slowest = 0;
  while (Date.now() < end) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => person.api.get('/api/v1/tasks')),
    );
    for (const answer of answers) {
      expect(answer.status, answer.text).toBe(200);
      expect(answer.took).toBeLessThan(longestWait);
      slowest = Math.max(slowest, answer.took);
    }
  }
  return Math.round(slowest);
};

/** Redis goes away and comes back: only the health check and the sharing of limits depend on it. */
export const describeRedis = (machine: () => Machine, name: string): void => {
  describe('Redis', () => {
    let redis: Redis;
    let site: Site;
    beforeAll(async () => {
      redis = await needRedis();
      const env = { REDIS_URL: redis.url, AUTH_RATE_LIMIT_MAX: String(authLimit) };
      site = await machine().boot(env);
    });
    afterAll(async () => {
      await site?.stop('SIGKILL');
      await redis?.server.stop('SIGKILL');
    });

    const isReady = async () => (await site.client.get('/health/ready')).status === 200;
    const restart = async () => {
      redis = await needRedis(Number(new URL(redis.url).port));
    };

    test('stopped: not ready, but requests go on and are limited in process', async () => {
      const person = await newPerson(site.client);
      await redis.server.stop('SIGKILL');
      expectUnavailable(await site.client.get('/health/ready'));
      expect((await site.client.get('/health/live')).status).toBe(200);
      const slowest = await expectGoingOn(person, 1_500);
      expect(await loginsFrom(site, '198.51.100.1', authLimit + 1)).toEqual(limited);
      await restart();
      await eventually('ready again', isReady);
      expect(await loginsFrom(site, '198.51.100.2', authLimit + 1)).toEqual(limited);
      report(name, 'Redis stopped', { slowest });
      expectSound(site);
    });

    test('hanging: not ready, but requests go on and are limited in process', async () => {
      const person = await newPerson(site.client.with({ 'x-forwarded-for': '198.51.100.3' }));
      redis.server.signal('SIGSTOP');
      let slowest = 0;
      try {
        const goesOn = expectGoingOn(person, 4_500);
        expectUnavailable(await site.client.get('/health/ready'));
        await pause(2_000);
        expectUnavailable(await site.client.get('/health/ready'));
        slowest = await goesOn;
        expect(await loginsFrom(site, '198.51.100.4', authLimit + 1)).toEqual(limited);
      } finally {
        redis.server.signal('SIGCONT');
      }
      await eventually('ready again', isReady);
      report(name, 'Redis hanging', { slowest });
      expectSound(site);
    });

    test('hanging when the server stops: it ends all the same', async () => {
      const own = await machine().boot({ REDIS_URL: redis.url });
      redis.server.signal('SIGSTOP');
      try {
        const began = Date.now();
        expect(await own.stop('SIGTERM')).toBe(0);
        expect(Date.now() - began).toBeLessThan(10_000);
      } finally {
        redis.server.signal('SIGCONT');
      }
    });

    test('not there at the start: the server starts, and takes it when it comes', async () => {
      await redis.server.stop('SIGKILL');
      const port = await freePort();
      const starting = machine().boot({ REDIS_URL: redis.url }, port);
      const early = site.client.at(`http://127.0.0.1:${port}`);
      const isUp = async () => (await early.get('/health/live')).status === 200;
      await eventually('up', isUp);
      expectUnavailable(await early.get('/health/ready'));
      await restart();
      const own = await starting;
      expectSound(own);
      expect(own.output()).toContain('rate limits count in process');
      await own.stop('SIGKILL');
    });
  });
};
