import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Redis, startRedis } from '../stacks/redis.js';
import { type Balancer, startBalancer } from './balancer.js';
import type { Client } from './client.js';
import { expectSound } from './expect.js';
import type { Machine, Site } from './machine.js';
import { credentials, newPerson } from './person.js';

const authLimit = 20;
const accountLimit = 10;

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** How often each status came. */
const tally = (answers: { status: number }[]): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** Two servers behind one address are one to their clients. */
export const describeInstances = (machine: () => Machine): void => {
  describe('two instances behind one address', () => {
    let redis: Redis | null;
    let sites: Site[] = [];
    let balancer: Balancer;
    let client: Client;
    beforeAll(async () => {
      redis = await startRedis();
      const env = { REDIS_URL: redis?.url, AUTH_RATE_LIMIT_MAX: String(authLimit) };
      sites = await Promise.all([machine().boot(env), machine().boot(env)]);
      balancer = await startBalancer(sites.map(({ url }) => url));
      client = (sites[0] as Site).client.at(balancer.url);
    });
    afterAll(async () => {
      balancer?.close();
      await Promise.all(sites.map((site) => site.stop('SIGKILL')));
      await redis?.server.stop('SIGKILL');
    });
    const from = (address: string) => client.with({ 'x-forwarded-for': address });
    const directly = ({ headers }: Client): Client[] =>
      sites.map((site) => site.client.with(headers));

    test('share the limit of an address, also for requests at once', async () => {
      const login = () => from('198.51.100.11').post('/api/v1/auth/login', credentials());
      const answers = await Promise.all(times(2 * authLimit, login));
      expect(tally(answers)).toEqual({ 401: authLimit, 429: authLimit });
    });

    test('share the failed logins of an account', async () => {
      const person = await newPerson(from('198.51.100.12'));
      const { email, password } = person;
      const wrong = { email, password: 'not-the-password' };
      const failed = await Promise.all(
        times(accountLimit, () => from('198.51.100.13').post('/api/v1/auth/login', wrong)),
      );
      expect(tally(failed)).toEqual({ 401: accountLimit });
      for (const instance of directly(from('198.51.100.14')))
        expect((await instance.post('/api/v1/auth/login', { email, password })).status).toBe(429);
    });

    test('a session that ends on one is dead on the other at once', async () => {
      const { api } = await newPerson(from('198.51.100.15'));
      const [first, second] = directly(api) as [Client, Client];
      expect((await second.get('/api/v1/auth/me')).status).toBe(200);
      expect((await first.post('/api/v1/auth/logout')).status).toBe(204);
      expect((await second.get('/api/v1/auth/me')).status).toBe(401);
    });

    test('a refresh token is spent once, whichever takes it', async () => {
      const { refresh: refresh_token } = await newPerson(from('198.51.100.16'));
      const spend = () => from('198.51.100.17').post('/api/v1/auth/refresh', { refresh_token });
      const answers = await Promise.all(times(8, spend));
      expect(tally(answers)[200]).toBe(1);
      for (const site of sites) expectSound(site);
    });
  });
};
