import assert from 'node:assert/strict';
import { expectError, expectOne } from '../expect.js';
import { oauthSection, present, start } from './oauth-calls.js';

/** The variables of a provider, all unset. */
const unset = (names: string[]): Record<string, undefined> =>
  Object.fromEntries(names.map((name) => [name, undefined]));

export default oauthSection((add) => {
  add(
    'not-set-up',
    'a server without the variables of a provider starts, warns and answers 503 there',
    async (context, provider) => {
      const names = Object.keys(provider.settings);
      const all = (context.target.providers ?? []).flatMap(({ settings }) => Object.keys(settings));
      const own = await context.instance(unset(all));
      for (const answer of [
        await start(own.api, provider),
        await present(own.api, provider, 'x.y.z', 'x'.repeat(20)),
      ]) {
        expectError(answer, 503, 'SERVICE_UNAVAILABLE');
        assert.match(answer.json.error.message, /is not set up/);
      }
      const warned = (own.target.logs?.() ?? '').split('\n').filter((line) => /warn/i.test(line));
      assert.ok(
        warned.some((line) => names.some((name) => line.includes(name))),
        `a warning that names ${names}`,
      );
      expectOne(await (await own.newPerson()).api.get('/auth/me'), 200, 'all else works');
    },
    ['control'],
  );

  add(
    'half-set-up',
    'a server with half of the variables of a provider does not start, and names the rest',
    async ({ target }, { settings, secrets: [secret = ''] }) => {
      for (const [name, kind] of Object.entries(settings)) {
        if (kind === 'issuer' || kind === 'app-client-id') continue;
        const failed = await target.control?.bootFails({ [name]: undefined });
        assert.ok(failed?.code, `without ${name} it ended with ${failed?.code}`);
        assert.ok(failed.output.includes(name), failed.output.slice(0, 300));
        assert.ok(!failed.output.includes(secret), 'no secret is shown');
      }
    },
    ['control', 'production'],
  );

  add(
    'bad-set-up',
    'a server does not start with a bad provider or bad addresses to come back to',
    async ({ target }, { settings }) => {
      const named = (kind: string) =>
        Object.keys(settings).filter((name) => settings[name] === kind);
      const bad: [string, string][] = [
        ...named('issuer').flatMap((name): [string, string][] => [
          [name, 'http://provider.example'],
          [name, 'not an address'],
        ]),
        ...named('ec-private-key').map((name): [string, string] => [name, 'not a key']),
        ['OAUTH_REDIRECT_URLS', 'https://app.example.com/,not an address'],
      ];
      for (const [name, value] of bad) {
        const failed = await target.control?.bootFails({ [name]: value });
        assert.ok(failed?.code, `with ${name}=${value} it ended with ${failed?.code}`);
        assert.ok(failed.output.includes(name), failed.output.slice(0, 300));
      }
    },
    ['control', 'production'],
  );
});
