import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { type Claims, decode, encode } from '../../src/check/checks/tokens.js';
import type { Fault } from '../../src/check/provider/faults.js';
import { lies } from '../../src/check/provider/id-token.js';
import { type Provider, startProvider } from '../../src/check/provider/provider.js';
import type { ProviderSetting } from '../../src/parts/types.js';

const settings: Record<string, ProviderSetting> = {
  MINE_ISSUER: 'issuer',
  MINE_CLIENT_ID: 'client-id',
  MINE_CLIENT_SECRET: 'secret',
  MINE_APP_CLIENT_IDS: 'app-client-id',
};

const signing: Record<string, ProviderSetting> = {
  MINE_CLIENT_ID: 'client-id',
  MINE_TEAM_ID: 'text',
  MINE_KEY_ID: 'text',
  MINE_PRIVATE_KEY: 'ec-private-key',
};

const providerFor = async (given = settings): Promise<Provider> => {
  const provider = await startProvider('mine', given);
  onTestFinished(provider.close);
  return provider;
};

const nonce = 'n'.repeat(43);
const verifier = 'v'.repeat(43);
const redirect_uri = 'https://api.example.com/callback';
const ann = { sub: 'ann', email: 'ann@example.com', email_verified: true };

const addressAt = ({ issuer }: Provider, more: Record<string, string> = {}): URL => {
  const code_challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = { state: 'kept', nonce, redirect_uri, code_challenge, ...more };
  return new URL(`${issuer}/authorize?${new URLSearchParams(query)}`);
};

const redeem = async (provider: Provider, form: Record<string, string | undefined>) => {
  const entries = Object.entries(form).filter((each): each is [string, string] => !!each[1]);
  const body = new URLSearchParams(entries);
  const response = await fetch(`${provider.issuer}/token`, { method: 'POST', body });
  return { status: response.status, json: (await response.json()) as Record<string, string> };
};

const formFor = (provider: Provider, code = '', more: Record<string, string | undefined> = {}) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri,
  code_verifier: verifier,
  client_id: provider.clientId,
  client_secret: provider.environment.MINE_CLIENT_SECRET,
  ...more,
});

/** What a careful client asks of an ID token. */
const takes = async ({ issuer, clientId }: Provider, token: string): Promise<boolean> => {
  const shown = await fetch(`${issuer}/keys`);
  const { keys } = (await shown.json()) as { keys: Claims[] };
  const [header, claims] = decode(token);
  const [input, signature = ''] = [token.replace(/\.[^.]*$/, ''), token.split('.')[2]];
  const jwk = keys.find(({ kid }) => kid === header.kid);
  if (!jwk || header.alg !== 'RS256') return false;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const now = Date.now() / 1_000;
  return (
    verify('sha256', Buffer.from(input), key, Buffer.from(signature, 'base64url')) &&
    claims.iss === issuer &&
    claims.aud === clientId &&
    claims.nonce === nonce &&
    Number(claims.iat) < now + 60 &&
    Number(claims.exp) > now &&
    /^.{1,255}$/.test(String(claims.sub ?? ''))
  );
};

test('a code is exchanged for an ID token that a careful client takes', async () => {
  const provider = await providerFor();
  const { method, url, parameters } = provider.allow(addressAt(provider), ann);
  expect({ method, url, state: parameters.state }).toEqual({
    method: 'GET',
    url: redirect_uri,
    state: 'kept',
  });
  const { status, json } = await redeem(provider, formFor(provider, parameters.code));
  expect(status).toBe(200);
  expect(decode(json.id_token ?? '')[1]).toMatchObject(ann);
  expect(await takes(provider, json.id_token ?? '')).toBe(true);
  expect(provider.secrets).toContain(json.id_token);
  const again = await redeem(provider, formFor(provider, parameters.code));
  expect(again).toEqual({ status: 400, json: { error: 'invalid_grant' } });
});

