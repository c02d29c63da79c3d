import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { env } from '../../env.js';
import type { Provider } from './provider.js';

/** How long somebody may take at the provider, in seconds. */
export const attemptSeconds = 10 * 60;

const isProduction = env.NODE_ENV === 'production';

const cookieName = isProduction ? '__Host-oauth' : 'oauth';

/** What a browser keeps of a login on its way: 256 bits that all its other secrets come from. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What ties a login to the browser that began it, so that none of it has to be stored. */
export interface Secrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

export const secretsOf = (secret: string): Secrets => {
  const derived = (use: string) => createHmac('sha256', secret).update(use).digest('base64url');
  return {
    state: derived('state'),
    nonce: derived('nonce'),
    codeVerifier: derived('code_verifier'),
  };
};

const cookie = (value: string, seconds: number, { responseMode }: Provider): string => {
  // A form that another site posts comes without any cookie that is not meant for other sites.
  const isForeign = responseMode === 'form_post';
  const site = isForeign ? 'None' : 'Lax';
  const secure = isForeign || isProduction ? '; Secure' : '';
  return `${cookieName}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=${site}${secure}`;
};

export const setCookie = (secret: string, provider: Provider): string =>
  cookie(secret, attemptSeconds, provider);

export const clearCookie = (provider: Provider): string => cookie('', 0, provider);

/** The secret that a browser has kept, or null. */
export const readSecret = ({ headers }: IncomingMessage): string | null => {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const pair = pairs.find((each) => each.startsWith(`${cookieName}=`));
  return pair ? pair.slice(cookieName.length + 1) : null;
};
