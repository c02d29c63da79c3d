import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectOne } from '../expect.js';
import { someEmail, somePassword } from '../people.js';
import { login } from './auth-calls.js';

export default section('auth', (_model, add) => {
  add(
    'auth.email-trimmed',
    '6 users',
    'spaces around an email do not count, at registration and login',
    async ({ api }) => {
      const [email, password] = [someEmail(), somePassword()];
      const sent = { email: `  ${email}\t`, password };
      assert.equal(expectOne(await api.post('/auth/register', sent), 201).user.email, email);
      expectOne(await login(api, ` ${email} `, password));
    },
  );

  add(
    'auth.email-lower-case',
    '6 users',
    'an email is kept in lower case, and any case logs in',
    async ({ api }) => {
      const [email, password] = [someEmail(), somePassword()];
      const sent = { email: email.toUpperCase(), password };
      assert.equal(expectOne(await api.post('/auth/register', sent), 201).user.email, email);
      expectOne(await login(api, email.replace(/^./, 'P'), password));
    },
  );

  add(
    'auth.email-unique',
    '6 users',
    'a second account with an email, in any case, is 409 on email',
    async (context) => {
      const { email } = await context.newPerson();
      for (const same of [email, email.toUpperCase(), ` ${email} `])
        expectError(
          await context.api.post('/auth/register', { email: same, password: somePassword() }),
          409,
          'CONFLICT',
          'email',
          same,
        );
    },
  );

  add(
    'auth.email-race',
    '6 users',
    'of concurrent registrations with one email exactly one wins',
    async ({ api }) => {
      const email = someEmail();
      const answers = await Promise.all(
        [email, email.toUpperCase(), email, ` ${email}`].map((each) =>
          api.post('/auth/register', { email: each, password: somePassword() }),
        ),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409]);
    },
  );

  add(
    'auth.email-invalid',
    '6 users',
    'what is no email address is 400 on email',
    async ({ api }) => {
      const long = `${'a'.repeat(320)}@example.com`;
      const texts = [
        '',
        ' ',
        'x',
        'x@',
        '@x.com',
        'a b@example.com',
        'a@b@example.com',
        'a@example',
        long,
      ];
      const others = [5, null, true, {}, ['a@example.com'], 'a\u0000@example.com'];
      for (const email of [...texts, ...others])
        expectInvalid(
          await api.post('/auth/register', { email, password: somePassword() }),
          'email',
          JSON.stringify(email).slice(0, 40),
        );
    },
  );
});
