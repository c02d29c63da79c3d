import assert from 'node:assert/strict';
import { expectInvalid, expectStatus } from '../expect.js';
import { onInstance } from '../instance.js';
import { originOf } from '../method.js';
import { cookieIn } from './cookie.js';
import {
  app,
  begin,
  comeBack,
  home,
  oauthSection,
  pathOf,
  someone,
  start,
  visit,
} from './oauth-calls.js';

const random = /^[\w-]{43,}$/;

/** Addresses that only look like one that is allowed. */
const lookalikes = [
  '',
  'https://evil.example/',
  '//app.example.com/welcome?kept=1',
  'javascript:alert(1)',
  ` ${home}`,
  `${home}x`,
  `${home}&next=https://evil.example`,
  `${home}#kept`,
  home.replace('https', 'http'),
  home.replace('?kept=1', ''),
  home.replace('app.example.com', 'APP.example.com'),
  home.replace('app.example.com', 'app.example.com.evil.example'),
  home.replace('app.example.com', 'app.example.com@evil.example'),
  home.replace('app.example.com', 'app.example.com:443'),
  home.replace('app.example.com', 'evil.example\\@app.example.com'),
  home.replace('/welcome', '/other/../welcome'),
  `${app}/`,
  app.replace('com.example.app', 'com.example.application'),
];

