import assert from 'node:assert/strict';
import { expectError, expectMissing, expectNothing, expectOne, missingId } from '../expect.js';
import { loginAgain } from '../people.js';
import { enter, idsOf, link, logIn, oauthSection, someone } from './oauth-calls.js';

export default oauthSection((add) => {
  add(
    'unlink',
    'an identity is taken away by its owner alone, which ends every other session',
    async (context, provider) => {
      const [person, stranger] = [await context.newPerson(), await context.newPerson()];
      const { id } = expectOne(await link(context, provider, person, someone()), 201);
      const other = await loginAgain(context, person);
      const path = `/auth/identities/${id}`;
      expectMissing(await stranger.api.delete(path), "somebody else's");
      for (const wrong of [missingId, 'x'])
        expectMissing(await person.api.delete(`/auth/identities/${wrong}`), wrong);
      expectOne(await other.api.get('/auth/me'), 200, 'so far nothing happened');
      expectNothing(await person.api.delete(path));
      expectError(await other.api.get('/auth/me'), 401, 'UNAUTHORIZED', undefined, 'the other');
      expectOne(await person.api.get('/auth/me'), 200, 'the session that asked');
      expectMissing(await person.api.delete(path), 'again');
      assert.deepEqual(await idsOf(person), []);
    },
  );

  add(
    'unlink-enters',
    'an identity that was taken away opens the account no more',
    async (context, provider) => {
      const person = await context.newPerson();
      const who = someone({ email: person.email });
      const { id } = expectOne(await link(context, provider, person, who), 201);
      expectNothing(await person.api.delete(`/auth/identities/${id}`));
      expectError(await enter(context, provider, who), 409, 'CONFLICT', 'email');
    },
  );

  add(
    'unlink-last',
    'the last way in stays, also of two that are taken away at once',
    async (context, provider) => {
      const person = await logIn(context, provider, someone());
      const remove = (id: string) => person.api.delete(`/auth/identities/${id}`);
      for (let round = 0; round < 5; round += 1) {
        const [last = '', ...more] = await idsOf(person);
        assert.deepEqual(more, [], 'one way in is left');
        expectError(await remove(last), 409, 'CONFLICT');
        expectOne(await link(context, provider, person, someone()), 201);
        const answers = await Promise.all((await idsOf(person)).map(remove));
        assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 409]);
      }
    },
  );
});
