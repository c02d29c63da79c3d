import assert from 'node:assert/strict';
import { authSection } from '../check.js';
import type { Answer } from '../client.js';
import { expectError, expectNothing, expectOne, expectStatus } from '../expect.js';
import { cookieOf } from '../method.js';
import { loginAgain, personFrom, someEmail, somePassword } from '../people.js';
import { login } from './auth-calls.js';
import { cookieIn } from './cookie.js';

export default authSection('session', (_model, add) => {
  add(
    'auth.cookie-flags',
    '6 session',
    'the cookie is HttpOnly, SameSite=Lax and of the whole host, in production Secure and __Host-',
    async ({ api, target }) => {
      const [email, password] = [someEmail(), somePassword()];
      const answers = [
        await api.post('/auth/register', { email, password }),
        await login(api, email, password),
      ];
      for (const { headers } of answers) {
        const { name, attributes } = cookieIn(headers['set-cookie']);
        assert.equal(name, target.production ? '__Host-session' : 'session');
        for (const each of ['httponly', 'samesite=lax', 'path=/'])
          assert.ok(attributes.includes(each), `${each} in ${attributes}`);
        assert.equal(attributes.includes('secure'), target.production);
        assert.ok(!attributes.some((each) => each.startsWith('domain')), 'no domain');
      }
    },
  );

  add(
    'auth.cookie-opaque',
    '6 session',
    'the cookie holds at least 256 bits that nobody can guess, and is nowhere else',
    async (context) => {
      const [ann, bob] = [await context.newPerson(), await context.newPerson()];
      const [secret = ''] = ann.secrets;
      assert.ok(Buffer.from(secret, 'base64url').length >= 32, `${secret.length} characters`);
      assert.notEqual(secret.slice(0, 16), bob.secrets[0]?.slice(0, 16));
      for (const path of ['/auth/me', '/auth/csrf', '/auth/sessions'])
        assert.ok(!(await ann.api.get(path)).text.includes(secret), path);
    },
  );

  add(
    'auth.cookie-only',
    '6 session',
    'only the cookie carries the session',
    async ({ api, person }) => {
      const { cookie = '' } = (await person('ann')).proof;
      const value = cookie.slice(cookie.indexOf('=') + 1);
      for (const headers of [
        { authorization: `Bearer ${value}` },
        { 'x-session': value },
        { cookie: `sid=${value}` },
      ])
        expectError(await api.get('/auth/me', { headers }), 401, 'UNAUTHORIZED');
      expectError(await api.get(`/auth/me?session=${value}`), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.cookie-garbage',
    '6 session',
    'a cookie that was never given out, or was changed, is 401',
    async ({ api, person }) => {
      const { cookie = '' } = (await person('ann')).proof;
      const [name, value = ''] = cookie.split('=');
      const last = value.endsWith('A') ? 'B' : 'A';
      const tries = ['', 'x', 'null', value.slice(0, -1) + last, value.toUpperCase(), `${value}A`];
      for (const each of [...tries, 'x'.repeat(3_000), "' OR 1=1 --", value.slice(1)])
        expectError(
          await api.get('/auth/me', { headers: { cookie: `${name}=${each}` } }),
          401,
          'UNAUTHORIZED',
          undefined,
          each.slice(0, 20),
        );
    },
  );

  add(
    'auth.fixation',
    '6 session',
    'a login never takes the session that a browser brings, and ends it',
    async (context) => {
      const { api } = context;
      const person = await context.newPerson();
      const { email, password, proof } = person;
      const name = proof.cookie?.split('=')[0];
      const planted = `${name}=${'0b9e2c1a-5d1f-4f39-8c37-2a3f6b1d9e55'}.${'A'.repeat(43)}`;
      for (const cookie of [planted, proof.cookie]) {
        const answer = await api.with({ cookie: String(cookie) }).post('/auth/login', {
          email,
          password,
        });
        expectOne(answer);
        assert.notEqual(cookieOf(answer.headers), cookie);
        const old = await api.get('/auth/me', { headers: { cookie } });
        expectError(old, 401, 'UNAUTHORIZED', undefined, 'what the browser brought');
      }
    },
  );

  add(
    'auth.rotation',
    '6 session',
    'a refresh gives a new cookie and a new token; those before are worth nothing',
    async (context) => {
      const person = await context.newPerson();
      const renewed = await person.renew();
      const data = expectOne(renewed);
      assert.deepEqual(Object.keys(data).sort(), ['csrf_token', 'user']);
      const now = personFrom(context, person.email, person.password, renewed);
      for (const [at, secret] of person.secrets.entries()) assert.notEqual(secret, now.secrets[at]);
      expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      expectError(await person.renew(), 401, 'UNAUTHORIZED');
      expectOne(await now.api.get('/auth/me'));
      const mixed = { ...now.proof, 'x-csrf-token': String(person.proof['x-csrf-token']) };
      const write = await context.api.with(mixed).patch('/auth/me', {});
      expectError(write, 403, 'CSRF_FAILED', undefined, 'the token from before');
    },
  );

  add(
    'auth.rotation-race',
    '6 session',
    'of concurrent refreshes of a session exactly one wins',
    async (context) => {
      let person = await context.newPerson();
      for (let round = 0; round < 8; round += 1) {
        const answers = await Promise.all(Array.from({ length: 6 }, () => person.renew()));
        const statuses = answers.map(({ status }) => status).sort();
        assert.deepEqual(statuses, [200, 401, 401, 401, 401, 401]);
        const won = answers.find(({ status }) => status === 200) as Answer;
        person = personFrom(context, person.email, person.password, won);
      }
    },
  );

  add(
    'auth.logout',
    '6 logout',
    'logout is 204, ends the session at once and takes the cookie away',
    async (context) => {
      const person = await context.newPerson();
      const other = await loginAgain(context, person);
      const answer = await person.api.post('/auth/logout');
      expectNothing(answer);
      const { value, attributes } = cookieIn(answer.headers['set-cookie']);
      assert.ok(value === '' && attributes.includes('max-age=0'), attributes.join());
      expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      expectOne(await other.api.get('/auth/me'), 200, 'the other device');
      expectNothing(await person.api.post('/auth/logout'), 'again');
    },
  );

  add('auth.logout-anonymous', '6 logout', 'logout without a cookie is 401', async ({ api }) => {
    expectError(await api.post('/auth/logout'), 401, 'UNAUTHORIZED');
  });

  add(
    'auth.logout-all',
    '6 logout',
    'logout-all is 204 and ends every session of the caller, nobody else’s',
    async (context) => {
      const [person, stranger] = [await context.newPerson(), await context.newPerson()];
      const other = await loginAgain(context, person);
      expectStatus(await person.api.post('/auth/logout-all'), 204);
      for (const each of [person, other])
        expectError(await each.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      expectOne(await stranger.api.get('/auth/me'));
    },
  );
});
