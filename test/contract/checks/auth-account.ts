import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectNothing, expectOne } from '../expect.js';
import { loginAgain, newPerson, someEmail, somePassword } from '../people.js';

export default section('6 Account', (check) => {
  check('6 me', 'is exactly the columns without the hash', async (context) => {
    const { api, user } = await newPerson(context);
    const answer = await api.get('/auth/me');
    assert.deepEqual(Object.keys(expectOne(answer)).sort(), Object.keys(user).sort());
    assert.doesNotMatch(answer.text, /hash|argon2/);
  });

  check('6 PATCH me', 'changes name and avatar_url only', async (context) => {
    const { api, user } = await newPerson(context);
    const changed = expectOne(
      await api.patch('/auth/me', { name: 'Bob', avatar_url: 'https://example.com/a.png' }),
    );
    assert.deepEqual(
      [changed.name, changed.avatar_url, changed.email],
      ['Bob', 'https://example.com/a.png', user.email],
    );
    assert.deepEqual(expectOne(await api.get('/auth/me')), changed);
    assert.equal(expectOne(await api.patch('/auth/me', { name: null })).name, null);
    assert.deepEqual(
      expectOne(await api.patch('/auth/me', {})).avatar_url,
      'https://example.com/a.png',
    );
    const refused = {
      role: 'admin',
      email: someEmail(),
      password: somePassword(),
      id: user.id,
      password_hash: 'x',
      last_login: null,
    };
    for (const [name, value] of Object.entries(refused))
      expectInvalid(await api.patch('/auth/me', { [name]: value }), name, name);
    expectInvalid(await api.patch('/auth/me', { name: 5 }), 'name');
    expectInvalid(await api.patch('/auth/me', { name: 'x'.repeat(256) }), 'name');
    for (const url of ['x'.repeat(2049), 5, 'javascript:alert(1)'])
      expectInvalid(
        await api.patch('/auth/me', { avatar_url: url }),
        'avatar_url',
        String(url).slice(0, 20),
      );
    expectError(await context.api.patch('/auth/me', { name: 'x' }), 401, 'UNAUTHORIZED');
  });

  check('6 change-password', '204, ends every other session, keeps this one', async (context) => {
    const person = await newPerson(context);
    const other = await loginAgain(context, person);
    const password = somePassword();
    expectNothing(
      await person.api.post('/auth/change-password', {
        current_password: person.password,
        new_password: password,
      }),
    );
    expectOne(await person.api.get('/auth/me'));
    expectOne(
      await context.api.post('/auth/refresh', { refresh_token: person.refresh }),
      200,
      'own family lives',
    );
    expectError(await other.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    expectError(
      await context.api.post('/auth/refresh', { refresh_token: other.refresh }),
      401,
      'UNAUTHORIZED',
    );
    const { email } = person;
    expectError(
      await context.api.post('/auth/login', { email, password: person.password }),
      401,
      'INVALID_CREDENTIALS',
    );
    expectOne(await context.api.post('/auth/login', { email, password }));
  });

  check(
    '6 change-password',
    'a wrong current password is 401, a bad new one 400',
    async (context) => {
      const { api, password } = await newPerson(context);
      const change = (current: unknown, next: unknown) =>
        api.post('/auth/change-password', { current_password: current, new_password: next });
      expectError(await change('wrong-password', somePassword()), 401, 'INVALID_CREDENTIALS');
      for (const next of ['short', 'password', 'x'.repeat(129), null])
        expectInvalid(await change(password, next), 'new_password', String(next).slice(0, 9));
      expectInvalid(await change(undefined, somePassword()), 'current_password');
      expectError(
        await context.api.post('/auth/change-password', {
          current_password: password,
          new_password: somePassword(),
        }),
        401,
        'UNAUTHORIZED',
      );
      expectOne(await api.get('/auth/me'));
    },
  );

  check(
    '6 role',
    'only the command line makes an administrator',
    async (context) => {
      const person = await newPerson(context);
      assert.equal(person.user.role, 'user');
      await context.target.makeAdmin?.(person.email);
      assert.equal(
        expectOne(await (await loginAgain(context, person)).api.get('/auth/me')).role,
        'admin',
      );
    },
    ['admin'],
  );

  check('6 401', 'every protected route asks for a token before anything else', async ({ api }) => {
    const routes = [
      ['GET', '/tasks'],
      ['POST', '/tasks'],
      ['GET', '/projects'],
      ['GET', '/auth/me'],
      ['PATCH', '/auth/me'],
      ['DELETE', '/auth/me'],
      ['POST', '/auth/logout-all'],
      ['POST', '/auth/change-password'],
      ['GET', '/projects/x/tasks'],
      ['PUT', '/projects/x/tasks/y'],
    ] as const;
    for (const [method, path] of routes) {
      expectError(
        await api.send(method, path),
        401,
        'UNAUTHORIZED',
        undefined,
        `${method} ${path}`,
      );
      expectError(
        await api.send(method, path, method === 'GET' ? undefined : { bad: 1 }),
        401,
        'UNAUTHORIZED',
        undefined,
        `${method} ${path}`,
      );
    }
  });
});
