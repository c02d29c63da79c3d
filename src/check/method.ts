import type { IncomingHttpHeaders } from 'node:http';
import type { Target } from './check.js';
import type { Answer, Client } from './client.js';
import type { Model } from './model.js';

/** Headers that show who is calling. */
export type Proof = Record<string, string>;

/** How people stay logged in. */
interface Method {
  /** What a login answers. */
  keys: string[];
  /** What is sent also by those who have not logged in. */
  visitor(target: Target): Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  proofOf(data: any, headers: IncomingHttpHeaders): Proof;
  /** A proof that was never given out, each another one. */
  madeUp(proof: Proof, number: number): Proof;
  /** What nobody else may get to know, of a login. */
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  secretsOf(data: any, headers: IncomingHttpHeaders): string[];
  /** Refreshes a login; the client brings no proof. */
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  renew(client: Client, data: any, proof: Proof): Promise<Answer>;
  /** The header that pages of other origins must be allowed to send. */
  header: string;
}

const jwt: Method = {
  keys: ['access_token', 'expires_in', 'refresh_token', 'token_type', 'user'],
  visitor: () => ({}),
  proofOf: (data) => ({ authorization: `Bearer ${data.access_token}` }),
  madeUp: ({ authorization = '' }, number) => ({
    authorization: authorization.replace(/[^.]*$/, 'A'.repeat(20 + number)),
  }),
  secretsOf: (data) => [data.access_token, data.refresh_token],
  renew: (client, data) => client.post('/auth/refresh', { refresh_token: data.refresh_token }),
  header: 'authorization',
};

/** The cookie that an answer sets, as browsers send it back. */
export const cookieOf = (headers: IncomingHttpHeaders): string =>
  String(headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';

/** The origin of the server's own pages, as a browser sees it. */
export const originOf = ({ url, headers }: Target): string => {
  const { protocol, host } = new URL(url);
  return `${headers['x-forwarded-proto'] ?? protocol.replace(':', '')}://${host}`;
};

const session: Method = {
  keys: ['csrf_token', 'user'],
  visitor: (target) => ({ origin: originOf(target) }),
  proofOf: (data, headers) => ({ cookie: cookieOf(headers), 'x-csrf-token': data.csrf_token }),
  madeUp: ({ cookie = '', ...rest }, number) => ({
    ...rest,
    cookie: cookie.slice(0, -5) + String(10_000 + number),
  }),
  secretsOf: (data, headers) => [cookieOf(headers).replace(/^.*[=.]/, ''), data.csrf_token],
  renew: (client, _data, proof) => client.with(proof).post('/auth/refresh'),
  header: 'x-csrf-token',
};

const methods: Record<Model['auth'], Method> = { jwt, session };

export const methodOf = ({ auth }: Pick<Model, 'auth'>): Method => methods[auth];
