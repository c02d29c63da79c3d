import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectStatus } from '../expect.js';
import { onInstance } from '../instance.js';
import { newPerson, someEmail } from '../people.js';

const from = (client: Client, address: string): Client =>
  client.with({ 'x-forwarded-for': address });
const someAddress = (): string => `203.0.113.${Math.ceil(Math.random() * 250)}`;

const few = { AUTH_RATE_LIMIT_MAX: '3', AUTH_RATE_LIMIT_WINDOW: '60', RATE_LIMIT_MAX: '8' };
const wrong = (email: string) => ({ email, password: 'wrong-password' });

export default section('9 Rate limits', (check) => {
  check(
    '9 auth limits',
    'register, login and refresh each have their own count',
    async (context) => {
      await onInstance(context, few, async ({ api }) => {
        const here = from(api, someAddress());
        const calls = {
          register: () => here.post('/auth/register', { email: someEmail(), password: 'short' }),
          login: () => here.post('/auth/login', wrong(someEmail())),
          refresh: () => here.post('/auth/refresh', { refresh_token: 'a'.repeat(43) }),
        };
        for (const [name, call] of Object.entries(calls)) {
          for (let attempt = 0; attempt < 3; attempt += 1)
            assert.ok([400, 401].includes((await call()).status), `${name} ${attempt}`);
          const limited = await call();
          expectError(limited, 429, 'RATE_LIMITED', undefined, name);
          const after = Number(limited.headers['retry-after']);
          assert.ok(after >= 1 && after <= 60, String(after));
          assert.match(String(limited.headers.ratelimit), /r=0/);
        }
      });
    },
    ['control'],
  );

  check(
    '9 auth limits',
    'count by client address',
    async (context) => {
      await onInstance(context, few, async ({ api }) => {
        for (let attempt = 0; attempt < 4; attempt += 1)
          await from(api, '198.51.100.1').post('/auth/login', wrong(someEmail()));
        expectError(
          await from(api, '198.51.100.1').post('/auth/login', wrong(someEmail())),
          429,
          'RATE_LIMITED',
        );
        expectError(
          await from(api, '198.51.100.2').post('/auth/login', wrong(someEmail())),
          401,
          'INVALID_CREDENTIALS',
        );
        const spoofed = from(api, '10.9.9.9, 198.51.100.1');
        expectError(
          await spoofed.post('/auth/login', wrong(someEmail())),
          429,
          'RATE_LIMITED',
          undefined,
          'the last hop counts',
        );
      });
    },
    ['control'],
  );

  check(
    '9 limits',
    'all else counts by user, health is free',
    async (context) => {
      await onInstance(context, { ...few, AUTH_RATE_LIMIT_MAX: '100' }, async (own) => {
        const [ann, bob] = [await newPerson(own), await newPerson(own)];
        for (let request = 0; request < 8; request += 1)
          expectStatus(await from(ann.api, someAddress()).get('/tasks'), 200, `request ${request}`);
        expectError(await from(ann.api, someAddress()).get('/tasks'), 429, 'RATE_LIMITED');
        expectStatus(await from(bob.api, someAddress()).get('/tasks'), 200);
        for (let request = 0; request < 20; request += 1)
          expectStatus(await own.root.get('/health/live'), 200);
      });
    },
    ['control'],
  );

  check(
    '9 limits',
    'without a token they count by address',
    async (context) => {
      await onInstance(context, few, async ({ api }) => {
        const here = from(api, '198.51.100.7');
        const statuses = [];
        for (let request = 0; request < 10; request += 1)
          statuses.push((await here.get('/tasks')).status);
        assert.deepEqual(statuses, [...Array(8).fill(401), 429, 429]);
        expectError(await from(api, '198.51.100.8').get('/tasks'), 401, 'UNAUTHORIZED');
      });
    },
    ['control'],
  );
});
