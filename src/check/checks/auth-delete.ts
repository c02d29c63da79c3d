import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectMissing, expectNothing, expectOne } from '../expect.js';
import { needsOf } from '../model.js';
import { loginAgain, somePassword } from '../people.js';
import { login } from './auth-calls.js';

export default section('auth', (model, add) => {
  add(
    'auth.delete-me',
    '6 DELETE me',
    'deleting the account is 204 and ends every token of it',
    async (context) => {
      const person = await context.newPerson();
      const other = await loginAgain(context, person);
      const { email, password } = person;
      expectNothing(await person.api.delete('/auth/me', { password }));
      for (const each of [person, other]) {
        expectError(await each.api.get('/auth/me'), 401, 'UNAUTHORIZED');
        expectError(await each.renew(), 401, 'UNAUTHORIZED');
      }
      expectError(await login(context.api, email, password), 401, 'INVALID_CREDENTIALS');
    },
  );

  add(
    'auth.delete-me-password',
    '6 DELETE me',
    'deleting the account asks for the password',
    async (context) => {
      const { api } = await context.newPerson();
      expectInvalid(await api.delete('/auth/me'), 'body');
      for (const password of [undefined, 5, null, ''])
        expectInvalid(await api.delete('/auth/me', { password }), 'password');
      expectError(
        await api.delete('/auth/me', { password: somePassword() }),
        401,
        'INVALID_CREDENTIALS',
      );
      expectOne(await api.get('/auth/me'), 200, 'the account is still there');
    },
  );

  add(
    'auth.delete-me-anonymous',
    '6 DELETE me',
    'deleting an account without a token is 401',
    async (context) => {
      const { password, api } = await context.person('ann');
      expectError(await context.api.delete('/auth/me', { password }), 401, 'UNAUTHORIZED');
      expectOne(await api.get('/auth/me'));
    },
  );

  add(
    'auth.delete-me-email',
    '6 DELETE me',
    'a deleted account frees its email for somebody new',
    async (context) => {
      const { api, email, password, user } = await context.newPerson();
      expectNothing(await api.delete('/auth/me', { password }));
      const again = expectOne(await context.api.post('/auth/register', { email, password }), 201);
      assert.notEqual(again.user.id, user.id);
    },
  );

  for (const resource of model.resources.filter(({ owner }) => owner === 'author'))
    add(
      `auth.delete-me-rows[${resource.name}]`,
      '6 DELETE me',
      `a deleted account takes its ${resource.name} along`,
      async (context) => {
        const person = await context.newPerson();
        const row = await context.rows.create(resource, person);
        const { api } = await context.person('bob');
        const path = `${resource.path}/${row.id}`;
        expectOne(await api.get(path));
        expectNothing(await person.api.delete('/auth/me', { password: person.password }));
        expectMissing(await api.get(path));
      },
      needsOf(model, resource),
    );

  for (const resource of model.resources.filter(({ owner }) => owner !== 'admin'))
    add(
      `auth.delete-me-owner[${resource.name}]`,
      '6 DELETE me',
      `somebody with ${resource.name} can delete the account`,
      async (context) => {
        const person = await context.newPerson();
        await context.rows.create(resource, person);
        expectNothing(await person.api.delete('/auth/me', { password: person.password }));
      },
      needsOf(model, resource),
    );
});
