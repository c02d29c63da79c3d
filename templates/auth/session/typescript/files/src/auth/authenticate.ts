import type { IncomingMessage } from 'node:http';
import { tables } from '../database/index.js';
import { unauthorized } from '../http/errors.js';
import type { Caller } from './caller.js';
import { readCookie } from './cookie.js';
import { requireToken } from './csrf.js';
import { findSession, keepSession, type Proven } from './sessions.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The session of a request: null without a cookie, 401 for a session that is over. */
export const identify = async (message: IncomingMessage): Promise<Proven | null> => {
  if (readCookie(message) === undefined) return null;
  const session = await findSession(tables, message);
  if (!session) throw unauthorized();
  return session;
};

/** The caller, whose writes must come from a page of ours. */
export const loadCaller = async (session: Proven, message: IncomingMessage): Promise<Caller> => {
  if (!safe.has(message.method ?? '')) requireToken(message, session.proof);
  await keepSession(session);
  return { user_id: session.user_id, session_id: session.id };
};
