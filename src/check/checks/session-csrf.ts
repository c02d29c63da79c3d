import assert from 'node:assert/strict';
import { authSection, type Context } from '../check.js';
import type { Answer } from '../client.js';
import { expectError, expectOne, expectStatus } from '../expect.js';
import { originOf } from '../method.js';
import { clientOf, type Person, someEmail, somePassword } from '../people.js';
import { login } from './auth-calls.js';
import { mainOf } from './subject.js';

const evil = 'https://evil.example';

const expectFailed = (answer: Answer, about: string): void =>
  expectError(answer, 403, 'CSRF_FAILED', undefined, about);

/** Writes that a page of somebody else could make a browser send. */
const writesOf = (context: Context): [string, string, unknown][] => {
  const main = mainOf(context.model)?.path;
  return [
    ['PATCH', '/auth/me', { name: 'Eve' }],
    ['DELETE', '/auth/me', { password: somePassword() }],
    ['POST', '/auth/change-password', {}],
    ['POST', '/auth/refresh', undefined],
    ['POST', '/auth/logout', undefined],
    ['POST', '/auth/logout-all', undefined],
    ...(main ? [['POST', main, {}] as [string, string, unknown]] : []),
  ];
};

const expectAllFail = async (
  context: Context,
  person: Person,
  headers: Record<string, string | undefined>,
  about: string,
): Promise<void> => {
  for (const [method, path, body] of writesOf(context)) {
    const answer = await person.api.send(method, path, body, { headers });
    expectFailed(answer, `${method} ${path} ${about}`);
  }
  expectOne(await person.api.get('/auth/me'), 200, 'nothing happened');
};

export default authSection('session', (_model, add) => {
  add(
    'auth.csrf-token',
    '6 session',
    'a write without the CSRF token of its session is 403, and does nothing',
    async (context) => {
      const [ann, bob] = [await context.newPerson(), await context.newPerson()];
      const token = String(ann.proof['x-csrf-token']);
      const bad = {
        'without one': undefined,
        'with an empty one': '',
        'with a short one': token.slice(1),
        "with somebody else's": bob.proof['x-csrf-token'],
        'with another case': token.toLowerCase(),
      };
      for (const [about, sent] of Object.entries(bad))
        await expectAllFail(context, ann, { 'x-csrf-token': sent }, about);
    },
  );

  add(
    'auth.csrf-origin',
    '6 session',
    'a write from an origin that is missing or not allowed is 403, token or not',
    async (context) => {
      const ann = await context.newPerson();
      const own = originOf(context.target);
      const bad = [undefined, 'null', evil, `${own}.evil.example`, own.replace('://', '://x.')];
      for (const origin of bad) await expectAllFail(context, ann, { origin }, `from ${origin}`);
    },
  );

  add(
    'auth.csrf-allowed',
    '6 session',
    'pages of the server itself and of allowed origins write',
    async (context) => {
      const { api } = await context.newPerson();
      const listed = (context.target.control?.env.CORS_ORIGINS ?? '').split(',').filter(Boolean);
      for (const origin of [originOf(context.target), ...listed]) {
        const answer = await api.patch('/auth/me', {}, { headers: { origin } });
        expectStatus(answer, 200, origin);
        if (!listed.includes(origin)) continue;
        assert.equal(answer.headers['access-control-allow-origin'], origin);
        assert.equal(answer.headers['access-control-allow-credentials'], 'true');
      }
    },
  );

  add(
    'auth.csrf-reads',
    '6 session',
    'reading needs no token, and HEAD is reading',
    async (context) => {
      const { proof } = await context.person('ann');
      const bare = { 'x-csrf-token': undefined, origin: undefined, cookie: proof.cookie };
      for (const method of ['GET', 'HEAD'])
        expectStatus(await context.api.send(method, '/auth/me', undefined, { headers: bare }), 200);
    },
  );

  add(
    'auth.csrf-login',
    '6 session',
    'login and register need an allowed Origin and no token',
    async (context) => {
      const { email, password } = await context.newPerson();
      for (const origin of [undefined, 'null', evil]) {
        const options = { headers: { origin } };
        const entered = await context.api.post('/auth/login', { email, password }, options);
        expectFailed(entered, `login from ${origin}`);
        assert.equal(entered.headers['set-cookie'], undefined);
        const fresh = { email: someEmail(), password };
        expectFailed(await context.api.post('/auth/register', fresh, options), 'register');
        expectError(await login(context.api, fresh.email, password), 401, 'INVALID_CREDENTIALS');
      }
      expectOne(await login(context.api, email, password));
    },
  );

  add(
    'auth.csrf-anonymous',
    '6 session',
    'where nobody is logged in a write is 401, whatever else is missing',
    async ({ api }) => {
      for (const origin of [undefined, evil])
        expectError(
          await api.patch('/auth/me', {}, { headers: { origin } }),
          401,
          'UNAUTHORIZED',
          undefined,
          `from ${origin}`,
        );
    },
  );

  add(
    'auth.csrf-again',
    '6 session',
    'a page that was loaded again asks for its token',
    async (context) => {
      const person = await context.newPerson();
      const { csrf_token } = expectOne(await person.api.get('/auth/csrf'));
      assert.equal(csrf_token, person.proof['x-csrf-token']);
      const entered = await login(context.api, person.email, person.password);
      const other = expectOne(await clientOf(context, entered).get('/auth/csrf'));
      assert.notEqual(other.csrf_token, csrf_token, 'each session has its own');
    },
  );
});
