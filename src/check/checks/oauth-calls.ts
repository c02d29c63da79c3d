import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { type Check, type Context, type Section, section } from '../check.js';
import type { Answer, Client } from '../client.js';
import { expectList, expectOne, expectStatus } from '../expect.js';
import { cookieOf } from '../method.js';
import { type Person, personFrom, someEmail } from '../people.js';
import { redirectUrls } from '../project/environment.js';
import type { Someone } from '../provider/id-token.js';
import type { Misbehaviour, Provider, Return } from '../provider/provider.js';

type Headers = Record<string, string | undefined>;

type AddFor = (
  id: string,
  title: string,
  run: (context: Context, provider: Provider) => Promise<void>,
  needs?: Check['needs'],
) => void;

/** A provider of the run, by its name. */
export const providerNamed = ({ target }: Context, name: string): Provider => {
  const found = target.providers?.find((each) => each.name === name);
  if (!found) throw new Error(`nobody stands in for ${name}`);
  return found;
};

/** Checks for every provider that the server logs people in with. */
export const oauthSection = (define: (add: AddFor) => void): Section =>
  section('oauth', (model, add) => {
    for (const name of model.providers)
      define((id, title, run, needs = []) =>
        add(
          `oauth.${id}[${name}]`,
          '6 oauth',
          title,
          (context) => run(context, providerNamed(context, name)),
          ['providers', ...needs],
        ));
  });

export const s256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const newVerifier = (): string => randomBytes(32).toString('base64url');

/** Somebody whom no check has met before. */
export const someone = (more: Partial<Someone> = {}): Someone => ({
  sub: randomBytes(10).toString('hex'),
  email: someEmail(),
  email_verified: true,
  name: 'Ann',
  ...more,
});

/** Where the first address of those that are allowed leads. */
export const [home = '', app = ''] = redirectUrls;

export const pathOf = ({ name }: Provider): string => `/auth/oauth/${name}`;

export const start = (api: Client, provider: Provider, query: object = {}): Promise<Answer> => {
  const given = Object.entries(query).filter((entry) => entry[1] !== undefined);
  return api.get(`${pathOf(provider)}?${new URLSearchParams(Object.fromEntries(given))}`);
};

/** A login on its way: what the browser keeps, where it was sent, and what only the client knows. */
export interface Begun {
  answer: Answer;
  cookie: string;
  address: URL;
  verifier: string;
}

/** Begins a login as a browser does; with a challenge of the client's own, unless told otherwise. */
export const begin = async (
  { api }: Context,
  provider: Provider,
  query: object = {},
): Promise<Begun> => {
  const verifier = newVerifier();
  const answer = await start(api, provider, { code_challenge: s256(verifier), ...query });
  expectStatus(answer, 302, 'the start');
  const address = new URL(String(answer.headers.location));
  return { answer, cookie: cookieOf(answer.headers), address, verifier };
};

/** Goes where the provider sends the browser, which names the provider where it posts a form. */
export const comeBack = (
  { api }: Context,
  { method, url, parameters }: Return,
  headers: Headers = {},
): Promise<Answer> => {
  const path = new URL(url).pathname.replace('/api/v1', '');
  const text = String(new URLSearchParams(parameters));
  if (method === 'GET')
    return api.get(`${path}?${text}`, { headers: { origin: undefined, ...headers } });
  const form = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://provider.example',
  };
  return api.post(path, undefined, { raw: text, headers: { ...form, ...headers } });
};

/** Sends somebody through a login, up to what the server says of it. */
export const visit = async (
  context: Context,
  provider: Provider,
  who: Someone,
  { headers = {}, query = {}, ...how }: Misbehaviour & { headers?: Headers; query?: object } = {},
): Promise<Begun> => {
  const begun = await begin(context, provider, query);
  const back = provider.allow(begun.address, who, how);
  const answer = await comeBack(context, back, { cookie: begun.cookie, ...headers });
  return { ...begun, answer };
};

/** What a client gets with the address that it is sent to. */
export const codeIn = ({ answer }: Pick<Begun, 'answer'>): string => {
  expectStatus(answer, 302, 'coming back');
  const code = new URL(String(answer.headers.location)).searchParams.get('code');
  assert.ok(code, `a code in ${answer.headers.location}`);
  return code;
};

export const exchange = (
  api: Client,
  code: unknown,
  code_verifier?: string,
  headers: Headers = {},
): Promise<Answer> => api.post('/auth/oauth/exchange', { code, code_verifier }, { headers });

/** Logs somebody in, up to the answer of the exchange. */
export const enter = async (
  context: Context,
  provider: Provider,
  who: Someone,
): Promise<Answer> => {
  const begun = await visit(context, provider, who);
  return exchange(context.api, codeIn(begun), begun.verifier);
};

/** Logs somebody in. */
export const logIn = async (
  context: Context,
  provider: Provider,
  who: Someone,
): Promise<Person> => {
  const answer = await enter(context, provider, who);
  expectOne(answer);
  return personFrom(context, who.email ?? '', '', answer);
};

/** Logs somebody in as an app does. */
export const present = (
  api: Client,
  provider: Provider,
  id_token: string,
  nonce: unknown,
): Promise<Answer> => api.post(`${pathOf(provider)}/token`, { id_token, nonce });

/** Links an identity to whoever is logged in, as a page does. */
export const link = async (
  context: Context,
  provider: Provider,
  { api }: Person,
  who: Someone,
): Promise<Answer> => {
  const begun = await visit(context, provider, who);
  const body = { code: codeIn(begun), code_verifier: begun.verifier };
  return api.post('/auth/identities', body);
};

export const idsOf = async ({ api }: Person): Promise<string[]> =>
  expectList(await api.get('/auth/identities')).map(({ id }) => id);

export const query = async ({ target }: Context, sql: string): Promise<Record<string, unknown>[]> =>
  (await target.control?.query(sql)) ?? [];

/** Nobody was let in, and nothing was kept of them. */
export const expectStranger = async (context: Context, who: Someone): Promise<void> => {
  const users = await query(context, `SELECT 1 FROM users WHERE email = '${who.email}'`);
  assert.deepEqual(users, [], 'no user was made');
  const sql = `SELECT 1 FROM identities WHERE subject = '${who.sub}'`;
  assert.deepEqual(await query(context, sql), [], 'no identity was kept');
};
