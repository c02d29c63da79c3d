import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectOne, timestamp } from '../expect.js';
import { methodOf } from '../method.js';
import { clientOf, loginAgain, someEmail, somePassword } from '../people.js';
import { login, userKeys } from './auth-calls.js';

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

export default section('auth', (model, add) => {
  add(
    'auth.login',
    '6 login',
    'logging in answers 200 with the user, logged in',
    async (context) => {
      const { email, password } = await context.newPerson();
      const answer = await login(context.api, email, password);
      const data = expectOne(answer);
      assert.deepEqual(Object.keys(data).sort(), methodOf(model).keys);
      assert.deepEqual(Object.keys(data.user).sort(), userKeys);
      const me = expectOne(await clientOf(context, answer).get('/auth/me'));
      assert.deepEqual(me, data.user);
    },
  );

  add('auth.last-login', '6 users', 'a login sets last_login', async (context) => {
    const { email, password } = await context.newPerson();
    const { user } = expectOne(await login(context.api, email, password));
    assert.match(String(user.last_login), timestamp);
    assert.ok(Math.abs(Date.now() - Date.parse(user.last_login)) < 120_000, user.last_login);
  });

  add('auth.login-sessions', '6 login', 'each login is a session of its own', async (context) => {
    const person = await context.newPerson();
    const other = await loginAgain(context, person);
    for (const secret of person.secrets) assert.ok(!other.secrets.includes(secret));
    for (const { api } of [person, other]) expectOne(await api.get('/auth/me'));
  });

  add(
    'auth.login-wrong',
    '6 login',
    'a wrong password is 401 INVALID_CREDENTIALS',
    async (context) => {
      const { email, password } = await context.newPerson();
      for (const wrong of [somePassword(), password.slice(1), `${password}x`])
        expectError(await login(context.api, email, wrong), 401, 'INVALID_CREDENTIALS');
    },
  );

  add(
    'auth.login-alike',
    '6 login',
    'a missing user and a wrong password get the same answer',
    async (context) => {
      const { email } = await context.newPerson();
      const wrong = await login(context.api, email, somePassword());
      const missing = await login(context.api, someEmail(), somePassword());
      const told = [wrong, missing].map(({ json, headers, status }) => ({
        status,
        error: { ...json.error, request_id: '' },
        challenge: headers['www-authenticate'],
      }));
      expectError(missing, 401, 'INVALID_CREDENTIALS');
      assert.deepEqual(told[0], told[1]);
    },
  );

  add(
    'auth.login-time',
    '6 login',
    'a missing user takes as long as a wrong password',
    async (context) => {
      const { email } = await context.newPerson();
      const known: number[] = [];
      const unknown: number[] = [];
      for (let round = 0; round < 7; round += 1) {
        known.push((await login(context.api, email, somePassword())).took);
        unknown.push((await login(context.api, someEmail(), somePassword())).took);
      }
      const ratio = median(unknown) / median(known);
      assert.ok(ratio > 0.4 && ratio < 2.5, `missing takes ${ratio.toFixed(2)} of wrong`);
    },
  );

  add(
    'auth.login-input',
    '6 login',
    'a login with bad input is 400 on its field',
    async ({ api }) => {
      const email = someEmail();
      const bad: [string, unknown][] = [
        ['email', {}],
        ['email', { password: 'x' }],
        ['password', { email }],
        ['email', { email: {}, password: 'x' }],
        ['password', { email, password: ['x'] }],
        ['password', { email, password: 'x\u0000' }],
        ['role', { email, password: somePassword(), role: 'admin' }],
      ];
      for (const [field, body] of bad)
        expectInvalid(await api.post('/auth/login', body), field, JSON.stringify(body));
    },
  );

  add(
    'auth.login-huge',
    '6 login',
    'a huge password is refused without being hashed',
    async ({ api }) => {
      const answer = await login(api, someEmail(), 'x'.repeat(500_000));
      assert.ok([400, 401].includes(answer.status), `${answer.status}`);
    },
  );
});
