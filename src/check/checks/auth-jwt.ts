import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { authSection } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectOne, missingId } from '../expect.js';
import { decode, encode, forge } from './tokens.js';

const expectRefused = async (api: Client, token: string, about: string): Promise<void> => {
  const answer = await api.bearing(token).get('/auth/me');
  expectError(answer, 401, 'UNAUTHORIZED', undefined, about);
};

const weak = ['', 'secret', 'changeme', 'your-secret-key-change-in-production', 'x'.repeat(32)];

export default authSection('jwt', (_model, add) => {
  add('auth.jwt-algorithm', '6 jwt', 'the access token is signed with HS256', async (context) => {
    const [header] = decode((await context.person('ann')).access);
    assert.equal(header.alg, 'HS256');
  });

  add(
    'auth.jwt-claims',
    '6 jwt',
    'the access token names iss, aud, sub and sid, and nothing secret',
    async (context) => {
      const { access, user, email } = await context.person('ann');
      const [, claims] = decode(access);
      for (const name of ['iss', 'aud', 'sub', 'sid', 'exp']) assert.ok(claims[name], name);
      assert.equal(claims.sub, user.id);
      assert.ok(!JSON.stringify(claims).includes(email), 'holds no email');
      assert.doesNotMatch(JSON.stringify(claims), /password|argon2/);
    },
  );

  add('auth.jwt-lifetime', '6 jwt', 'the access token lives 15 minutes', async (context) => {
    const [, claims] = decode((await context.newPerson()).access);
    const left = Number(claims.exp) - Date.now() / 1000;
    assert.ok(left > 840 && left <= 905, `${left} seconds are left`);
  });

  add(
    'auth.jwt-none',
    '6 jwt',
    'a token without a signature is 401, however its alg is written',
    async (context) => {
      const { access } = await context.person('ann');
      const [header, claims] = decode(access);
      const [head, body, signature] = access.split('.');
      for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
        await expectRefused(context.api, forge({ ...header, alg }, claims, null), `alg ${alg}`);
        await expectRefused(
          context.api,
          `${forge({ alg }, claims, null)}${signature}`,
          `${alg} signed`,
        );
      }
      await expectRefused(context.api, `${head}.${body}.`, 'signature cut off');
      await expectRefused(context.api, `${head}.${body}`, 'two parts');
    },
  );

  add(
    'auth.jwt-other-secret',
    '6 jwt',
    'a token signed with a guessed secret is 401',
    async (context) => {
      const [header, claims] = decode((await context.person('ann')).access);
      for (const secret of weak)
        await expectRefused(context.api, forge(header, claims, secret), `secret ${secret}`);
    },
  );

  add(
    'auth.jwt-key-confusion',
    '6 jwt',
    'a token that brings or names its own key is 401',
    async (context) => {
      const [, claims] = decode((await context.person('ann')).access);
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const jwk = publicKey.export({ format: 'jwk' });
      const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
      const signed = (header: object): string => {
        const text = `${encode({ ...header })}.${encode(claims)}`;
        const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
        return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
      };
      await expectRefused(context.api, signed({ alg: 'ES256', jwk }), 'ES256 with a jwk');
      await expectRefused(context.api, signed({ alg: 'ES256', jku: 'http://127.0.0.1:9' }), 'jku');
      await expectRefused(
        context.api,
        forge({ alg: 'HS256', kid: '/dev/null' }, claims, ''),
        'kid',
      );
      await expectRefused(
        context.api,
        forge({ alg: 'HS256' }, claims, pem),
        'public key as secret',
      );
      await expectRefused(context.api, forge({ alg: 'RS256' }, claims, pem), 'RS256');
    },
  );

  add(
    'auth.jwt-tampered',
    '6 jwt',
    'a token that was changed after it was signed is 401',
    async (context) => {
      const { access } = await context.person('ann');
      const [, claims] = decode(access);
      const [head, body, signature = ''] = access.split('.');
      const first = signature.startsWith('A') ? 'B' : 'A';
      for (const changes of [{ sub: missingId }, { exp: 9_999_999_999 }, { role: 'admin' }]) {
        const changed = encode({ ...claims, ...changes });
        await expectRefused(
          context.api,
          `${head}.${changed}.${signature}`,
          JSON.stringify(changes),
        );
      }
      await expectRefused(
        context.api,
        `${head}.${body}.${first}${signature.slice(1)}`,
        'signature',
      );
      await expectRefused(
        context.api,
        `${encode({ alg: 'HS384' })}.${body}.${signature}`,
        'header',
      );
    },
  );

  add('auth.jwt-garbage', '6 jwt', 'what is no token at all is 401', async (context) => {
    const { access } = await context.person('ann');
    for (const token of [
      'x',
      'a.b.c',
      '..',
      '...',
      'e30.e30.e30',
      access.toUpperCase(),
      `${access}.x`,
    ])
      await expectRefused(context.api, token, token.slice(0, 30));
    await expectRefused(context.api, 'x'.repeat(8_000), '8000 letters');
  });

  add(
    'auth.bearer-only',
    '6 jwt',
    'only an Authorization header with Bearer carries the token',
    async ({ api, person }) => {
      const { access, refresh } = await person('ann');
      const tries = ['Bearer', `Basic ${access}`, access, `Token ${access}`, `Bearer ${refresh}`];
      for (const authorization of [...tries, `Bearer ${access} x`, `Bearer ${access},x`])
        expectError(
          await api.get('/auth/me', { headers: { authorization } }),
          401,
          'UNAUTHORIZED',
          undefined,
          authorization.slice(0, 20),
        );
      for (const name of ['access_token', 'token'])
        expectError(await api.get(`/auth/me?${name}=${access}`), 401, 'UNAUTHORIZED');
      for (const headers of [{ cookie: `access_token=${access}` }, { 'x-access-token': access }])
        expectError(await api.get('/auth/me', { headers }), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.bearer-case',
    '6 jwt',
    'the word Bearer may be written in any case',
    async ({ api, person }) => {
      const { access } = await person('ann');
      for (const word of ['bearer', 'BEARER'])
        expectOne(await api.get('/auth/me', { headers: { authorization: `${word} ${access}` } }));
    },
  );
});
