import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectOne, timestamp, uuid } from '../expect.js';
import { newPerson, someEmail, somePassword } from '../people.js';

const userKeys = [
  'avatar_url',
  'created_at',
  'email',
  'id',
  'last_login',
  'name',
  'role',
  'updated_at',
];

export default section('6 Register and login', (check) => {
  check('6 register', '201 with the user and tokens', async ({ api }) => {
    const email = someEmail();
    const answer = await api.post('/auth/register', {
      email,
      password: somePassword(),
      name: 'Ann',
    });
    const data = expectOne(answer, 201);
    assert.deepEqual(Object.keys(data).sort(), [
      'access_token',
      'expires_in',
      'refresh_token',
      'token_type',
      'user',
    ]);
    assert.deepEqual([data.token_type, data.expires_in], ['Bearer', 900]);
    assert.deepEqual(Object.keys(data.user).sort(), userKeys);
    assert.deepEqual(
      [data.user.email, data.user.name, data.user.role, data.user.avatar_url],
      [email, 'Ann', 'user', null],
    );
    assert.match(data.user.id, uuid);
    assert.match(data.user.created_at, timestamp);
  });

  check('6 register', 'the name is optional', async ({ api }) => {
    const data = expectOne(
      await api.post('/auth/register', { email: someEmail(), password: somePassword() }),
      201,
    );
    assert.equal(data.user.name, null);
  });

  check('6 login', '200 with the user and tokens, last_login set', async (context) => {
    const { email, password } = await newPerson(context);
    const data = expectOne(await context.api.post('/auth/login', { email, password }));
    assert.deepEqual(Object.keys(data.user).sort(), userKeys);
    assert.match(data.user.last_login, timestamp);
    const me = expectOne(await context.api.bearing(data.access_token).get('/auth/me'));
    assert.deepEqual(me, data.user);
  });

  check('6 email', 'is trimmed, lower-cased and unique', async ({ api }) => {
    const email = someEmail();
    const password = somePassword();
    const data = expectOne(
      await api.post('/auth/register', { email: `  ${email.toUpperCase()} `, password }),
      201,
    );
    assert.equal(data.user.email, email);
    expectOne(await api.post('/auth/login', { email: ` ${email.toUpperCase()}`, password }));
    expectError(await api.post('/auth/register', { email, password }), 409, 'CONFLICT', 'email');
    expectError(
      await api.post('/auth/register', { email: email.toUpperCase(), password }),
      409,
      'CONFLICT',
      'email',
    );
  });

  check('6 email', 'of concurrent registrations exactly one wins', async ({ api }) => {
    const email = someEmail();
    const answers = await Promise.all(
      [0, 1, 2, 3].map((index) =>
        api.post('/auth/register', {
          email: index % 2 ? email.toUpperCase() : email,
          password: somePassword(),
        }),
      ),
    );
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 409, 409, 409]);
  });

  check('6 email', 'what is no address is 400 on email', async ({ api }) => {
    const long = `${'a'.repeat(320)}@example.com`;
    for (const email of [
      '',
      ' ',
      'x',
      'x@',
      '@x.com',
      'a b@example.com',
      'a@b@example.com',
      'a\u0000@example.com',
      long,
      5,
      null,
      {},
      ['a@example.com'],
    ])
      expectInvalid(
        await api.post('/auth/register', { email, password: somePassword() }),
        'email',
        JSON.stringify(email).slice(0, 40),
      );
  });

  check(
    '6 password',
    '8 to 128 code points, no composition rules, common ones refused',
    async ({ api }) => {
      const register = (password: unknown) =>
        api.post('/auth/register', { email: someEmail(), password });
      for (const password of [
        '',
        'short12',
        '1234567',
        'x'.repeat(129),
        null,
        12345678,
        ['aaaaaaaa'],
        'nul\u0000nul\u0000',
      ])
        expectInvalid(await register(password), 'password', String(password).slice(0, 20));
      for (const password of [
        'password',
        '12345678',
        'qwertyuiop',
        'PASSWORD',
        'password123',
        'iloveyou',
        'letmein1',
      ].slice(0, 5))
        expectInvalid(await register(password), 'password', password);
      for (const password of [
        'zxqvwkjh',
        'kkjhqzvw '.repeat(14),
        '🔑🗝️✨🌵🍋🧭🪁🛶',
        ' leading and trailing ',
      ])
        expectOne(await register(password), 201, password.slice(0, 20));
      expectInvalid(await register('🔑'.repeat(7)), 'password', 'seven code points');
    },
  );

  check('6 password', 'is never truncated or normalised away', async ({ api }) => {
    const email = someEmail();
    const password = `${'q'.repeat(80)}-${somePassword()}`.slice(0, 128);
    expectOne(await api.post('/auth/register', { email, password }), 201);
    for (const wrong of [
      password.slice(0, 72),
      `${password} `,
      password.toUpperCase(),
      password.slice(0, -1),
    ])
      expectError(
        await api.post('/auth/login', { email, password: wrong }),
        401,
        'INVALID_CREDENTIALS',
      );
    expectOne(await api.post('/auth/login', { email, password }));
  });

  check('6 register', 'role and other fields of the server are refused', async ({ api }) => {
    const body = () => ({ email: someEmail(), password: somePassword() });
    for (const name of ['role', 'id', 'password_hash', 'created_at', 'last_login', 'nothing'])
      expectInvalid(await api.post('/auth/register', { ...body(), [name]: 'admin' }), name);
    expectInvalid(await api.post('/auth/register', { password: somePassword() }), 'email');
    expectInvalid(await api.post('/auth/register', { email: someEmail() }), 'password');
  });
});
