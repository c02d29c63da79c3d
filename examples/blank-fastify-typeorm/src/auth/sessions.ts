import type { IncomingMessage } from 'node:http';
import { inTransaction, type Row, type Tables, tables } from '../database/index.js';
import type { Where } from '../database/table.js';
import { unauthorized } from '../http/errors.js';
import { bearerToken } from './authenticate.js';
import type { Caller } from './caller.js';
import type { Tokens } from './session-schema.js';
import {
  accessTokenSeconds,
  newRefreshToken,
  readAccessToken,
  refreshTokenSeconds,
  sha256,
  signAccessToken,
} from './tokens.js';

const refreshExpiry = (): Date => new Date(Date.now() + refreshTokenSeconds * 1_000);

/** What a client gets of a session. */
export type Session = Tokens;

const issueTokens = async (db: Tables, caller: Caller): Promise<Session> => {
  const refresh_token = newRefreshToken();
  await db.refreshTokens.insert({
    session_id: caller.session_id,
    token_hash: sha256(refresh_token),
    expires_at: refreshExpiry(),
  });
  return {
    access_token: await signAccessToken(caller),
    refresh_token,
    token_type: 'Bearer',
    expires_in: accessTokenSeconds,
  };
};

/** Logs a user in on one more device, and forgets the sessions that are long over. */
export const openSession = async (
  db: Tables,
  user_id: string,
  _message: IncomingMessage,
): Promise<Session> => {
  await db.sessions.delete({ user_id, expires_at: { lt: new Date() } });
  const session = await db.sessions.insert({ user_id, expires_at: refreshExpiry() });
  return issueTokens(db, { user_id, session_id: session.id });
};

const end = async (db: Tables, where: Where<Row<'sessions'>>): Promise<void> => {
  await db.sessions.update({ ...where, ended_at: null }, { ended_at: new Date() });
};

/** Ends the open sessions of a user, or all but one: their tokens are dead from now on. */
export const endSessions = (
  db: Tables,
  user_id: string,
  { except }: { except?: string } = {},
): Promise<void> => end(db, { user_id, ...(except !== undefined && { id: { not: except } }) });

/** Spends a refresh token and gives out the next; a token that was spent before ends its session. */
export const rotate = async (
  refreshToken: string,
): Promise<{ caller: Caller; session: Session }> => {
  const now = new Date();
  const token = await tables.refreshTokens.find({
    token_hash: sha256(refreshToken),
    expires_at: { gt: now },
  });
  if (!token) throw unauthorized();
  const session = { id: token.session_id, ended_at: null };

  const outcome = await inTransaction(async (db) => {
    const open = await db.sessions.update(session, { expires_at: refreshExpiry() });
    // Of two requests with the same token only one changes the row.
    const unspent = { id: token.id, used_at: null };
    const spent = open === 0 ? 0 : await db.refreshTokens.update(unspent, { used_at: now });
    if (spent === 0) {
      await end(db, { id: token.session_id });
      return (await db.refreshTokens.find(unspent)) ? 'ended' : 'reused';
    }
    const found = await db.sessions.find({ id: token.session_id });
    if (!found) return 'ended';
    await db.refreshTokens.delete({ session_id: found.id, expires_at: { lt: now } });
    const caller = { user_id: found.user_id, session_id: found.id };
    return { caller, session: await issueTokens(db, caller) };
  });

  if (outcome === 'ended') throw unauthorized();
  if (outcome === 'reused')
    throw unauthorized('The refresh token was used before: log in again', 'TOKEN_REUSED');
  return outcome;
};

/** Ends the session that an Authorization header or a refresh token belongs to, dead or alive. */
export const logout = async (
  authorization: string | undefined,
  refreshToken: string | undefined,
): Promise<void> => {
  if (authorization === undefined && refreshToken === undefined) throw unauthorized();
  const access = bearerToken(authorization ?? '');
  const claims = access === null ? null : await readAccessToken(access);
  if (claims) await end(tables, { id: claims.session_id, user_id: claims.user_id });
  if (refreshToken === undefined) return;
  const token = await tables.refreshTokens.find({ token_hash: sha256(refreshToken) });
  if (token) await end(tables, { id: token.session_id });
};
