import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Answer } from '../client.js';
import {
  expectError,
  expectInvalid,
  expectList,
  expectOne,
  missingId,
  timestamp,
  uuid,
} from '../expect.js';
import { login } from './auth-calls.js';
import {
  codeIn,
  enter,
  idsOf,
  link,
  logIn,
  newVerifier,
  oauthSection,
  someone,
  visit,
} from './oauth-calls.js';

export default oauthSection((add) => {
  add(
    'identities',
    'GET /auth/identities lists the accounts of others that the caller logs in with',
    async (context, provider) => {
      const [who, stranger] = [someone(), await context.newPerson()];
      const person = await logIn(context, provider, who);
      const answer = await person.api.get('/auth/identities');
      const [row, ...more] = expectList(answer);
      assert.deepEqual(more, []);
      assert.deepEqual(Object.keys(row).sort(), ['created_at', 'email', 'id', 'provider']);
      assert.match(row.id, uuid);
      assert.match(row.created_at, timestamp);
      assert.deepEqual([row.provider, row.email], [provider.name, who.email]);
      assert.ok(!answer.text.includes(who.sub), 'the subject stays here');
      assert.deepEqual(await idsOf(stranger), []);
      expectInvalid(await person.api.get('/auth/identities?user_id=x'), 'user_id');
    },
  );

  add(
    'link',
    'whoever is logged in links an identity, once, and logs in with it from then on',
    async (context, provider) => {
      const person = await context.newPerson();
      const who = someone();
      const answer = await link(context, provider, person, who);
      const identity = expectOne(answer, 201);
      assert.deepEqual(Object.keys(identity).sort(), ['created_at', 'email', 'id', 'provider']);
      assert.ok(String(answer.headers.location).endsWith(`/auth/identities/${identity.id}`));
      assert.deepEqual(expectOne(await link(context, provider, person, who)), identity, 'again');
      assert.deepEqual(await idsOf(person), [identity.id]);
      const { user } = expectOne(await enter(context, provider, who));
      assert.deepEqual([user.id, user.email], [person.user.id, person.email]);
      expectOne(await login(context.api, person.email, person.password), 200, 'the password too');
    },
  );

  add(
    'link-same-email',
    'an account whose email was 409 logs in with the identity once it is linked',
    async (context, provider) => {
      const person = await context.newPerson();
      const who = someone({ email: person.email });
      expectError(await enter(context, provider, who), 409, 'CONFLICT', 'email');
      expectOne(await link(context, provider, person, who), 201);
      assert.equal(expectOne(await enter(context, provider, who)).user.id, person.user.id);
    },
  );

  add(
    'link-other',
    'an identity of another user is 409 and stays theirs',
    async (context, provider) => {
      const who = someone();
      const [owner, thief] = [await logIn(context, provider, who), await context.newPerson()];
      expectError(await link(context, provider, thief, who), 409, 'CONFLICT');
      assert.deepEqual(await idsOf(thief), []);
      assert.equal(expectOne(await enter(context, provider, who)).user.id, owner.user.id);
    },
  );

  add(
    'link-race',
    'of two users who link an identity at once one gets it',
    async (context, provider) => {
      const who = someone();
      const people = [await context.newPerson(), await context.newPerson()];
      const answers = await Promise.all(
        people.map((person) => link(context, provider, person, who)),
      );
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409]);
      const owners = await Promise.all(people.map(idsOf));
      assert.equal(owners.flat().length, 1);
    },
  );

  add(
    'link-verifier',
    'a code links only with the verifier of whoever began the login',
    async (context, provider) => {
      const person = await context.newPerson();
      const attempt = async (challenge: object, verifier: (own: string) => string | undefined) => {
        const begun = await visit(context, provider, someone(), { query: challenge });
        const body = { code: codeIn(begun), code_verifier: verifier(begun.verifier) };
        return person.api.post('/auth/identities', body);
      };
      const bare = { code_challenge: undefined };
      const tries: Record<string, Answer> = {
        'another verifier': await attempt({}, newVerifier),
        'begun without a challenge': await attempt(bare, (own) => own),
      };
      for (const [about, answer] of Object.entries(tries))
        expectError(answer, 401, 'UNAUTHORIZED', undefined, about);
      for (const answer of [
        await attempt({}, () => undefined),
        await attempt(bare, () => undefined),
      ])
        assert.ok([400, 401].includes(answer.status), `no verifier: ${answer.status}`);
      assert.deepEqual(await idsOf(person), []);
    },
  );

  add(
    'link-once',
    'a code that has linked or logged in does neither again',
    async (context, provider) => {
      const person = await context.newPerson();
      const begun = await visit(context, provider, someone());
      const body = { code: codeIn(begun), code_verifier: begun.verifier };
      expectOne(await person.api.post('/auth/identities', body), 201);
      const again = await context.api.post('/auth/oauth/exchange', body);
      expectError(again, 401, 'UNAUTHORIZED');
      expectError(await person.api.post('/auth/identities', body), 401, 'UNAUTHORIZED');
      expectOne(await person.api.get('/auth/me'), 200, 'still logged in');
    },
  );

  add(
    'link-app',
    'an app links by its ID token, which is checked as for a login',
    async (context, provider) => {
      const person = await context.newPerson();
      const [who, nonce] = [someone(), randomBytes(24).toString('base64url')];
      const claims = { ...who, nonce, aud: provider.appClientIds[0] };
      const send = (id_token: string, with_nonce: string) =>
        person.api.post('/auth/identities', {
          provider: provider.name,
          id_token,
          nonce: with_nonce,
        });
      const good = provider.idToken(claims);
      const bad = provider.idToken({ ...claims, aud: 'another-client' });
      expectError(await send(bad, nonce), 401, 'UNAUTHORIZED', undefined, 'for another client');
      expectError(await send(good, `${nonce}x`), 401, 'UNAUTHORIZED', undefined, 'another nonce');
      expectOne(await send(good, nonce), 201);
      assert.equal(expectOne(await enter(context, provider, who)).user.id, person.user.id);
    },
  );

  add('link-input', 'a link with bad input is 400', async (context, provider) => {
    const { api } = await context.person('ann');
    const code_verifier = newVerifier();
    const id_token = 'x.y.z';
    const bad = [
      {},
      { code: 5, code_verifier },
      { provider: 'nobody', id_token, nonce: 'x' },
      { provider: provider.name, id_token },
      { code: 'x', code_verifier, user_id: missingId },
    ];
    for (const body of bad) {
      const answer = await api.post('/auth/identities', body);
      expectError(answer, 400, 'VALIDATION_ERROR', undefined, JSON.stringify(body));
    }
  });
});
