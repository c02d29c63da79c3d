import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { expectError, expectInvalid, expectOne } from '../expect.js';
import { methodOf } from '../method.js';
import { clientOf } from '../people.js';
import { lies, type Someone } from '../provider/id-token.js';
import type { Provider } from '../provider/provider.js';
import { enter, expectStranger, oauthSection, pathOf, present, someone } from './oauth-calls.js';

const newNonce = (): string => randomBytes(24).toString('base64url');

const hashed = (nonce: string): string => createHash('sha256').update(nonce).digest('hex');

/** Somebody's ID token as an app gets it. */
const tokenOf = (provider: Provider, who: Someone, nonce: string): string =>
  provider.idToken({ ...who, nonce, aud: provider.appClientIds[0] });

export default oauthSection((add) => {
  add(
    'app',
    'an app logs in with an ID token that is for it, for another app or for the web',
    async (context, provider) => {
      const who = someone();
      const ids = new Set();
      for (const aud of [...provider.appClientIds, provider.clientId]) {
        const nonce = newNonce();
        const id_token = provider.idToken({ ...who, nonce, aud });
        const answer = await present(context.api, provider, id_token, nonce);
        const data = expectOne(answer, 200, aud);
        assert.deepEqual(Object.keys(data).sort(), methodOf(context.model).keys);
        ids.add(expectOne(await clientOf(context, answer).get('/auth/me')).id);
      }
      ids.add(expectOne(await enter(context, provider, who)).user.id);
      assert.equal(ids.size, 1, 'one user, whatever the way');
    },
  );

  add(
    'app-nonce-hashed',
    'the nonce of an app may be in the ID token as its SHA-256',
    async ({ api }, provider) => {
      const nonce = newNonce();
      expectOne(await present(api, provider, tokenOf(provider, someone(), hashed(nonce)), nonce));
      const bare = newNonce();
      const answer = await present(api, provider, tokenOf(provider, someone(), bare), hashed(bare));
      expectError(answer, 401, 'UNAUTHORIZED', undefined, 'the hash in place of the nonce');
    },
  );

  for (const [name, told] of Object.entries(lies))
    add(
      `app-${name}`,
      `an ID token that is none by its ${name} is 401 from an app too`,
      async (context, provider) => {
        for (const [about, lie] of Object.entries(told)) {
          const [who, nonce] = [someone(), newNonce()];
          const aud = provider.appClientIds[0];
          const id_token = provider.idToken({ ...who, nonce, aud }, lie);
          const answer = await present(context.api, provider, id_token, nonce);
          expectError(answer, 401, 'UNAUTHORIZED', undefined, about);
          await expectStranger(context, who);
        }
      },
    );

  add(
    'app-provider',
    'an ID token of another provider is 401',
    async ({ api, target }, provider) => {
      for (const other of target.providers ?? []) {
        if (other === provider) continue;
        const nonce = newNonce();
        const answer = await present(api, provider, tokenOf(other, someone(), nonce), nonce);
        expectError(answer, 401, 'UNAUTHORIZED', undefined, other.name);
      }
    },
  );

  add(
    'app-input',
    'an app that sends no ID token or nonce is 400 on it, and garbage 401',
    async ({ api }, provider) => {
      const path = `${pathOf(provider)}/token`;
      const nonce = newNonce();
      const id_token = tokenOf(provider, someone(), nonce);
      for (const bad of [undefined, null, 5, '']) {
        expectInvalid(await api.post(path, { id_token: bad, nonce }), 'id_token', String(bad));
        expectInvalid(await api.post(path, { id_token, nonce: bad }), 'nonce', String(bad));
      }
      expectInvalid(await api.post(path, { id_token, nonce, role: 'admin' }), 'role');
      for (const garbage of ['x', 'x.y.z', `${id_token}x`, id_token.replace(/[^.]*$/, '')])
        expectError(await present(api, provider, garbage, nonce), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'app-origin',
    'where a login needs an allowed Origin, one with an ID token does',
    async ({ api, model }, provider) => {
      const nonce = newNonce();
      const body = { id_token: tokenOf(provider, someone(), nonce), nonce };
      const headers = { origin: 'https://evil.example' };
      const answer = await api.post(`${pathOf(provider)}/token`, body, { headers });
      if (model.auth === 'session') expectError(answer, 403, 'CSRF_FAILED');
      else expectOne(answer);
    },
  );

  add('app-name', 'the name that an app tells is for new users only', async (context, provider) => {
    const who = someone({ name: undefined });
    for (const name of ['Eve', 'Bob']) {
      const nonce = newNonce();
      const body = { id_token: tokenOf(provider, who, nonce), nonce, name };
      const data = expectOne(await context.api.post(`${pathOf(provider)}/token`, body));
      assert.equal(data.user.name, 'Eve');
    }
  });
});
