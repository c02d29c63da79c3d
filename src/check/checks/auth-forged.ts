import type { Context } from '../check.js';
import { authSection } from '../check.js';
import { expectError, expectNothing, expectOne, missingId } from '../expect.js';
import type { Person } from '../people.js';
import { type Claims, decode, forge } from './tokens.js';

const now = (): number => Math.floor(Date.now() / 1000);

/** Signs a person's claims, changed, with the server's own secret. */
const signedAs = (context: Context, { access }: Person, changes: Claims, alg = 'HS256'): string => {
  const [header, claims] = decode(access);
  const secret = context.target.control?.env.JWT_SECRET ?? '';
  return forge({ ...header, alg }, { ...claims, ...changes }, secret);
};

const me = (context: Context, token: string) => context.api.bearing(token).get('/auth/me');

export default authSection('jwt', (_model, add) => {
  add(
    'auth.jwt-secret',
    '9 secrets',
    'the secret of the environment signs the tokens',
    async (context) => {
      const ann = await context.person('ann');
      expectOne(await me(context, signedAs(context, ann, { jti: 'own' })));
    },
    ['control'],
  );

  for (const alg of ['HS384', 'HS512'])
    add(
      `auth.jwt-pinned[${alg}]`,
      '6 jwt',
      `a token signed with ${alg} and the right secret is 401`,
      async (context) => {
        const token = signedAs(context, await context.person('ann'), {}, alg);
        expectError(await me(context, token), 401, 'UNAUTHORIZED');
      },
      ['control'],
    );

  add(
    'auth.jwt-expired',
    '6 jwt',
    'a token past its time is 401 TOKEN_EXPIRED',
    async (context) => {
      const ann = await context.person('ann');
      for (const exp of [now() - 60, now() - 2, 1])
        expectError(await me(context, signedAs(context, ann, { exp })), 401, 'TOKEN_EXPIRED');
    },
    ['control'],
  );

  const refused: Record<string, [string, Claims[]]> = {
    iss: ['of another issuer', [{ iss: 'other' }, { iss: undefined }]],
    aud: ['for another audience', [{ aud: 'other' }, { aud: undefined }, { aud: [] }]],
    sub: ['for a user who is not there', [{ sub: missingId }, { sub: 'x' }, { sub: undefined }]],
    sid: ['of no session', [{ sid: missingId }, { sid: 'x' }, { sid: undefined }, { sid: {} }]],
    exp: ['that never ends', [{ exp: undefined }]],
    nbf: ['that is not valid yet', [{ nbf: now() + 3_600 }]],
  };
  for (const [claim, [about, changes]] of Object.entries(refused))
    add(
      `auth.jwt-${claim}`,
      '6 jwt',
      `a token ${about} is 401, though signed with the secret`,
      async (context) => {
        const ann = await context.person('ann');
        for (const each of changes) {
          const answer = await me(context, signedAs(context, ann, each));
          expectError(answer, 401, 'UNAUTHORIZED', undefined, JSON.stringify(each));
        }
      },
      ['control'],
    );

  add(
    'auth.jwt-session-owner',
    '6 jwt',
    "a token with another user's session is 401",
    async (context) => {
      const [ann, bob] = [await context.person('ann'), await context.person('bob')];
      const [, { sid }] = decode(bob.access);
      expectError(await me(context, signedAs(context, ann, { sid })), 401, 'UNAUTHORIZED');
    },
    ['control'],
  );

  add(
    'auth.logout-expired',
    '6 logout',
    'logout takes an expired access token and ends its session',
    async (context) => {
      const person = await context.newPerson();
      const expired = signedAs(context, person, { exp: now() - 60 });
      expectNothing(await context.api.bearing(expired).post('/auth/logout'));
      expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    },
    ['control'],
  );

  add('auth.logout-forged', '6 logout', 'a forged token logs nobody out', async (context) => {
    const person = await context.newPerson();
    const [header, claims] = decode(person.access);
    const forged = forge(header, claims, 'not-the-secret-of-this-server-at-all');
    const answer = await context.api.bearing(forged).post('/auth/logout');
    if (answer.status !== 204) expectError(answer, 401, 'UNAUTHORIZED');
    expectOne(await person.api.get('/auth/me'));
  });
});
