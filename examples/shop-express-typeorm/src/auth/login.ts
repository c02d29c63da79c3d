import type { IncomingMessage } from 'node:http';
import { type Answer, ok } from '../http/answer.js';
import type { User } from './schema.js';
import type { Session } from './sessions.js';

/** Refuses nobody: no browser sends tokens by itself, so a page of others has nothing to gain. */
export const admitLogin = (_message: IncomingMessage): void => {};

/** The answer to whoever has just logged in. */
export const loggedIn = (user: User, session: Session, status = 200, headers = {}): Answer =>
  ok({ user, ...session }, status, headers);
