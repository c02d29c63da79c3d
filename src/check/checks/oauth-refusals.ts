import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import type { Answer } from '../client.js';
import { expectError } from '../expect.js';
import { lies } from '../provider/id-token.js';
import type { Misbehaviour, Provider } from '../provider/provider.js';
import {
  begin,
  comeBack,
  expectStranger,
  home,
  oauthSection,
  someone,
  visit,
} from './oauth-calls.js';
import { expectCleared } from './oauth-state.js';

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const expectRefused = async (
  context: Context,
  provider: Provider,
  about: string,
  how: Misbehaviour,
): Promise<void> => {
  const who = someone();
  const { answer } = await visit(context, provider, who, how);
  expectError(answer, 401, 'UNAUTHORIZED', undefined, about);
  expectCleared(answer, about);
  await expectStranger(context, who);
};

/** A page that is sent back with the code of an error, and with nothing else. */
const expectSentBack = ({ headers, status }: Answer, to: string, code: string): void => {
  assert.equal(status, 302, code);
  const location = new URL(String(headers.location));
  assert.equal(location.searchParams.get('error'), code);
  assert.equal(location.searchParams.get('code'), null, 'no code');
  location.searchParams.delete('error');
  assert.equal(location.href, new URL(to).href);
};

const titles: Record<string, string> = {
  audience: 'an ID token for another client is 401',
  issuer: 'an ID token by another issuer is 401',
  signature: 'an ID token that the provider did not sign is 401',
  algorithm: 'an ID token in any algorithm but RS256 is 401',
  nonce: 'an ID token of another login is 401',
  times: 'an ID token out of its time is 401',
  subject: 'an ID token of nobody is 401',
};

export default oauthSection((add) => {
  for (const [name, told] of Object.entries(lies))
    add(name, titles[name] ?? name, async (context, provider) => {
      for (const [about, lie] of Object.entries(told))
        await expectRefused(context, provider, about, { lie });
    });

  add('audience-app', 'an ID token for an app is none for the web', async (context, provider) => {
    for (const aud of provider.appClientIds)
      await expectRefused(context, provider, aud, {
        lie: (draft) => ({ ...draft, claims: { ...draft.claims, aud } }),
      });
  });

  add('code', 'a code that the provider refuses is 401', (context, provider) =>
    expectRefused(context, provider, 'a refused code', { fault: 'refused' }),
  );

  add('pkce', 'a code of another login is worth nothing', async (context, provider) => {
    const [mine, theirs] = [await begin(context, provider), await begin(context, provider)];
    const who = someone();
    const address = new URL(theirs.address);
    address.searchParams.set('nonce', mine.address.searchParams.get('nonce') ?? '');
    const { parameters } = provider.allow(address, who);
    const state = mine.address.searchParams.get('state') ?? '';
    const back = {
      ...provider.deny(mine.address),
      parameters: { code: parameters.code ?? '', state },
    };
    const answer = await comeBack(context, back, { cookie: mine.cookie });
    expectError(answer, 401, 'UNAUTHORIZED');
    await expectStranger(context, who);
  });

  add('denied', 'whoever does not want to log in is 403', async (context, provider) => {
    const { cookie, address } = await begin(context, provider);
    const answer = await comeBack(context, provider.deny(address), { cookie });
    expectError(answer, 403, 'FORBIDDEN');
    expectCleared(answer, 'a refusal');
    const code = provider.allow(address, someone());
    const later = await comeBack(context, code, { cookie });
    expectError(later, 403, 'CSRF_FAILED', undefined, 'the login is over');
  });

  add(
    'pages',
    'a page goes back to where the login was begun, with the code of the error',
    async (context, provider) => {
      const redirect_to = home;
      const begun = await begin(context, provider, { redirect_to });
      const headers = { cookie: begun.cookie, ...page };
      const denied = await comeBack(context, provider.deny(begun.address), headers);
      expectSentBack(denied, redirect_to, 'FORBIDDEN');
      expectCleared(denied, 'a refusal');
      const options = { fault: 'refused', headers: page, query: { redirect_to } } as const;
      const refused = await visit(context, provider, someone(), options);
      expectSentBack(refused.answer, redirect_to, 'UNAUTHORIZED');
      const unknown = await comeBack(context, provider.allow(begun.address, someone()), page);
      expectSentBack(unknown, home, 'CSRF_FAILED');
    },
  );
});
