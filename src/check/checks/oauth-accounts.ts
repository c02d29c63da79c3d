import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import type { Answer } from '../client.js';
import { expectError, expectList, expectOne } from '../expect.js';
import { someEmail, somePassword } from '../people.js';
import type { Provider } from '../provider/provider.js';
import { login } from './auth-calls.js';
import {
  begin,
  codeIn,
  comeBack,
  enter,
  exchange,
  expectStranger,
  logIn,
  oauthSection,
  pathOf,
  query,
  someone,
  visit,
} from './oauth-calls.js';

const expectTaken = (answer: Answer, about: string): void =>
  expectError(answer, 409, 'CONFLICT', 'email', about);

/** Identities are known by provider and subject: no other user has got this one. */
const ownersOf = ({ name }: Provider, context: Context, sub: string) =>
  query(
    context,
    `SELECT user_id FROM identities WHERE provider = '${name}' AND subject = '${sub}'`,
  );

export default oauthSection((add) => {
  add(
    'account-subject',
    'whoever logs in is known by their subject: another email changes nothing of the user',
    async (context, provider) => {
      const who = someone();
      const first = await logIn(context, provider, who);
      const moved = { ...who, email: someEmail(), name: 'Eve' };
      const again = expectOne(await enter(context, provider, moved));
      assert.deepEqual(
        [again.user.id, again.user.email, again.user.name],
        [first.user.id, who.email, first.user.name],
      );
      const [identity, ...more] = expectList(await first.api.get('/auth/identities'));
      assert.deepEqual(more, []);
      assert.equal(identity?.email, moved.email, 'the identity shows the new one');
      const hidden = { ...who, email: undefined, email_verified: undefined };
      assert.equal(expectOne(await enter(context, provider, hidden)).user.id, first.user.id);
    },
  );

  add(
    'account-provider',
    'a subject means somebody at one provider: at another one it is somebody else',
    async (context, provider) => {
      const who = someone();
      const first = await logIn(context, provider, who);
      for (const other of context.target.providers ?? []) {
        if (other === provider) continue;
        const namesake = someone({ sub: who.sub });
        const { user } = expectOne(await enter(context, other, namesake), 200, other.name);
        assert.notEqual(user.id, first.user.id, other.name);
      }
    },
  );

  add(
    'account-email',
    'an email that somebody has is 409, whoever they are at the provider',
    async (context, provider) => {
      const who = someone();
      const first = await logIn(context, provider, who);
      const others = [who.email, who.email?.toUpperCase()];
      for (const email of others) {
        const impostor = someone({ email });
        expectTaken(await enter(context, provider, impostor), String(email));
        assert.deepEqual(await ownersOf(provider, context, impostor.sub), []);
      }
      expectOne(await first.api.get('/auth/me'));
    },
    ['control'],
  );

  add(
    'account-password',
    'an email of an account with a password is 409, and opens nothing',
    async (context, provider) => {
      const person = await context.newPerson();
      for (const email of [person.email, person.email.toUpperCase()]) {
        const who = someone({ email });
        expectTaken(await enter(context, provider, who), email);
        assert.deepEqual(await ownersOf(provider, context, who.sub), []);
      }
      assert.deepEqual(expectList(await person.api.get('/auth/identities')), []);
      expectOne(await login(context.api, person.email, person.password));
    },
    ['control'],
  );

  add(
    'account-verified',
    'an email that the provider has not verified makes no account: 403',
    async (context, provider) => {
      for (const email_verified of [false, 'false', undefined, null, 0, '']) {
        const who = someone({ email_verified });
        const answer = await enter(context, provider, who);
        expectError(answer, 403, 'FORBIDDEN', undefined, String(email_verified));
        await expectStranger(context, who);
      }
      const nobody = someone({ email: undefined });
      expectError(await enter(context, provider, nobody), 403, 'FORBIDDEN', undefined, 'no email');
      expectOne(await enter(context, provider, someone({ email_verified: 'true' })), 200, 'a text');
    },
    ['control'],
  );

  add(
    'account-race',
    'of two first logins at once both are the same user',
    async (context, provider) => {
      const who = someone();
      const begun = await Promise.all([1, 2, 3].map(() => visit(context, provider, who)));
      const answers = await Promise.all(
        begun.map((each) => exchange(context.api, codeIn(each), each.verifier)),
      );
      const ids = answers.map((answer) => expectOne(answer).user.id);
      assert.equal(new Set(ids).size, 1, ids.join());
    },
  );

  add('account-case', 'an email is kept in small letters here too', async (context, provider) => {
    const email = someEmail();
    const { user } = expectOne(
      await enter(context, provider, someone({ email: email.toUpperCase() })),
    );
    assert.equal(user.email, email);
    const fresh = { email, password: somePassword() };
    expectError(await context.api.post('/auth/register', fresh), 409, 'CONFLICT', 'email');
  });

  add(
    'account-form',
    'a form that comes back tells at most the name of somebody new',
    async (context, provider) => {
      const [who, eve] = [someone({ name: undefined }), someEmail()];
      const begun = await begin(context, provider);
      const back = provider.allow(begun.address, who);
      const user = JSON.stringify({ name: { firstName: 'Ann', lastName: 'Lee' }, email: eve });
      const parameters = { ...back.parameters, user };
      const answer = await comeBack(context, { ...back, parameters }, { cookie: begun.cookie });
      const data = expectOne(await exchange(context.api, codeIn({ answer }), begun.verifier));
      assert.equal(data.user.email, who.email);
      if (back.method === 'POST') assert.equal(data.user.name, 'Ann Lee');
      for (const user of ['{', '[]', '{"name":5}', '{"name":{"firstName":{}}}', 'null']) {
        const next = await begin(context, provider);
        const { parameters, ...rest } = provider.allow(next.address, someone());
        const sent = { ...rest, parameters: { ...parameters, user } };
        codeIn({ answer: await comeBack(context, sent, { cookie: next.cookie }) });
      }
    },
  );

  add('not-found', 'nothing else is below the way of a provider', async ({ api }, provider) => {
    for (const path of ['/auth/oauth', '/auth/oauth/nobody', `${pathOf(provider)}/x`])
      expectError(await api.get(path), 404, 'NOT_FOUND', undefined, path);
  });
});
