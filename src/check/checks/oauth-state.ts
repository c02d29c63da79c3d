import assert from 'node:assert/strict';
import type { Answer } from '../client.js';
import { expectError } from '../expect.js';
import { expectAllowed } from './allowed.js';
import { cookieIn } from './cookie.js';
import {
  begin,
  codeIn,
  comeBack,
  expectStranger,
  oauthSection,
  pathOf,
  providerNamed,
  query,
  s256,
  someone,
} from './oauth-calls.js';

const expectFailed = (answer: Answer, about: string): void => {
  expectError(answer, 403, 'CSRF_FAILED', undefined, about);
  assert.equal(answer.headers.location, undefined, `${about} leads nowhere`);
};

/** The browser is not to keep the cookie of a login that is over. */
export const expectCleared = ({ headers }: Answer, about: string): void => {
  const { name, value, attributes } = cookieIn(headers['set-cookie']);
  assert.match(name, /^(__Host-)?oauth$/, about);
  assert.ok(value === '' && attributes.includes('max-age=0'), `${about} takes the cookie away`);
};

export default oauthSection((add) => {
  add(
    'state',
    'nobody comes back with a state that is missing, wrong or of another login',
    async (context, provider) => {
      const other = await begin(context, provider);
      const wrong = { missing: '', wrong: 'A'.repeat(43), foreign: null };
      for (const [about, state] of Object.entries(wrong)) {
        const { cookie, address } = await begin(context, provider);
        const who = someone();
        const back = provider.allow(address, who);
        const sent = state ?? other.address.searchParams.get('state') ?? '';
        const parameters = { ...back.parameters, state: sent };
        const answer = await comeBack(context, { ...back, parameters }, { cookie });
        expectFailed(answer, `a ${about} state`);
        expectCleared(answer, `a ${about} state`);
        await expectStranger(context, who);
      }
    },
  );

  add(
    'state-cookie',
    'nobody comes back in a browser that did not begin the login',
    async (context, provider) => {
      const { cookie, address } = await begin(context, provider);
      const other = await begin(context, provider);
      const back = provider.allow(address, someone());
      const [name] = cookie.split('=');
      const bad = {
        'no cookie': undefined,
        'an empty cookie': `${name}=`,
        'a made-up cookie': `${name}=${'A'.repeat(43)}`,
        'the cookie by another name': cookie.replace(String(name), 'other'),
        'the cookie of another login': other.cookie,
      };
      for (const [about, sent] of Object.entries(bad))
        expectFailed(await comeBack(context, back, { cookie: sent }), about);
    },
  );

  add(
    'state-replay',
    'a login comes back once, also of several times at once',
    async (context, provider) => {
      const { cookie, address } = await begin(context, provider);
      const back = provider.allow(address, someone());
      const tries = Array.from({ length: 5 }, () => comeBack(context, back, { cookie }));
      const answers = await Promise.all(tries);
      const statuses = answers.map(({ status }) => status).toSorted();
      assert.deepEqual(statuses, [302, 403, 403, 403, 403]);
      const fresh = provider.allow(address, someone());
      for (const again of [back, fresh])
        expectFailed(await comeBack(context, again, { cookie }), 'again');
    },
  );

  add(
    'state-provider',
    'a login comes back from the provider that it was begun with',
    async (context, provider) => {
      for (const name of context.model.providers.filter((each) => each !== provider.name)) {
        const other = providerNamed(context, name);
        const [mine, theirs] = [await begin(context, provider), await begin(context, other)];
        const state = mine.address.searchParams.get('state') ?? '';
        const back = other.allow(theirs.address, someone());
        const parameters = { ...back.parameters, state };
        const answer = await comeBack(context, { ...back, parameters }, { cookie: mine.cookie });
        expectFailed(answer, `${provider.name} at ${name}`);
      }
    },
  );

  add(
    'state-expired',
    'a login that is ten minutes old is over',
    async (context, provider) => {
      const { cookie, address, verifier } = await begin(context, provider);
      const where = `code_challenge = '${s256(verifier)}'`;
      const [row] = await query(
        context,
        `SELECT extract(epoch FROM expires_at - now()) AS seconds FROM oauth_logins WHERE ${where}`,
      );
      assert.ok(Math.abs(Number(row?.seconds) - 600) < 60, `${row?.seconds} seconds`);
      await query(context, `UPDATE oauth_logins SET expires_at = now() WHERE ${where}`);
      const back = provider.allow(address, someone());
      expectFailed(await comeBack(context, back, { cookie }), 'after its time');
    },
    ['control'],
  );

  add(
    'method',
    'the provider sends people back in the one way that was agreed on',
    async (context, provider) => {
      const { address } = await begin(context, provider);
      const { method } = provider.deny(address);
      const allowed = method === 'GET' ? ['GET', 'HEAD'] : ['POST'];
      await expectAllowed(context.api, `${pathOf(provider)}/callback`, allowed);
      await expectAllowed(context.api, pathOf(provider), ['GET', 'HEAD']);
    },
  );

  add('extra', 'whatever else a provider sends back is passed over', async (context, provider) => {
    const { cookie, address } = await begin(context, provider);
    const back = provider.allow(address, someone());
    const extra = { scope: 'openid email', authuser: '0', prompt: 'consent', hd: 'example.com' };
    const parameters = { ...back.parameters, ...extra };
    const answer = await comeBack(context, { ...back, parameters }, { cookie });
    codeIn({ answer });
    expectCleared(answer, 'a login');
  });
});
