import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectNothing, expectOne } from '../expect.js';
import { newPerson, someEmail, somePassword } from '../people.js';

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

export default section('6 Login', (check) => {
  check('6 login', 'a missing user and a wrong password have the same body', async (context) => {
    const { email } = await newPerson(context);
    const wrong = await context.api.post('/auth/login', { email, password: somePassword() });
    const missing = await context.api.post('/auth/login', {
      email: someEmail(),
      password: somePassword(),
    });
    for (const answer of [wrong, missing]) {
      expectError(answer, 401, 'INVALID_CREDENTIALS');
      delete answer.json.error.request_id;
    }
    assert.deepEqual(wrong.json, missing.json);
    assert.equal(wrong.headers['www-authenticate'], missing.headers['www-authenticate']);
  });

  check('6 login', 'a missing user and a wrong password take the same time', async (context) => {
    const { email } = await newPerson(context);
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < 8; round += 1) {
      times[0].push(
        (await context.api.post('/auth/login', { email, password: somePassword() })).took,
      );
      times[1].push(
        (await context.api.post('/auth/login', { email: someEmail(), password: somePassword() }))
          .took,
      );
    }
    const ratio = median(times[0]) / median(times[1]);
    assert.ok(ratio > 0.4 && ratio < 2.5, `known/unknown ${ratio.toFixed(2)}`);
  });

  check('6 login', 'bad input is 400 or 401, never 500', async ({ api }) => {
    for (const body of [
      {},
      { email: 'x' },
      { email: {}, password: [] },
      { email: someEmail(), password: 'x\u0000' },
      { email: someEmail(), password: 'x'.repeat(100_000) },
    ]) {
      const answer = await api.post('/auth/login', body);
      assert.ok([400, 401].includes(answer.status), `${answer.status} ${answer.text}`);
    }
    expectInvalid(await api.post('/auth/login', { password: 'x' }), 'email');
  });

  check('6 DELETE me', 'frees the email and ends everything', async (context) => {
    const person = await newPerson(context);
    expectOne(await person.api.post('/tasks', { title: 'x' }), 201);
    expectInvalid(await person.api.delete('/auth/me', {}), 'password');
    expectError(
      await person.api.delete('/auth/me', { password: 'wrong-password' }),
      401,
      'INVALID_CREDENTIALS',
    );
    expectNothing(await person.api.delete('/auth/me', { password: person.password }));
    expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    expectError(await person.api.get('/tasks'), 401, 'UNAUTHORIZED');
    expectError(
      await context.api.post('/auth/refresh', { refresh_token: person.refresh }),
      401,
      'UNAUTHORIZED',
    );
    const { email, password } = person;
    expectError(
      await context.api.post('/auth/login', { email, password }),
      401,
      'INVALID_CREDENTIALS',
    );
    const again = expectOne(await context.api.post('/auth/register', { email, password }), 201);
    assert.notEqual(again.user.id, person.user.id);
  });
});