export default oauthSection((add) => {
  add(
    'start',
    'a login leads to the provider, with a code, state, nonce and PKCE',
    async (context, provider) => {
      const { address } = await begin(context, provider);
      assert.equal(address.href.split('?')[0], `${provider.issuer}/authorize`);
      const { state, nonce, code_challenge, scope, ...rest } = Object.fromEntries(
        address.searchParams,
      );
      for (const [name, value] of Object.entries({ state, nonce, code_challenge }))
        assert.match(String(value), random, name);
      assert.equal(code_challenge?.length, 43, 'the challenge is a SHA-256');
      assert.equal(rest.code_challenge_method, 'S256');
      assert.equal(rest.response_type, 'code');
      assert.equal(rest.client_id, provider.clientId);
      const back = `${originOf(context.target)}/api/v1${pathOf(provider)}/callback`;
      assert.equal(rest.redirect_uri, back);
      for (const word of ['openid', 'email'])
        assert.ok(scope?.split(' ').includes(word), `${word} in ${scope}`);
    },
  );

  add(
    'headers',
    'neither the way to the provider nor the way back is kept anywhere or told to other sites',
    async (context, provider) => {
      const { address, cookie, answer: there } = await begin(context, provider);
      const back = await comeBack(context, provider.allow(address, someone()), { cookie });
      for (const { headers, status } of [there, back]) {
        assert.equal(status, 302);
        assert.equal(headers['cache-control'], 'no-store');
        assert.equal(headers['referrer-policy'], 'no-referrer');
        assert.equal(headers['x-content-type-options'], 'nosniff');
        assert.match(String(headers['x-request-id']), /^[\w-]{8,64}$/);
      }
    },
  );

  add(
    'start-fresh',
    'no two logins have a secret in common, and the cookie is in no address',
    async (context, provider) => {
      const begun = [await begin(context, provider), await begin(context, provider)];
      const seen = begun.flatMap(({ address, cookie }) => [
        cookie.replace(/^[^=]*=/, ''),
        ...['state', 'nonce', 'code_challenge'].map((name) => address.searchParams.get(name)),
      ]);
      assert.equal(new Set(seen).size, seen.length, 'eight different secrets');
      for (const { address, cookie } of begun)
        assert.ok(!address.href.includes(cookie.replace(/^[^=]*=/, '')));
    },
  );

  add(
    'cookie',
    'the cookie of a login is HttpOnly, of the whole host and short; only a form gets it from elsewhere',
    async (context, provider) => {
      const { answer, address } = await begin(context, provider);
      const { name, value, attributes } = cookieIn(answer.headers['set-cookie']);
      const isForm = address.searchParams.get('response_mode') === 'form_post';
      const { production } = context.target;
      assert.equal(name, production ? '__Host-oauth' : 'oauth');
      assert.match(value, random, 'at least 256 bits');
      const site = `samesite=${isForm ? 'none' : 'lax'}`;
      for (const each of ['httponly', 'path=/', site])
        assert.ok(attributes.includes(each), `${each} in ${attributes}`);
      assert.equal(attributes.includes('secure'), production || isForm);
      assert.ok(!attributes.some((each) => each.startsWith('domain')), 'no domain');
      const age = attributes.find((each) => each.startsWith('max-age='))?.slice(8);
      assert.ok(Number(age) > 0 && Number(age) <= 600, `Max-Age: ${age}`);
    },
  );

  add(
    'redirect',
    'a login comes back to allowed addresses only, compared as they are written',
    async (context, provider) => {
      for (const redirect_to of lookalikes) {
        const answer = await start(context.api, provider, { redirect_to });
        expectInvalid(answer, 'redirect_to', redirect_to);
        assert.equal(answer.headers['set-cookie'], undefined, redirect_to);
      }
      for (const redirect_to of [home, app]) {
        const { answer } = await visit(context, provider, someone(), { query: { redirect_to } });
        const { location } = expectStatus(answer, 302, redirect_to).headers;
        assert.ok(location?.startsWith(redirect_to), `${location} is ${redirect_to}`);
        const left = new URL(String(location));
        left.searchParams.delete('code');
        assert.equal(left.href, new URL(redirect_to).href, 'nothing but the code is added');
      }
    },
  );

  add(
    'redirect-default',
    'a login that names no address comes back to the first',
    async (context, provider) => {
      const { answer } = await visit(context, provider, someone());
      assert.ok(String(answer.headers.location).startsWith(home), answer.headers.location);
    },
  );

  add(
    'redirect-none',
    'where no address is allowed no login begins',
    async (context, provider) => {
      const { api } = await context.instance({ OAUTH_REDIRECT_URLS: undefined });
      expectInvalid(await start(api, provider), 'redirect_to', 'none');
      expectInvalid(await start(api, provider, { redirect_to: home }), 'redirect_to');
      const own = `${originOf(context.target)}/docs/auth`;
      expectInvalid(await start(context.api, provider, { redirect_to: own }), 'redirect_to', own);
    },
    ['control', 'production'],
  );

  add(
    'start-parameters',
    'a login that is begun with a bad or unknown parameter is 400 on it',
    async ({ api }, provider) => {
      const challenge = 'A'.repeat(43);
      const bad = ['', 'x', `${challenge}A`, challenge.slice(1), `${challenge.slice(1)}=`];
      for (const code_challenge of bad)
        expectInvalid(await start(api, provider, { code_challenge }), 'code_challenge');
      for (const name of ['state', 'nonce', 'redirect_uri', 'client_id', 'scope', 'prompt'])
        expectInvalid(await start(api, provider, { [name]: 'x' }), name, name);
      const twice = new URLSearchParams([
        ['redirect_to', home],
        ['redirect_to', 'https://evil.example'],
      ]);
      expectInvalid(await api.get(`${pathOf(provider)}?${twice}`), 'redirect_to', 'twice');
    },
  );

  add(
    'docs-page',
    'outside production the page of the documentation itself may log in',
    async (context, provider) => {
      const { modes } = context.target.control ?? {};
      await onInstance(
        context,
        { ...modes?.development, OAUTH_REDIRECT_URLS: undefined },
        async (own) => {
          const page = `${originOf(own.target)}/docs/auth`;
          for (const redirect_to of [undefined, page]) {
            const { answer } = await visit(own, provider, someone(), { query: { redirect_to } });
            assert.ok(String(answer.headers.location).startsWith(`${page}?code=`), redirect_to);
          }
        },
      );
    },
    ['control'],
  );
});
