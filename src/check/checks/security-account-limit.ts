import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectError, expectOne } from '../expect.js';
import { loginAgain, someEmail } from '../people.js';
import { from, limited } from './addresses.js';

/** Tries to log in, each time from somewhere else. */
const tryLogin = ({ api }: Context, email: string, password: string) =>
  from(api).post('/auth/login', { email, password }, limited);

const wrong = 'not-the-password';

/** Uses up the failed logins of an account. */
const lockOut = async (context: Context, email: string): Promise<void> => {
  for (let attempt = 0; attempt < 10; attempt += 1)
    expectError(
      await tryLogin(context, email, wrong),
      401,
      'INVALID_CREDENTIALS',
      undefined,
      `${attempt}`,
    );
};

export default section('security', (_model, add) => {
  const clause = '9 Failed logins';

  add(
    'security.account-limit',
    clause,
    'after 10 failed logins an account is 429, from any address, with the right password too',
    async (context) => {
      const { email, password } = await context.newPerson();
      await lockOut(context, email);
      const answer = await tryLogin(context, email, password);
      expectError(answer, 429, 'RATE_LIMITED');
      const after = Number(answer.headers['retry-after']);
      assert.ok(after > 0 && after <= 900, `Retry-After: ${after}`);
      for (const same of [email.toUpperCase(), ` ${email} `])
        expectError(await tryLogin(context, same, password), 429, 'RATE_LIMITED', undefined, same);
    },
    ['control'],
  );

  add(
    'security.account-limit-unknown',
    clause,
    'an account that is not there is limited alike',
    async (context) => {
      const email = someEmail();
      await lockOut(context, email);
      expectError(await tryLogin(context, email, wrong), 429, 'RATE_LIMITED');
    },
    ['control'],
  );

  add(
    'security.account-limit-race',
    clause,
    'many tries at once gain nothing',
    async (context) => {
      const { email } = await context.newPerson();
      const tries = Array.from({ length: 16 }, () => tryLogin(context, email, wrong));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 401).length, 10, statuses.join());
      assert.equal(statuses.filter((status) => status === 429).length, 6, statuses.join());
    },
    ['control'],
  );

  add(
    'security.account-limit-others',
    clause,
    'other accounts and open sessions go on',
    async (context) => {
      const [ann, bob] = [await context.newPerson(), await context.newPerson()];
      await lockOut(context, ann.email);
      expectError(await tryLogin(context, ann.email, ann.password), 429, 'RATE_LIMITED');
      expectOne(await tryLogin(context, bob.email, bob.password));
      expectOne(await ann.api.get('/auth/me'));
    },
    ['control'],
  );

  add(
    'security.account-limit-right',
    clause,
    'a login that succeeds uses nothing up',
    async (context) => {
      const person = await context.newPerson();
      for (let attempt = 0; attempt < 12; attempt += 1) await loginAgain(context, person);
    },
    ['control'],
  );

  add(
    'security.account-limit-password',
    clause,
    'guessing the password by change-password is limited too',
    async (context) => {
      const { api } = await context.newPerson();
      const statuses = [];
      for (let attempt = 0; attempt < 12; attempt += 1) {
        const body = { current_password: wrong, new_password: `${wrong}-2` };
        statuses.push((await api.post('/auth/change-password', body, limited)).status);
      }
      assert.deepEqual(statuses.slice(10), [429, 429]);
    },
    ['control'],
  );
});
