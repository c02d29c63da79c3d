import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectOne, expectStatus } from '../expect.js';
import { personFrom, someEmail, somePassword } from '../people.js';
import { login, userKeys } from './auth-calls.js';

const picture = 'https://example.com/a.png';

export default section('auth', (_model, add) => {
  add(
    'auth.me',
    '6 users',
    'GET /auth/me shows exactly the columns of the caller',
    async (context) => {
      const { api, user } = await context.person('ann');
      const me = expectOne(await api.get('/auth/me'));
      assert.deepEqual(Object.keys(me).sort(), userKeys);
      assert.deepEqual([me.id, me.email, me.role], [user.id, user.email, user.role]);
    },
  );

  add(
    'auth.hash-hidden',
    '6 users',
    'the hash of the password is in no answer',
    async (context) => {
      const { email, password } = await context.newPerson();
      const logged = await login(context.api, email, password);
      expectOne(logged);
      const { api, renew } = personFrom(context, email, password, logged);
      const answers = [
        logged,
        await api.get('/auth/me'),
        await api.patch('/auth/me', { name: 'Bob' }),
        await api.patch('/auth/me', {}),
        await renew(),
        await context.api.post('/auth/register', { email, password }),
        await login(context.api, email, somePassword()),
      ];
      for (const { text } of answers) assert.doesNotMatch(text, /password_hash|argon2|\$2[aby]\$/);
    },
  );

  add(
    'auth.update-me',
    '6 users',
    'PATCH /auth/me changes name and picture, and keeps the rest',
    async (context) => {
      const { api, user } = await context.newPerson();
      const changed = expectOne(await api.patch('/auth/me', { name: 'Bob', avatar_url: picture }));
      assert.deepEqual(Object.keys(changed).sort(), userKeys);
      assert.deepEqual(
        [changed.name, changed.avatar_url, changed.email, changed.id],
        ['Bob', picture, user.email, user.id],
      );
      assert.deepEqual(expectOne(await api.get('/auth/me')), changed);
      assert.equal(expectOne(await api.patch('/auth/me', { name: 'Eve' })).avatar_url, picture);
    },
  );

  add(
    'auth.update-me-null',
    '4 Verbs',
    'PATCH /auth/me clears with null, and {} changes nothing',
    async (context) => {
      const { api } = await context.newPerson();
      expectOne(await api.patch('/auth/me', { avatar_url: picture }));
      const cleared = expectOne(await api.patch('/auth/me', { name: null }));
      assert.deepEqual([cleared.name, cleared.avatar_url], [null, picture]);
      assert.deepEqual(expectOne(await api.patch('/auth/me', {})), cleared);
    },
  );

  add(
    'auth.update-me-role',
    '6 users',
    'nobody makes themselves an administrator',
    async (context) => {
      const { api } = await context.newPerson();
      for (const role of ['admin', 'user'])
        expectInvalid(await api.patch('/auth/me', { name: 'Eve', role }), 'role');
      const me = expectOne(await api.get('/auth/me'));
      assert.deepEqual([me.role, me.name], ['user', 'Ann']);
    },
  );

  add(
    'auth.update-me-fixed',
    '6 users',
    'PATCH /auth/me takes nothing but name and avatar_url',
    async (context) => {
      const { api, user } = await context.newPerson();
      const fixed = {
        id: user.id,
        email: someEmail(),
        password: somePassword(),
        password_hash: 'x',
        created_at: user.created_at,
        last_login: null,
        nothing: 1,
      };
      for (const [name, value] of Object.entries(fixed))
        expectInvalid(await api.patch('/auth/me', { [name]: value }), name, name);
      assert.equal(expectOne(await api.get('/auth/me')).email, user.email);
    },
  );

  add(
    'auth.update-me-bad',
    '6 users',
    'PATCH /auth/me with a bad value is 400 on its field',
    async (context) => {
      const { api } = await context.newPerson();
      for (const name of [5, {}, 'x'.repeat(256)])
        expectInvalid(await api.patch('/auth/me', { name }), 'name', String(name).slice(0, 20));
      for (const url of [5, 'x'.repeat(2049), 'javascript:alert(1)', 'data:text/html,x', '/a.png'])
        expectInvalid(
          await api.patch('/auth/me', { avatar_url: url }),
          'avatar_url',
          String(url).slice(0, 20),
        );
      expectStatus(await api.patch('/auth/me', { name: '🔑'.repeat(255) }), 200);
    },
  );

  add(
    'auth.me-alone',
    '6 users',
    'there is no way to list users or to read another one',
    async (context) => {
      const [{ api }, { user }] = [await context.person('ann'), await context.person('bob')];
      for (const path of [
        '/users',
        `/users/${user.id}`,
        `/auth/${user.id}`,
        '/auth/users',
        '/auth',
      ])
        expectStatus(await api.get(path), 404, path);
    },
  );
});
