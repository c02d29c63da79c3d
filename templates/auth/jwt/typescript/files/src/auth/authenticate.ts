import { tables } from '../database/index.js';
import { forbidden, unauthorized } from '../http/errors.js';
import { type Claims, readAccessToken } from './tokens.js';

/** The user behind a request and the session that it belongs to. */
export type Caller = Claims;

/** The token of an Authorization header, or null where it holds none. */
export const bearerToken = (authorization: string): string | null =>
  /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1] ?? null;

/** What an Authorization header claims: null without one, 401 for a bad one. No database. */
export const verifyAccessToken = async (
  authorization: string | undefined,
): Promise<Claims | null> => {
  if (authorization === undefined) return null;
  const token = bearerToken(authorization);
  const claims = token === null ? null : await readAccessToken(token);
  if (claims === null) throw unauthorized();
  if (claims.expired) throw unauthorized('The access token has expired', 'TOKEN_EXPIRED');
  const { user_id, session_id } = claims;
  return { user_id, session_id };
};

/** The caller whose session is still open, else 401: a logout counts at once. */
export const loadCaller = async ({ user_id, session_id }: Claims): Promise<Caller> => {
  const session = await tables.sessions.find({
    id: session_id,
    user_id,
    ended_at: null,
    expires_at: { gt: new Date() },
  });
  if (!session) throw unauthorized();
  return { user_id, session_id };
};

/** 403 unless the caller is an admin now, whatever they were when the token was made. */
export const requireAdmin = async ({ user_id }: Caller): Promise<void> => {
  const user = await tables.users.find({ id: user_id });
  if (user?.role !== 'admin') throw forbidden();
};
