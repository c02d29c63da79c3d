import { randomBytes } from 'node:crypto';
import { section } from '../check.js';
import { expectError, expectNothing, expectOne } from '../expect.js';
import { onInstance } from '../instance.js';
import { decode, forge } from '../jwt.js';
import { newPerson } from '../people.js';

const secret = randomBytes(32).toString('base64url');
const minuteAgo = (): number => Math.floor(Date.now() / 1000) - 60;

export default section('6 Expiry', (check) => {
  check(
    '6 jwt',
    'a token past its time is TOKEN_EXPIRED, one for somebody else 401',
    async (context) => {
      await onInstance(context, { JWT_SECRET: secret }, async (own) => {
        const { access } = await newPerson(own);
        const [header, claims] = decode(access);
        const me = (changes: object) =>
          own.api.bearing(forge(header, { ...claims, ...changes }, secret)).get('/auth/me');
        expectOne(await me({}));
        expectError(await me({ exp: minuteAgo() }), 401, 'TOKEN_EXPIRED');
        for (const changes of [
          { aud: 'other' },
          { iss: 'other' },
          { sid: undefined },
          { exp: undefined },
        ])
          expectError(await me(changes), 401, 'UNAUTHORIZED', undefined, JSON.stringify(changes));
        for (const id of ['x', '00000000-0000-4000-8000-000000000000']) {
          expectError(await me({ sub: id }), 401, 'UNAUTHORIZED', undefined, `sub ${id}`);
          expectError(await me({ sid: id }), 401, 'UNAUTHORIZED', undefined, `sid ${id}`);
        }
      });
    },
    ['control'],
  );

  check(
    '6 logout',
    'takes an expired access token and still ends the session',
    async (context) => {
      await onInstance(context, { JWT_SECRET: secret }, async (own) => {
        const person = await newPerson(own);
        const [header, claims] = decode(person.access);
        const expired = forge(header, { ...claims, exp: minuteAgo() }, secret);
        expectNothing(await own.api.bearing(expired).post('/auth/logout'));
        expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      });
    },
    ['control'],
  );
});
