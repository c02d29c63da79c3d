import {
  itemAnswer,
  type Json,
  jsonSchema,
  listAnswer,
  operation,
  type PathItem,
  type Success,
} from '../http/openapi.js';
import { idParameter, listParameters } from '../http/openapi-parameters.js';
import { nothing, tag, user } from './openapi-account.js';
import * as schemas from './session-schema.js';

const csrf_token = 'q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE';

const session = {
  id: '0b9e2c1a-5d1f-4f39-8c37-2a3f6b1d9e55',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  created_at: '2025-01-07T10:30:00Z',
  used_at: '2025-01-07T11:00:00Z',
  expires_at: '2025-01-14T11:00:00Z',
  current: true,
};

const setsCookie: Json = {
  'Set-Cookie': {
    description: 'The session: HttpOnly, SameSite=Lax, and in production Secure',
    schema: { type: 'string', maxLength: 4096, pattern: '^[\\x20-\\x7e]*$' },
  },
};

const own = { tag, secured: true } as const;

/** The answer to whoever has just logged in. */
export const loggedInAnswer = (description: string, headers: Json = {}): Success =>
  itemAnswer(description, 'LoggedIn', { user, csrf_token }, { ...headers, ...setsCookie });

const ended = (description: string) => ({ 204: { description, headers: setsCookie } });

export const sessionSchemas: Record<string, Json> = {
  CsrfToken: jsonSchema(schemas.csrfOutput, 'output'),
  Session: jsonSchema(schemas.sessionOutput, 'output'),
};

/** Staying logged in, and logging out. */
export const sessionPaths: Record<string, PathItem> = {
  '/api/v1/auth/refresh': {
    post: operation({
      ...own,
      method: 'post',
      id: 'refresh',
      summary: 'Exchange the session cookie for a new one',
      description: 'The cookie and the CSRF token from before are worth nothing afterwards.',
      answers: { 200: loggedInAnswer('A new cookie') },
    }),
  },
  '/api/v1/auth/logout': {
    post: operation({
      ...own,
      method: 'post',
      id: 'logout',
      summary: 'Log out',
      description: 'Ends the session of the cookie, dead or alive.',
      answers: ended('The session is over'),
    }),
  },
  '/api/v1/auth/logout-all': {
    post: operation({
      ...own,
      method: 'post',
      id: 'logoutAll',
      summary: 'Log out on every device',
      answers: ended('All sessions are over'),
    }),
  },
  '/api/v1/auth/csrf': {
    get: operation({
      ...own,
      method: 'get',
      id: 'getCsrfToken',
      summary: 'Get the CSRF token of the session',
      description: 'For pages that were loaded again: the token is the same until the next login.',
      answers: { 200: itemAnswer('The token', 'CsrfToken', { csrf_token }) },
    }),
  },
  '/api/v1/auth/sessions': {
    get: operation({
      ...own,
      method: 'get',
      id: 'listSessions',
      summary: 'List the sessions of the caller',
      description: 'The 100 newest at most.',
      parameters: listParameters(schemas.sessionList).filter(({ name }) => name !== 'cursor'),
      answers: { 200: listAnswer('A page of sessions', 'Session', session) },
    }),
  },
  '/api/v1/auth/sessions/{id}': {
    delete: operation({
      ...own,
      method: 'delete',
      id: 'endSession',
      summary: 'Log out on one device',
      parameters: [idParameter('id', 'session')],
      answers: nothing('The session is over'),
      errors: [404],
    }),
  },
};
