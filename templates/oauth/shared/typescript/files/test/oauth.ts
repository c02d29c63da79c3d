import { createHash, randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { known } from '../scripts/providers/known.js';
import { type Provider, type Someone, startProvider } from '../scripts/providers/provider.js';

/** Where logins lead back to. */
export const home = 'https://app.example.com/welcome?kept=1';

// Before anything reads the environment: a stand-in for each provider.
process.env.OAUTH_REDIRECT_URLS = home;
const standIns = new Map<string, Provider>();
for (const { name, label, issuer, variables } of known) {
  const standIn = await startProvider(label);
  Object.assign(process.env, variables, { [issuer]: standIn.issuer });
  standIns.set(name, standIn);
}

afterAll(() => {
  for (const standIn of standIns.values()) standIn.close();
});

export const api = await import('./api.js');
export const people = await import('./people.js');
const { providers: all } = await import('../src/auth/oauth/providers.js');

/** The providers, with what stands in for them. */
export const providers = all.map((provider) => ({
  ...provider,
  path: `/auth/oauth/${provider.name}`,
  clientId: provider.client?.id ?? '',
  appId: provider.client?.appIds[0] ?? '',
  standIn: standIns.get(provider.name) as Provider,
}));

export type Tested = (typeof providers)[number];

export const random = (): string => randomBytes(32).toString('base64url');

export const hashed = (text: string, encoding: 'hex' | 'base64url'): string =>
  createHash('sha256').update(text).digest(encoding);

/** Somebody whom no test has met. */
export const someone = (more: Partial<Someone> = {}): Someone => {
  const email = `${crypto.randomUUID()}@example.com`;
  return { sub: random(), email, email_verified: true, name: 'Ada', ...more };
};

/** Follows no redirect, as a browser would that shows each of them. */
const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${api.url}/api/v1${path}`, { redirect: 'manual', ...init });

export const locationOf = ({ headers }: Response): URL => new URL(headers.get('location') ?? '');

/** A login on its way: where the browser was sent, what it keeps, and what only the client knows. */
export const begin = async ({ path }: Tested, query: Record<string, string> = {}) => {
  const verifier = random();
  const code_challenge = hashed(verifier, 'base64url');
  const answer = await ask(`${path}?${new URLSearchParams({ code_challenge, ...query })}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { answer, address: locationOf(answer), cookie, verifier };
};

/** Comes back from the provider as it says: by an address or by a form. */
export const comeBack = (
  { path, responseMode }: Tested,
  parameters: Record<string, string>,
  headers: Record<string, string>,
): Promise<Response> => {
  const body = new URLSearchParams(parameters);
  return responseMode === 'query'
    ? ask(`${path}/callback?${body}`, { headers })
    : ask(`${path}/callback`, { method: 'POST', body, headers });
};

/** Logs somebody in at the provider: the code that the client gets, with its verifier. */
export const visit = async (provider: Tested, who: Someone) => {
  const { address, cookie, verifier } = await begin(provider);
  const answer = await comeBack(provider, provider.standIn.allow(address, who), { cookie });
  const code = locationOf(answer).searchParams.get('code') ?? '';
  return { answer, body: { code, code_verifier: verifier } };
};

/** Logs somebody in, as a page does. */
export const enter = async (provider: Tested, who: Someone) => {
  const { body } = await visit(provider, who);
  return api.anybody.post('/auth/oauth/exchange', body, people.browser);
};

/** What an app sends that has got an ID token on its device. */
export const tokenFor = async (
  { standIn, appId }: Tested,
  who: Someone,
  claims: Record<string, unknown> = {},
) => {
  const nonce = random();
  return { id_token: await standIn.idToken({ ...who, aud: appId, nonce, ...claims }), nonce };
};
