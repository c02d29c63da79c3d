import { type Answer, ok } from '../http/answer.js';
import { setCookie } from './cookie.js';
import { csrfTokenOf, requireOwnPage } from './csrf.js';
import type { User } from './schema.js';
import type { Session } from './sessions.js';

/** Refuses pages of others, which could log a browser in as somebody else. */
export const admitLogin = requireOwnPage;

/** The answer to whoever has just logged in. */
export const loggedIn = (user: User, session: Session, status = 200, headers = {}): Answer =>
  ok({ user, csrf_token: csrfTokenOf(session.proof) }, status, {
    ...headers,
    'Set-Cookie': setCookie(session.proof, session.seconds),
  });
