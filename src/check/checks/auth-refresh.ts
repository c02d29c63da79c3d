import assert from 'node:assert/strict';
import { authSection } from '../check.js';
import { expectError, expectInvalid, expectOne } from '../expect.js';
import { methodOf } from '../method.js';
import { loginAgain } from '../people.js';
import { refresh } from './auth-calls.js';
import { decode } from './tokens.js';

export default authSection('jwt', (_model, add) => {
  add(
    'auth.refresh',
    '6 jwt',
    'a refresh answers 200 with a new pair of tokens that work',
    async (context) => {
      const person = await context.newPerson();
      const data = expectOne(await refresh(context.api, person.refresh));
      assert.deepEqual(Object.keys(data).sort(), methodOf(context.model).keys);
      assert.deepEqual([data.token_type, data.expires_in], ['Bearer', 900]);
      assert.equal(data.user.id, person.user.id);
      expectOne(await context.api.bearing(data.access_token).get('/auth/me'));
      expectOne(await refresh(context.api, data.refresh_token));
    },
  );

  add(
    'auth.refresh-rotates',
    '6 jwt',
    'a refresh token is spent by its use: the next one differs',
    async (context) => {
      const person = await context.newPerson();
      const data = expectOne(await refresh(context.api, person.refresh));
      assert.notEqual(data.refresh_token, person.refresh);
      expectError(await refresh(context.api, person.refresh), 401, 'TOKEN_REUSED');
    },
  );

  add(
    'auth.refresh-session',
    '6 jwt',
    'a refresh goes on with the same session',
    async (context) => {
      const person = await context.newPerson();
      const data = expectOne(await refresh(context.api, person.refresh));
      assert.equal(decode(data.access_token)[1].sid, decode(person.access)[1].sid);
      expectOne(await person.api.get('/auth/me'), 200, 'the access token lives on');
    },
  );

  add(
    'auth.refresh-opaque',
    '6 jwt',
    'a refresh token is opaque and has at least 256 bits',
    async (context) => {
      const [ann, bob] = [await context.newPerson(), await context.person('bob')];
      for (const token of [ann.refresh, bob.refresh]) {
        assert.ok(Buffer.from(token, 'base64url').length >= 32, `${token.length} characters`);
        assert.equal(token.split('.').length, 1, 'is no JWT');
      }
      assert.notEqual(ann.refresh.slice(0, 16), bob.refresh.slice(0, 16));
    },
  );

  add(
    'auth.refresh-reuse-family',
    '6 jwt',
    'reuse ends the family: its unspent token is 401 UNAUTHORIZED',
    async (context) => {
      const person = await context.newPerson();
      const data = expectOne(await refresh(context.api, person.refresh));
      expectError(await refresh(context.api, person.refresh), 401, 'TOKEN_REUSED');
      expectError(await refresh(context.api, data.refresh_token), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.refresh-reuse-access',
    '6 jwt',
    'reuse ends the access tokens of the family at once',
    async (context) => {
      const person = await context.newPerson();
      const data = expectOne(await refresh(context.api, person.refresh));
      await refresh(context.api, person.refresh);
      for (const token of [data.access_token, person.access])
        expectError(await context.api.bearing(token).get('/auth/me'), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.refresh-reuse-old',
    '6 jwt',
    'a token spent long ago still counts as reused',
    async (context) => {
      const person = await context.newPerson();
      let token = person.refresh;
      for (let round = 0; round < 3; round += 1)
        token = expectOne(await refresh(context.api, token)).refresh_token;
      expectError(await refresh(context.api, person.refresh), 401, 'TOKEN_REUSED');
      expectError(await refresh(context.api, token), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.refresh-reuse-others',
    '6 jwt',
    'reuse ends one family, not the other devices',
    async (context) => {
      const person = await context.newPerson();
      const other = await loginAgain(context, person);
      await refresh(context.api, person.refresh);
      expectError(await refresh(context.api, person.refresh), 401, 'TOKEN_REUSED');
      expectOne(await other.api.get('/auth/me'));
      expectOne(await refresh(context.api, other.refresh));
    },
  );

  add(
    'auth.refresh-race',
    '6 jwt',
    'of concurrent uses of a refresh token exactly one wins',
    async (context) => {
      for (let round = 0; round < 3; round += 1) {
        const person = await context.newPerson();
        const uses = Array.from({ length: 6 }, () => refresh(context.api, person.refresh));
        const answers = await Promise.all(uses);
        const statuses = answers.map(({ status }) => status).sort();
        assert.deepEqual(statuses, [200, 401, 401, 401, 401, 401]);
        const codes = answers.map(({ json }) => json.error?.code);
        assert.ok(codes.includes('TOKEN_REUSED'), codes.join());
        const won = answers.find(({ status }) => status === 200)?.json.data;
        expectError(await refresh(context.api, won.refresh_token), 401, 'UNAUTHORIZED');
      }
    },
  );

  add(
    'auth.refresh-unknown',
    '6 jwt',
    'a refresh token that was never given out is 401',
    async ({ api, person }) => {
      const { access, refresh: real } = await person('ann');
      const changed = `${real.startsWith('A') ? 'B' : 'A'}${real.slice(1)}`;
      for (const token of ['a'.repeat(43), changed, real.toLowerCase(), `${real}A`, "' OR 1=1 --"])
        expectError(await refresh(api, token), 401, 'UNAUTHORIZED', undefined, token.slice(0, 12));
      const mixed = await refresh(api, access);
      assert.ok([400, 401].includes(mixed.status), 'an access token refreshes nothing');
    },
  );

  add(
    'auth.refresh-input',
    '6 jwt',
    'a refresh with bad input is 400 on its field',
    async ({ api }) => {
      for (const token of [undefined, null, 5, {}, ['x'], ''])
        expectInvalid(await refresh(api, token), 'refresh_token', JSON.stringify(token));
      const body = { refresh_token: 'a'.repeat(43), user_id: 'x' };
      expectInvalid(await api.post('/auth/refresh', body), 'user_id');
    },
  );

  add(
    'auth.refresh-alone',
    '6 jwt',
    'a refresh needs no access token, and a dead one does no harm',
    async (context) => {
      const person = await context.newPerson();
      const data = expectOne(await refresh(context.api.bearing('a.b.c'), person.refresh));
      expectOne(await refresh(context.api, data.refresh_token));
    },
  );
});
