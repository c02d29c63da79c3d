import type { IncomingMessage } from 'node:http';
import { env } from '../env.js';

const isProduction = env.NODE_ENV === 'production';

/** With `__Host-`, no other host and no plain page can set it; browsers ask for HTTPS then. */
export const cookieName = isProduction ? '__Host-session' : 'session';

const flags = `Path=/; HttpOnly; SameSite=Lax${isProduction ? '; Secure' : ''}`;

/** What a browser keeps of a session: its id, and a secret that proves it. */
export interface Proof {
  id: string;
  secret: string;
}

export const setCookie = ({ id, secret }: Proof, seconds: number): string =>
  `${cookieName}=${id}.${secret}; Max-Age=${seconds}; ${flags}`;

export const clearCookie = `${cookieName}=; Max-Age=0; ${flags}`;

/** What a request proves, null where its cookie cannot be one of ours, undefined without a cookie. */
export const readCookie = ({ headers }: IncomingMessage): Proof | null | undefined => {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const pair = pairs.find((each) => each.startsWith(`${cookieName}=`));
  if (pair === undefined) return undefined;
  const value = pair.slice(cookieName.length + 1);
  const [, id, secret] =
    /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.([\w-]{43})$/.exec(value) ?? [];
  return id && secret ? { id, secret } : null;
};
