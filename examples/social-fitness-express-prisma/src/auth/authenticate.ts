import type { IncomingMessage } from 'node:http';
import { tables } from '../database/index.js';
import { unauthorized } from '../http/errors.js';
import type { Caller } from './caller.js';
import { readAccessToken } from './tokens.js';

/** The token of an Authorization header, or null where it holds none. */
export const bearerToken = (authorization: string): string | null =>
  /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1] ?? null;

/** Who a request says that it comes from: null without a token, 401 for a bad one. No database. */
export const identify = async ({ headers }: IncomingMessage): Promise<Caller | null> => {
  if (headers.authorization === undefined) return null;
  const token = bearerToken(headers.authorization);
  const claims = token === null ? null : await readAccessToken(token);
  if (claims === null) throw unauthorized();
  if (claims.expired) throw unauthorized('The access token has expired', 'TOKEN_EXPIRED');
  const { user_id, session_id } = claims;
  return { user_id, session_id };
};

/** The caller whose session is still open, else 401: a logout counts at once. */
export const loadCaller = async (
  { user_id, session_id }: Caller,
  _message: IncomingMessage,
): Promise<Caller> => {
  const session = await tables.sessions.find({
    id: session_id,
    user_id,
    ended_at: null,
    expires_at: { gt: new Date() },
  });
  if (!session) throw unauthorized();
  return { user_id, session_id };
};
