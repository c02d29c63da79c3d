import {
  itemAnswer,
  type Json,
  jsonSchema,
  operation,
  type PathItem,
  type Success,
} from '../http/openapi.js';
import { nothing, tag, user } from './openapi-account.js';
import * as schemas from './session-schema.js';

const refresh_token = 'q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE';

const loggedIn = {
  user,
  access_token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIzZjJiOGE1MiJ9.c2lnbmF0dXJl',
  refresh_token,
  token_type: 'Bearer',
  expires_in: 900,
};

const open = { tag, method: 'post', secured: 'optional' } as const;

/** The answer to whoever has just logged in. */
export const loggedInAnswer = (description: string, headers: Json = {}): Success =>
  itemAnswer(description, 'LoggedIn', loggedIn, headers);

export const sessionSchemas: Record<string, Json> = {
  Refresh: jsonSchema(schemas.refreshInput, 'input'),
  Logout: jsonSchema(schemas.logoutInput, 'input'),
};

/** Staying logged in, and logging out. */
export const sessionPaths: Record<string, PathItem> = {
  '/api/v1/auth/refresh': {
    post: operation({
      ...open,
      id: 'refresh',
      summary: 'Exchange a refresh token for new tokens',
      description: 'A refresh token can be used once: a second use ends its session.',
      body: { schema: 'Refresh', example: { refresh_token } },
      answers: { 200: loggedInAnswer('New tokens') },
    }),
  },
  '/api/v1/auth/logout': {
    post: operation({
      ...open,
      id: 'logout',
      summary: 'Log out',
      description: 'Ends the session of the access token and of the refresh token, dead or alive.',
      body: { schema: 'Logout', example: { refresh_token }, required: false },
      answers: nothing('The session is over'),
    }),
  },
  '/api/v1/auth/logout-all': {
    post: operation({
      ...open,
      secured: true,
      id: 'logoutAll',
      summary: 'Log out on every device',
      answers: nothing('All sessions are over'),
    }),
  },
};