test.each([
  ['another verifier', { code_verifier: 'w'.repeat(43) }],
  ['no verifier', { code_verifier: undefined }],
  ['another redirect', { redirect_uri: 'https://evil.example' }],
  ['another grant', { grant_type: 'password' }],
  ['another code', { code: 'x' }],
  ['another client', { client_id: 'x' }],
  ['another secret', { client_secret: 'x' }],
  ['no secret', { client_secret: undefined }],
])('a code is refused with %s', async (_, wrong) => {
  const provider = await providerFor();
  const { parameters } = provider.allow(addressAt(provider), ann);
  const { status, json } = await redeem(provider, formFor(provider, parameters.code, wrong));
  expect(status).toBe(400);
  expect(json.id_token).toBeUndefined();
  expect(provider.complaints).toHaveLength(1);
});

test.each(Object.entries(lies).flatMap(([, told]) => Object.entries(told)))(
  'no careful client takes an ID token %s',
  async (_, lie) => {
    const provider = await providerFor();
    const { parameters } = provider.allow(addressAt(provider), ann, { lie });
    const { json } = await redeem(provider, formFor(provider, parameters.code));
    expect(await takes(provider, json.id_token ?? '')).toBe(false);
  },
);

test('a client that signs its secret is taken by that alone', async () => {
  const provider = await providerFor(signing);
  const { MINE_PRIVATE_KEY = '', MINE_TEAM_ID, MINE_KEY_ID } = provider.environment;
  const key = createPrivateKey(MINE_PRIVATE_KEY.replaceAll('\\n', '\n'));
  const now = Math.floor(Date.now() / 1_000);
  const good = { iss: MINE_TEAM_ID, sub: provider.clientId, aud: provider.issuer };
  const statusOf = async (header: Claims, claims: Claims): Promise<number> => {
    const input = `${encode({ alg: 'ES256', kid: MINE_KEY_ID, ...header })}.${encode({
      ...good,
      iat: now,
      exp: now + 3_600,
      ...claims,
    })}`;
    const options = { key, dsaEncoding: 'ieee-p1363' } as const;
    const signature = sign('sha256', Buffer.from(input), options).toString('base64url');
    const { parameters } = provider.allow(addressAt(provider), ann);
    const client_secret = `${input}.${signature}`;
    return (await redeem(provider, formFor(provider, parameters.code, { client_secret }))).status;
  };
  expect(await statusOf({}, {})).toBe(200);
  for (const header of [{ kid: 'x' }, { alg: 'HS256' }, { kid: MINE_TEAM_ID }])
    expect(await statusOf(header, {})).toBe(400);
  const bad = [{ iss: 'x' }, { sub: 'x' }, { aud: 'x' }, { exp: now - 1 }, { exp: now + 9_999 }];
  for (const claims of bad) expect(await statusOf({}, claims)).toBe(400);
});

test('a form is posted back where one was asked for, and a refusal has no code', async () => {
  const provider = await providerFor();
  const address = addressAt(provider, { response_mode: 'form_post' });
  expect(provider.allow(address, ann).method).toBe('POST');
  expect(provider.deny(address)).toEqual({
    method: 'POST',
    url: redirect_uri,
    parameters: { state: 'kept', error: 'access_denied' },
  });
});

test('another key is shown, and signs, after a rotation', async () => {
  const provider = await providerFor();
  const claims = { ...ann, nonce };
  const before = provider.idToken(claims);
  expect(await takes(provider, before)).toBe(true);
  await provider.rotate();
  expect(await takes(provider, before)).toBe(false);
  expect(await takes(provider, provider.idToken(claims))).toBe(true);
});

test('a fault shows where it is set, and nowhere else', async () => {
  const provider = await providerFor();
  const keys = async () => {
    const signal = AbortSignal.timeout(300);
    const response = await fetch(`${provider.issuer}/keys`, { signal });
    return [response.status, (await response.text()).slice(0, 2)];
  };
  const shown: Record<Exclude<Fault, 'down' | 'slow'>, unknown[]> = {
    error: [500, '{"'],
    garbage: [200, '<!'],
    empty: [200, '{}'],
  };
  for (const [fault, expected] of Object.entries(shown)) {
    provider.faults.keys = fault as Fault;
    expect(await keys()).toEqual(expected);
  }
  for (const fault of ['down', 'slow'] as const) {
    provider.faults.keys = fault;
    await expect(keys()).rejects.toThrow();
  }
  expect(provider.asked.keys).toBe(5);
  const discovery = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
  expect(await discovery.json()).toMatchObject({ issuer: provider.issuer });
});
