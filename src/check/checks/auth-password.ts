import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectInvalid, expectOne } from '../expect.js';
import { someEmail, somePassword } from '../people.js';
import { login } from './auth-calls.js';

const register = (api: Client, password: unknown, email = someEmail()) =>
  api.post('/auth/register', { email, password });

export default section('auth', (_model, add) => {
  add('auth.password-short', '6 users', 'a password under 8 characters is 400', async ({ api }) => {
    for (const password of ['', 'zqxvkwj', '        '.slice(1)])
      expectInvalid(await register(api, password), 'password', `${password.length} characters`);
    expectOne(await register(api, 'zqxvkwjh'), 201, '8 characters');
  });

  add(
    'auth.password-long',
    '6 users',
    'a password over 128 characters is 400, 128 are accepted',
    async ({ api }) => {
      const longest = somePassword().repeat(20).slice(0, 128);
      expectInvalid(await register(api, `${longest}x`), 'password', '129 characters');
      expectOne(await register(api, longest), 201, '128 characters');
    },
  );

  add(
    'auth.password-code-points',
    '6 users',
    'a password is measured in code points',
    async ({ api }) => {
      expectInvalid(await register(api, '🔑🧭🪁🛶🌵🍋✨'), 'password', 'seven code points');
      expectOne(await register(api, '🔑🧭🪁🛶🌵🍋🦑🐙'), 201, 'eight code points');
      expectOne(await register(api, '🦑🔑'.repeat(64)), 201, '128 code points');
    },
  );

  add(
    'auth.password-no-rules',
    '6 users',
    'no kinds of characters are asked for',
    async ({ api }) => {
      for (const password of ['zxqvwkjh', 'ZXQVWKJH', '  pad  ded  ', 'żółćęśąźń'])
        expectOne(await register(api, password), 201, password);
    },
  );

  add(
    'auth.password-common',
    '6 users',
    'a common password is refused, in any case',
    async ({ api }) => {
      for (const password of ['password', '12345678', 'qwertyuiop', 'PASSWORD', 'Password123'])
        expectInvalid(await register(api, password), 'password', password);
    },
  );

  add('auth.password-type', '6 users', 'a password that is no text is 400', async ({ api }) => {
    for (const password of [null, 12345678, true, {}, ['zqxvkwjh'], 'nul\u0000nul\u0000'])
      expectInvalid(await register(api, password), 'password', JSON.stringify(password));
  });

  add(
    'auth.password-whole',
    '6 users',
    'a long password counts to its last character',
    async ({ api }) => {
      const email = someEmail();
      const password = `${'q'.repeat(100)}-${somePassword()}`;
      expectOne(await register(api, password, email), 201);
      for (const length of [72, 100, password.length - 1])
        expectError(
          await login(api, email, password.slice(0, length)),
          401,
          'INVALID_CREDENTIALS',
          undefined,
          `the first ${length} characters`,
        );
      expectOne(await login(api, email, password));
    },
  );

  add('auth.password-exact', '6 users', 'case and spaces of a password count', async ({ api }) => {
    const email = someEmail();
    const password = ` ${somePassword()}`;
    expectOne(await register(api, password, email), 201);
    const wrong = [password.trim(), `${password} `, password.toUpperCase(), password.toLowerCase()];
    for (const each of wrong)
      expectError(await login(api, email, each), 401, 'INVALID_CREDENTIALS', undefined, each);
    expectOne(await login(api, email, password));
  });

  add(
    'auth.password-unicode',
    '6 users',
    'a password of any script logs in as it was set',
    async ({ api }) => {
      const email = someEmail();
      const password = 'Zażółć gęślą 漢字 🔑';
      expectOne(await register(api, password, email), 201);
      expectOne(await login(api, email, password));
      const other = await login(api, email, 'Zazolc gesla 漢字 🔑');
      assert.equal(other.status, 401, 'letters without their marks');
    },
  );
});
