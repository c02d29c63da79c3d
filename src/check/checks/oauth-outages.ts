import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Context } from '../check.js';
import type { Answer } from '../client.js';
import { expectError, expectOne, expectStatus } from '../expect.js';
import { eventually, onInstance } from '../instance.js';
import type { Fault } from '../provider/faults.js';
import type { Provider } from '../provider/provider.js';
import { begin, comeBack, enter, oauthSection, present, someone, start } from './oauth-calls.js';
import { expectCleared } from './oauth-state.js';

const faults: Fault[] = ['down', 'slow', 'error', 'garbage', 'empty'];

const expectDown = (answer: Answer, about: string): void => {
  expectError(answer, 503, 'SERVICE_UNAVAILABLE', undefined, about);
  assert.ok(answer.took < 5_000, `${about}: ${answer.took} ms`);
};

/** A server of the check's own, with a provider that nobody else asks. */
const onProvider = async (
  context: Context,
  shared: Provider,
  use: (own: Context, provider: Provider) => Promise<void>,
): Promise<void> => {
  const provider = await shared.another();
  try {
    await onInstance(context, provider.environment, (own) => use(own, provider));
  } finally {
    provider.close();
  }
};

const byApp = (context: Context, provider: Provider): Promise<Answer> => {
  const nonce = randomBytes(24).toString('base64url');
  return present(context.api, provider, provider.idToken({ ...someone(), nonce }), nonce);
};

export default oauthSection((add) => {
  add(
    'provider-down',
    'a provider that is down, slow or broken is 503 in time, and missed no longer than that',
    (context, shared) =>
      onProvider(context, shared, async (own, provider) => {
        for (const fault of faults) {
          provider.faults.discovery = fault;
          expectDown(await start(own.api, provider), `discovery: ${fault}`);
        }
        provider.says = { issuer: 'https://evil.example' };
        provider.faults.discovery = undefined;
        expectDown(await start(own.api, provider), 'discovery: another issuer');
        provider.says = {};
        expectStatus(await start(own.api, provider), 302, 'discovery: back again');
      }),
    ['control'],
  );

  add(
    'keys-down',
    'where the keys of a provider cannot be asked for nobody gets in and nobody is refused: 503',
    (context, shared) =>
      onProvider(context, shared, async (own, provider) => {
        for (const fault of faults) {
          provider.faults.keys = fault;
          const begun = await begin(own, provider);
          const back = provider.allow(begun.address, someone());
          const answer = await comeBack(own, back, { cookie: begun.cookie });
          expectDown(answer, `the web, keys: ${fault}`);
          expectCleared(answer, `keys: ${fault}`);
          expectDown(await byApp(own, provider), `an app, keys: ${fault}`);
        }
        provider.faults.keys = undefined;
        expectOne(await enter(own, provider, someone()), 200, 'back again');
        expectOne(await byApp(own, provider), 200, 'back again');
      }),
    ['control'],
  );

  for (const fault of ['down', 'slow', 'error', 'garbage'] as const)
    add(
      `code-${fault}`,
      `a provider whose answer to the code is ${fault} is 503 in time`,
      async (context, provider) => {
        const { cookie, address } = await begin(context, provider);
        const back = provider.allow(address, someone(), { fault });
        const answer = await comeBack(context, back, { cookie });
        expectDown(answer, fault);
        expectCleared(answer, fault);
        expectOne(await enter(context, provider, someone()), 200, 'the next one');
      },
    );

  add(
    'keys-rotated',
    'when a provider goes over to another key its ID tokens are taken soon',
    (context, shared) =>
      onProvider(context, shared, async (own, provider) => {
        expectOne(await byApp(own, provider));
        await provider.rotate();
        const isTaken = async () => (await byApp(own, provider)).status === 200;
        assert.ok(await eventually(isTaken, 40_000), 'the new key is taken');
      }),
    ['control'],
  );

  add(
    'keys-asked',
    'keys are kept: neither logins nor tokens by unknown keys make a server ask each time',
    (context, shared) =>
      onProvider(context, shared, async (own, provider) => {
        const before = await shared.another();
        try {
          for (let login = 0; login < 5; login += 1) expectOne(await byApp(own, provider));
          for (let attempt = 0; attempt < 10; attempt += 1) {
            const nonce = randomBytes(24).toString('base64url');
            const claims = { ...someone(), nonce, iss: provider.issuer, aud: provider.clientId };
            const answer = await present(own.api, provider, before.idToken(claims), nonce);
            expectError(answer, 401, 'UNAUTHORIZED');
          }
        } finally {
          before.close();
        }
        assert.ok(provider.asked.keys <= 3, `asked ${provider.asked.keys} times`);
      }),
    ['control'],
  );
});
