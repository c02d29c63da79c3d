import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectOne, timestamp, uuid } from '../expect.js';
import { methodOf } from '../method.js';
import { clientOf, someEmail, somePassword } from '../people.js';
import { login, userKeys } from './auth-calls.js';

const credentials = () => ({ email: someEmail(), password: somePassword() });

export default section('auth', (model, add) => {
  add(
    'auth.register',
    '6 register',
    'registering answers 201 with the user, logged in',
    async (context) => {
      const sent = { ...credentials(), name: 'Ann' };
      const answer = await context.api.post('/auth/register', sent);
      assert.deepEqual(Object.keys(expectOne(answer, 201)).sort(), methodOf(model).keys);
      expectOne(await clientOf(context, answer).get('/auth/me'));
    },
  );

  add(
    'auth.register-location',
    '4 Verbs',
    'registering names the new account in Location',
    async (context) => {
      const answer = await context.api.post('/auth/register', credentials());
      expectOne(answer, 201);
      const { pathname } = new URL(String(answer.headers.location), context.api.base);
      const found = await clientOf(context, answer).get(pathname.replace('/api/v1', ''));
      expectOne(found, 200, pathname);
    },
  );

  add(
    'auth.user-columns',
    '6 users',
    'a new user has exactly the documented columns, with role user',
    async ({ api }) => {
      const sent = credentials();
      const { user } = expectOne(await api.post('/auth/register', { ...sent, name: 'Ann' }), 201);
      assert.deepEqual(Object.keys(user).sort(), userKeys);
      assert.deepEqual(
        [user.email, user.name, user.role, user.avatar_url],
        [sent.email, 'Ann', 'user', null],
      );
      assert.match(user.id, uuid);
      for (const name of ['created_at', 'updated_at']) assert.match(user[name], timestamp, name);
    },
  );

  add('auth.register-name-optional', '6 users', 'the name may be left out', async ({ api }) => {
    const { user } = expectOne(await api.post('/auth/register', credentials()), 201);
    assert.equal(user.name, null);
  });

  add(
    'auth.register-profile',
    '6 users',
    'a name or picture that cannot be is 400 on its field',
    async ({ api }) => {
      const bad = {
        name: [5, {}, 'x'.repeat(256)],
        avatar_url: [5, 'x'.repeat(2049), 'javascript:alert(1)', 'not an address'],
      };
      for (const [name, values] of Object.entries(bad))
        for (const value of values)
          expectInvalid(
            await api.post('/auth/register', { ...credentials(), [name]: value }),
            name,
            String(value).slice(0, 20),
          );
    },
  );

  add('auth.register-role', '6 users', 'nobody registers as an administrator', async ({ api }) => {
    for (const role of ['admin', 'user', null])
      expectInvalid(await api.post('/auth/register', { ...credentials(), role }), 'role');
  });

  add(
    'auth.register-own-fields',
    '4 Verbs',
    'fields that the server sets or does not know are 400, and no account is made',
    async ({ api }) => {
      const fixed = ['id', 'password_hash', 'created_at', 'updated_at', 'last_login', 'is_admin'];
      for (const name of fixed) {
        const sent = credentials();
        expectInvalid(await api.post('/auth/register', { ...sent, [name]: 'x' }), name, name);
        assert.equal((await login(api, sent.email, sent.password)).status, 401, name);
      }
    },
  );

  add(
    'auth.register-required',
    '6 users',
    'a registration without email or password is 400 on it',
    async ({ api }) => {
      const { email, password } = credentials();
      expectInvalid(await api.post('/auth/register', { password }), 'email');
      expectInvalid(await api.post('/auth/register', { email }), 'password');
      expectInvalid(await api.post('/auth/register', {}), 'email');
    },
  );
});
