import { section } from '../check.js';
import { expectError, expectInvalid, expectNothing, expectOne } from '../expect.js';
import { loginAgain, somePassword } from '../people.js';
import { changePassword, login } from './auth-calls.js';

export default section('auth', (_model, add) => {
  add(
    'auth.change-password',
    '6 change-password',
    'a changed password replaces the old one',
    async (context) => {
      const { api, email, password } = await context.newPerson();
      const next = somePassword();
      expectNothing(await changePassword(api, password, next));
      const old = await login(context.api, email, password);
      const now = await login(context.api, email, next);
      // The run deletes its people with the password that it knows.
      await changePassword(api, next, password);
      expectError(old, 401, 'INVALID_CREDENTIALS');
      expectOne(now);
    },
  );

  add(
    'auth.change-password-sessions',
    '6 change-password',
    'it ends every other session, a refresh too',
    async (context) => {
      const person = await context.newPerson();
      const other = await loginAgain(context, person);
      expectNothing(await changePassword(person.api, person.password, person.password));
      expectError(await other.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      expectError(await other.renew(), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.change-password-own',
    '6 change-password',
    'it keeps the session that asked',
    async (context) => {
      const person = await context.newPerson();
      expectNothing(await changePassword(person.api, person.password, person.password));
      expectOne(await person.api.get('/auth/me'));
      expectOne(await person.renew());
    },
  );

  add(
    'auth.change-password-wrong',
    '6 change-password',
    'a wrong current password is 401 and changes nothing',
    async (context) => {
      const person = await context.newPerson();
      const other = await loginAgain(context, person);
      for (const wrong of [somePassword(), `${person.password}x`])
        expectError(
          await changePassword(person.api, wrong, somePassword()),
          401,
          'INVALID_CREDENTIALS',
        );
      expectOne(await other.api.get('/auth/me'));
      expectOne(await login(context.api, person.email, person.password));
    },
  );

  add(
    'auth.change-password-rules',
    '6 change-password',
    'the new password obeys the rules of the first',
    async (context) => {
      const { api, email, password } = await context.newPerson();
      for (const next of ['', 'zqxvkwj', 'password', 'x'.repeat(129), null, 5, '🔑'.repeat(7)])
        expectInvalid(
          await changePassword(api, password, next),
          'new_password',
          JSON.stringify(next).slice(0, 20),
        );
      expectOne(await login(context.api, email, password));
    },
  );

  add(
    'auth.change-password-input',
    '6 change-password',
    'bad input is 400 on its field, no token 401',
    async (context) => {
      const { api, password } = await context.person('ann');
      const next = somePassword();
      expectInvalid(await changePassword(api, undefined, next), 'current_password');
      expectInvalid(await changePassword(api, 5, next), 'current_password');
      expectInvalid(await changePassword(api, password, undefined), 'new_password');
      const body = { current_password: password, new_password: next, email: 'x' };
      expectInvalid(await api.post('/auth/change-password', body), 'email');
      expectError(await changePassword(context.api, password, next), 401, 'UNAUTHORIZED');
    },
  );
});
