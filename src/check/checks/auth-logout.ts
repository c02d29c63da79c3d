import { authSection } from '../check.js';
import { expectError, expectInvalid, expectNothing, expectOne } from '../expect.js';
import { loginAgain } from '../people.js';
import { refresh } from './auth-calls.js';

export default authSection('jwt', (_model, add) => {
  add(
    'auth.logout',
    '6 logout',
    'logout is 204 and ends the access token at once',
    async (context) => {
      const person = await context.newPerson();
      expectNothing(await person.api.post('/auth/logout', { refresh_token: person.refresh }));
      expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.logout-refresh',
    '6 logout',
    'after logout the refresh token is 401',
    async (context) => {
      const person = await context.newPerson();
      expectNothing(await person.api.post('/auth/logout', { refresh_token: person.refresh }));
      expectError(await refresh(context.api, person.refresh), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.logout-again',
    '6 logout',
    'logout again is 204, with dead tokens too',
    async (context) => {
      const person = await context.newPerson();
      const body = { refresh_token: person.refresh };
      for (const about of ['first', 'second'])
        expectNothing(await person.api.post('/auth/logout', body), about);
      expectNothing(await context.api.post('/auth/logout', body), 'refresh token only');
      expectNothing(await person.api.post('/auth/logout'), 'access token only');
      const unknown = { refresh_token: 'a'.repeat(43) };
      expectNothing(await context.api.post('/auth/logout', unknown), 'a token nobody has');
    },
  );

  add(
    'auth.logout-by-refresh',
    '6 logout',
    'the refresh token alone ends the session',
    async (context) => {
      const person = await context.newPerson();
      expectNothing(await context.api.post('/auth/logout', { refresh_token: person.refresh }));
      expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.logout-by-access',
    '6 logout',
    'the access token alone, without a body, ends the session',
    async (context) => {
      const person = await context.newPerson();
      expectNothing(await person.api.post('/auth/logout'));
      expectError(await refresh(context.api, person.refresh), 401, 'UNAUTHORIZED');
    },
  );

  add('auth.logout-spent', '6 logout', 'a spent refresh token still logs out', async (context) => {
    const person = await context.newPerson();
    const data = expectOne(await refresh(context.api, person.refresh));
    expectNothing(await context.api.post('/auth/logout', { refresh_token: person.refresh }));
    expectError(await context.api.bearing(data.access_token).get('/auth/me'), 401, 'UNAUTHORIZED');
  });

  add('auth.logout-anonymous', '6 logout', 'logout without any token is 401', async ({ api }) => {
    expectError(await api.post('/auth/logout'), 401, 'UNAUTHORIZED');
    expectError(await api.post('/auth/logout', {}), 401, 'UNAUTHORIZED');
  });

  add(
    'auth.logout-input',
    '6 logout',
    'logout with bad input is 400 on its field',
    async ({ api }) => {
      for (const token of [5, {}, ['x'], ''])
        expectInvalid(await api.post('/auth/logout', { refresh_token: token }), 'refresh_token');
      expectInvalid(await api.post('/auth/logout', { everywhere: true }), 'everywhere');
    },
  );

  add(
    'auth.logout-one',
    '6 logout',
    'logout ends one session, not the other devices',
    async (context) => {
      const person = await context.newPerson();
      const other = await loginAgain(context, person);
      expectNothing(await person.api.post('/auth/logout', { refresh_token: person.refresh }));
      expectOne(await other.api.get('/auth/me'));
      expectOne(await refresh(context.api, other.refresh));
    },
  );

  add(
    'auth.logout-all',
    '6 logout',
    'logout-all is 204 and ends every session of the caller',
    async (context) => {
      const person = await context.newPerson();
      const other = await loginAgain(context, person);
      expectNothing(await person.api.post('/auth/logout-all'));
      for (const each of [person, other]) {
        expectError(await each.api.get('/auth/me'), 401, 'UNAUTHORIZED');
        expectError(await refresh(context.api, each.refresh), 401, 'UNAUTHORIZED');
      }
      await loginAgain(context, person);
    },
  );

  add('auth.logout-all-others', '6 logout', 'logout-all ends nobody else', async (context) => {
    const [person, stranger] = [await context.newPerson(), await context.newPerson()];
    expectNothing(await person.api.post('/auth/logout-all'));
    expectOne(await stranger.api.get('/auth/me'));
    expectOne(await refresh(context.api, stranger.refresh));
  });
});
