import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectInvalid, expectOne, missingId } from '../expect.js';
import { decode, encode, forge } from '../jwt.js';
import { loginAgain, newPerson } from '../people.js';

const refresh = (api: Client, token: unknown) =>
  api.post('/auth/refresh', { refresh_token: token });

export default section('6 Tokens', (check) => {
  check(
    '6 jwt',
    'the access token is HS256 with iss, aud, sub, sid and 15 minutes',
    async (context) => {
      const { access, user } = await newPerson(context);
      const [header, claims] = decode(access);
      assert.equal(header.alg, 'HS256');
      for (const name of ['iss', 'aud', 'sub', 'sid', 'exp']) assert.ok(claims[name], name);
      assert.equal(claims.sub, user.id);
      const left = Number(claims.exp) - Date.now() / 1000;
      assert.ok(left > 800 && left <= 905, String(left));
      for (const name of ['password', 'password_hash', 'email'])
        assert.equal(claims[name], undefined, name);
    },
  );

  check('6 jwt', 'a forged token is 401', async (context) => {
    const { access, api } = await newPerson(context);
    const [header, claims] = decode(access);
    const [head, body, signature = ''] = access.split('.');
    const forged = [
      forge({ alg: 'none', typ: 'JWT' }, claims, null),
      forge({ ...header, alg: 'None' }, claims, null),
      forge(header, claims, ''),
      forge(header, claims, 'secret'),
      forge({ ...header, alg: 'HS512' }, claims, 'secret'),
      `${head}.${body}.`,
      `${head}.${body}`,
      `${head}.${encode({ ...claims, sub: missingId })}.${signature}`,
      `${head}.${encode({ ...claims, exp: 9_999_999_999 })}.${signature}`,
      `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      'x',
      'a.b.c',
      '..',
      access.toUpperCase(),
    ];
    for (const token of forged)
      expectError(
        await context.api.bearing(token).get('/auth/me'),
        401,
        'UNAUTHORIZED',
        undefined,
        token.slice(0, 60),
      );
    expectOne(await api.get('/auth/me'));
  });

  check('6 401', 'only a Bearer header counts', async (context) => {
    const { access, refresh: token } = await newPerson(context);
    const tries = [
      '',
      'Bearer',
      'Bearer ',
      `Basic ${access}`,
      access,
      `Token ${access}`,
      `Bearer ${token}`,
      `Bearer  ${access} x`,
    ];
    for (const authorization of tries)
      expectError(
        await context.api.get('/auth/me', { headers: { authorization } }),
        401,
        'UNAUTHORIZED',
        undefined,
        authorization.slice(0, 20),
      );
    expectError(await context.api.get(`/auth/me?access_token=${access}`), 401, 'UNAUTHORIZED');
    expectError(
      await context.api.get('/auth/me', { headers: { cookie: `access_token=${access}` } }),
      401,
      'UNAUTHORIZED',
    );
    const lower = await context.api.get('/auth/me', {
      headers: { authorization: `bearer ${access}` },
    });
    expectOne(lower, 200, 'the scheme is case-insensitive');
  });

  check('6 refresh', 'rotates: 200 with a new pair, the old token is spent', async (context) => {
    const person = await newPerson(context);
    const data = expectOne(await refresh(context.api, person.refresh));
    assert.notEqual(data.refresh_token, person.refresh);
    assert.deepEqual([data.token_type, data.expires_in], ['Bearer', 900]);
    assert.ok(Buffer.from(data.refresh_token, 'base64url').length >= 32, '256 bits');
    expectOne(await context.api.bearing(data.access_token).get('/auth/me'));
    assert.equal(decode(data.access_token)[1].sid, decode(person.access)[1].sid, 'same session');
    expectOne(await refresh(context.api, data.refresh_token));
  });

  check('6 refresh', 'a second use is TOKEN_REUSED and ends the whole family', async (context) => {
    const person = await newPerson(context);
    const other = await loginAgain(context, person);
    const data = expectOne(await refresh(context.api, person.refresh));
    expectError(await refresh(context.api, person.refresh), 401, 'TOKEN_REUSED');
    expectError(await refresh(context.api, data.refresh_token), 401, 'UNAUTHORIZED');
    expectError(await context.api.bearing(data.access_token).get('/auth/me'), 401, 'UNAUTHORIZED');
    expectOne(await refresh(context.api, other.refresh), 200, 'another family lives on');
  });

  check('6 refresh', 'of concurrent uses exactly one wins', async (context) => {
    for (let round = 0; round < 5; round += 1) {
      const person = await newPerson(context);
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => refresh(context.api, person.refresh)),
      );
      const won = answers.filter((answer) => answer.status === 200);
      assert.equal(won.length, 1, answers.map((answer) => answer.status).join());
      for (const answer of answers)
        if (answer.status !== 200) assert.equal(answer.status, 401, answer.text);
      const codes = answers
        .filter((answer) => answer.status === 401)
        .map((answer) => answer.json.error.code);
      assert.ok(codes.includes('TOKEN_REUSED'), codes.join());
      expectError(await refresh(context.api, won[0]?.json.data.refresh_token), 401, 'UNAUTHORIZED');
    }
  });

  check('6 refresh', 'an unknown token is 401, a malformed body 400', async (context) => {
    for (const token of ['x', 'a'.repeat(43), 'x'.repeat(3000)]) {
      const answer = await refresh(context.api, token);
      if (answer.status !== 400) expectError(answer, 401, 'UNAUTHORIZED');
    }
    for (const token of [undefined, null, 5, {}, ['x'], ''])
      expectInvalid(await refresh(context.api, token), 'refresh_token', String(token));
    const { access } = await newPerson(context);
    const mixed = await refresh(context.api, access);
    assert.ok([400, 401].includes(mixed.status), 'an access token refreshes nothing');
  });
});
