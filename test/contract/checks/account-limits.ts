import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectOne, expectStatus } from '../expect.js';
import { onInstance } from '../instance.js';
import { loginAgain, newPerson, someEmail, somePassword } from '../people.js';

const from = (client: Client, address: string): Client =>
  client.with({ 'x-forwarded-for': address });
const someAddress = (): string => `203.0.113.${Math.ceil(Math.random() * 250)}`;

const few = { AUTH_RATE_LIMIT_MAX: '3', AUTH_RATE_LIMIT_WINDOW: '60', RATE_LIMIT_MAX: '8' };
const wrong = (email: string) => ({ email, password: 'wrong-password' });

export default section('9 Account and shared limits', (check) => {
  check(
    '9 failed logins',
    '10 an account in 15 minutes, from any address',
    async (context) => {
      await onInstance(
        context,
        { AUTH_RATE_LIMIT_MAX: '1000', RATE_LIMIT_MAX: '1000' },
        async (own) => {
          const person = await newPerson(own);
          for (let attempt = 0; attempt < 10; attempt += 1) {
            const answer = await from(own.api, `198.51.100.${attempt}`).post(
              '/auth/login',
              wrong(person.email),
            );
            expectError(answer, 401, 'INVALID_CREDENTIALS', undefined, `attempt ${attempt}`);
          }
          const { email, password } = person;
          expectError(
            await from(own.api, '198.51.100.99').post('/auth/login', { email, password }),
            429,
            'RATE_LIMITED',
          );
          const upper = { email: email.toUpperCase(), password };
          expectError(
            await own.api.post('/auth/login', upper),
            429,
            'RATE_LIMITED',
            undefined,
            'another spelling',
          );
          const unknown = someEmail();
          for (let attempt = 0; attempt < 10; attempt += 1)
            await own.api.post('/auth/login', wrong(unknown));
          expectError(
            await own.api.post('/auth/login', wrong(unknown)),
            429,
            'RATE_LIMITED',
            undefined,
            'missing user alike',
          );
          const other = await newPerson(own);
          await loginAgain(own, other);
        },
      );
    },
    ['control'],
  );

  check(
    '9 limits',
    'a window passes',
    async (context) => {
      const env = { AUTH_RATE_LIMIT_MAX: '1', AUTH_RATE_LIMIT_WINDOW: '1' };
      await onInstance(context, env, async ({ api }) => {
        const call = () => api.post('/auth/login', wrong(someEmail()));
        await call();
        expectError(await call(), 429, 'RATE_LIMITED');
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        expectError(await call(), 401, 'INVALID_CREDENTIALS');
      });
    },
    ['control'],
  );

  check(
    '9 Redis',
    'limits are shared between instances',
    async (context) => {
      const env = { ...few, REDIS_URL: context.target.control?.redisUrl ?? '' };
      const address = someAddress();
      await onInstance(context, env, (first) =>
        onInstance(context, env, async (second) => {
          expectStatus(await first.root.get('/health/ready'), 200);
          const call = (own: typeof first) =>
            from(own.api, address).post('/auth/login', wrong(someEmail()));
          for (const own of [first, second, first])
            expectError(await call(own), 401, 'INVALID_CREDENTIALS');
          for (const own of [second, first]) expectError(await call(own), 429, 'RATE_LIMITED');
        }),
      );
    },
    ['control', 'redis'],
  );

  check(
    '9 limits',
    'a password that is right uses up no failed logins',
    async (context) => {
      await onInstance(context, { AUTH_RATE_LIMIT_MAX: '1000' }, async (own) => {
        const email = someEmail();
        const password = somePassword();
        expectOne(await own.api.post('/auth/register', { email, password }), 201);
        for (let attempt = 0; attempt < 12; attempt += 1)
          expectOne(
            await own.api.post('/auth/login', { email, password }),
            200,
            `login ${attempt}`,
          );
      });
    },
    ['control'],
  );
});
