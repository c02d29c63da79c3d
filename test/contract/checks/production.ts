import assert from 'node:assert/strict';
import { section } from '../check.js';
import { Client } from '../client.js';
import { expectError, expectOne, expectStatus } from '../expect.js';
import { onInstance } from '../instance.js';
import { newPerson, someEmail, somePassword } from '../people.js';

const badSecrets: Record<string, string | undefined> = {
  missing: undefined,
  empty: '',
  short: 'only-twenty-bytes-xx',
  'well-known': 'your-secret-key-change-in-production',
  'one letter': 'a'.repeat(40),
  'from documentation': 'change-me-change-me-change-me-change-me',
};

export default section('9 Production', (check) => {
  for (const [about, secret] of Object.entries(badSecrets))
    check(
      '9 secrets',
      `refuses to start with a ${about} secret, naming the variable only`,
      async ({ target }) => {
        const { code, output } = (await target.control?.bootFails({ JWT_SECRET: secret })) ?? {
          code: null,
          output: '',
        };
        assert.notEqual(code, 0, output.slice(0, 300));
        assert.match(output, /JWT_SECRET/);
        if (secret) assert.ok(!output.includes(secret), 'the value is not shown');
      },
      ['control'],
    );

  const bad: Record<string, Record<string, string | undefined>> = {
    DATABASE_URL: { DATABASE_URL: undefined },
    PORT: { PORT: 'abc' },
    TRUST_PROXY: { TRUST_PROXY: 'yes please' },
    CORS_ORIGINS: { CORS_ORIGINS: '*' },
    RATE_LIMIT_MAX: { RATE_LIMIT_MAX: '-1' },
    NODE_ENV: { NODE_ENV: 'prod' },
  };
  for (const [name, env] of Object.entries(bad))
    check(
      '9 environment',
      `refuses to start with a bad ${name}`,
      async ({ target }) => {
        const { code, output } = (await target.control?.bootFails(env)) ?? {
          code: null,
          output: '',
        };
        assert.notEqual(code, 0);
        assert.ok(output.includes(name), output.slice(0, 300));
        assert.ok(
          !output.includes('postgres://') && !output.includes('postgresql://'),
          'no value is shown',
        );
      },
      ['control'],
    );

  check(
    '5 HSTS',
    'Strict-Transport-Security in production',
    async ({ root }) => {
      const answer = await root.get('/health/live');
      assert.match(String(answer.headers['strict-transport-security']), /max-age=\d{7,}/);
    },
    ['control'],
  );

  check(
    '9 HTTPS',
    'plain HTTP is 308 for GET and 403 for others',
    async (context) => {
      const plain = context.api.with({ 'x-forwarded-proto': 'http', host: 'api.example.com' });
      const moved = expectStatus(await plain.get('/tasks?page=2'), 308);
      assert.equal(moved.headers.location, 'https://api.example.com/api/v1/tasks?page=2');
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expectError(
          await plain.send(method, '/tasks', method === 'DELETE' ? undefined : {}),
          403,
          'FORBIDDEN',
        );
      const email = someEmail();
      expectError(
        await plain.post('/auth/register', { email, password: somePassword() }),
        403,
        'FORBIDDEN',
      );
      const health = context.root.with({ 'x-forwarded-proto': 'http' });
      expectStatus(await health.get('/health/live'), 200, 'platform probes speak plain HTTP');
    },
    ['control'],
  );

  check(
    '9 TRUST_PROXY',
    'unset, X-Forwarded-* is ignored',
    async (context) => {
      const env = { TRUST_PROXY: undefined, AUTH_RATE_LIMIT_MAX: '2', NODE_ENV: 'development' };
      await onInstance(context, env, async ({ api }) => {
        const statuses = [];
        for (let index = 0; index < 4; index += 1) {
          const own = api.with({ 'x-forwarded-for': `198.51.100.${index}` });
          statuses.push(
            (await own.post('/auth/login', { email: someEmail(), password: 'wrong-password' }))
              .status,
          );
        }
        assert.deepEqual(statuses, [401, 401, 429, 429]);
      });
      await onInstance(context, { TRUST_PROXY: undefined }, async ({ target }) => {
        const spoofing = new Client(`${target.url}/api/v1`, { 'x-forwarded-proto': 'https' });
        expectStatus(await spoofing.get('/tasks'), 308, 'a claimed scheme counts for nothing');
        expectError(await spoofing.post('/tasks', {}), 403, 'FORBIDDEN');
      });
    },
    ['control'],
  );

  check(
    '9 TRUST_PROXY',
    'counts hops from the right',
    async (context) => {
      const env = { TRUST_PROXY: '2', AUTH_RATE_LIMIT_MAX: '2' };
      await onInstance(context, env, async ({ api }) => {
        const call = (chain: string) =>
          api
            .with({ 'x-forwarded-for': chain })
            .post('/auth/login', { email: someEmail(), password: 'wrong-password' });
        const statuses = [];
        for (const chain of [
          '1.1.1.1, 9.9.9.9, 5.5.5.5',
          '2.2.2.2, 9.9.9.9, 6.6.6.6',
          '3.3.3.3, 9.9.9.9, 7.7.7.7',
        ])
          statuses.push((await call(chain)).status);
        assert.deepEqual(statuses, [401, 401, 429]);
        assert.equal((await call('9.9.9.9, 8.8.8.8, 7.7.7.7')).status, 401);
      });
    },
    ['control'],
  );

  check('2 500', 'an error in production shows no stack, SQL, path or library', async (context) => {
    const { api } = await newPerson(context);
    for (const path of ['/tasks?sort=%00', '/tasks/%00', "/tasks?title='", '/tasks?cursor=%ff']) {
      const answer = await api.get(path);
      assert.doesNotMatch(answer.text, /node_modules|prisma|typeorm|at \w+ \(|SELECT |\.[jt]s:/i);
      assert.ok(answer.status < 500, `${path} ${answer.status}`);
    }
  });

  check(
    '9 make-admin',
    'fails clearly for an unknown email',
    async (context) => {
      await assert.rejects(async () => context.target.makeAdmin?.(someEmail()));
      expectOne(await (await newPerson(context)).api.get('/auth/me'));
    },
    ['admin'],
  );
});
