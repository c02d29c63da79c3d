import assert from 'node:assert/strict';
import { expectError, expectInvalid, expectNothing, expectOne, timestamp } from '../expect.js';
import { methodOf } from '../method.js';
import { clientOf, personFrom } from '../people.js';
import { userKeys } from './auth-calls.js';
import {
  codeIn,
  enter,
  exchange,
  logIn,
  newVerifier,
  oauthSection,
  query,
  s256,
  someone,
  visit,
} from './oauth-calls.js';

export default oauthSection((add) => {
  add(
    'exchange',
    'the code is exchanged for exactly what a login answers',
    async (context, provider) => {
      const who = someone();
      const answer = await enter(context, provider, who);
      const data = expectOne(answer);
      assert.deepEqual(Object.keys(data).sort(), methodOf(context.model).keys);
      assert.deepEqual(Object.keys(data.user).sort(), userKeys);
      assert.deepEqual([data.user.email, data.user.role], [who.email, 'user']);
      assert.match(String(data.user.last_login), timestamp);
      const me = expectOne(await clientOf(context, answer).get('/auth/me'));
      assert.deepEqual(me, data.user);
    },
  );

  add(
    'session',
    'whoever has logged in so can refresh and log out as everybody',
    async (context, provider) => {
      const who = someone();
      const person = await logIn(context, provider, who);
      const renewed = await person.renew();
      expectOne(renewed);
      const now = personFrom(context, person.email, '', renewed);
      expectOne(await now.api.patch('/auth/me', { name: 'Bob' }));
      expectNothing(await now.api.post('/auth/logout'));
      expectError(await now.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      const again = expectOne(await enter(context, provider, who));
      assert.deepEqual([again.user.id, again.user.name], [person.user.id, 'Bob']);
    },
  );

  add(
    'exchange-once',
    'a code is good once, also of several times at once',
    async (context, provider) => {
      const begun = await visit(context, provider, someone());
      const code = codeIn(begun);
      const tries = Array.from({ length: 5 }, () => exchange(context.api, code, begun.verifier));
      const statuses = (await Promise.all(tries)).map(({ status }) => status).toSorted();
      assert.deepEqual(statuses, [200, 401, 401, 401, 401]);
      expectError(await exchange(context.api, code, begun.verifier), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'exchange-expired',
    'a code is good for 60 seconds',
    async (context, provider) => {
      const begun = await visit(context, provider, someone());
      const code = codeIn(begun);
      const where = `code_challenge = '${s256(begun.verifier)}'`;
      const [row, ...more] = await query(
        context,
        `SELECT extract(epoch FROM expires_at - now()) AS seconds FROM oauth_logins WHERE ${where}`,
      );
      assert.deepEqual(more, [], 'the login itself is gone');
      const seconds = Number(row?.seconds);
      assert.ok(seconds > 40 && seconds <= 60, `${seconds} seconds`);
      await query(context, `UPDATE oauth_logins SET expires_at = now() WHERE ${where}`);
      expectError(await exchange(context.api, code, begun.verifier), 401, 'UNAUTHORIZED');
    },
    ['control'],
  );

  add(
    'exchange-verifier',
    'a code is for whoever began the login: the client shows its verifier',
    async (context, provider) => {
      const wrong = { missing: undefined, another: newVerifier(), challenge: 'challenge' };
      for (const [about, verifier] of Object.entries(wrong)) {
        const begun = await visit(context, provider, someone());
        const sent = verifier === 'challenge' ? s256(begun.verifier) : verifier;
        const answer = await exchange(context.api, codeIn(begun), sent);
        expectError(answer, 401, 'UNAUTHORIZED', undefined, about);
      }
      const query = { code_challenge: undefined };
      const bare = await visit(context, provider, someone(), { query });
      expectOne(await exchange(context.api, codeIn(bare)), 200, 'without a challenge');
    },
  );

  add(
    'exchange-input',
    'an exchange with bad input is 400 on its field, with a made-up code 401',
    async ({ api }) => {
      for (const body of [{}, { code: 5 }, { code: null }, { code: ['x'] }])
        expectInvalid(await api.post('/auth/oauth/exchange', body), 'code', JSON.stringify(body));
      const code = newVerifier();
      const more = { code, code_verifier: 5 };
      expectInvalid(await api.post('/auth/oauth/exchange', more), 'code_verifier');
      expectInvalid(await api.post('/auth/oauth/exchange', { code, role: 'admin' }), 'role');
      expectError(await exchange(api, code), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'exchange-origin',
    'where a login needs an allowed Origin, an exchange does, and is not used up without',
    async (context, provider) => {
      const { model, api } = context;
      const begun = await visit(context, provider, someone());
      const code = codeIn(begun);
      if (model.auth === 'session')
        for (const origin of [undefined, 'null', 'https://evil.example']) {
          const answer = await exchange(api, code, begun.verifier, { origin });
          expectError(answer, 403, 'CSRF_FAILED', undefined, `from ${origin}`);
          assert.equal(answer.headers['set-cookie'], undefined);
        }
      expectOne(await exchange(api, code, begun.verifier));
    },
  );
});
