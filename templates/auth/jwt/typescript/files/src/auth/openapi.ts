import { type ApiSection, itemAnswer, jsonSchema, operation } from '../http/openapi.js';
import { createdHeaders, etagHeader } from '../http/openapi-components.js';
import { versionParameters } from '../http/openapi-parameters.js';
import * as schemas from './schema.js';

const tag = 'Authentication';

const user = {
  id: '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  avatar_url: null,
  role: 'user',
  created_at: '2025-01-07T10:30:00Z',
  updated_at: '2025-01-07T10:30:00Z',
  last_login: null,
};

const refresh_token = 'q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE';
const password = 'three-green-bottles';
const credentials = { email: user.email, password };
const profile = { name: user.name };

const loggedIn = {
  user,
  access_token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIzZjJiOGE1MiJ9.c2lnbmF0dXJl',
  refresh_token,
  token_type: 'Bearer',
  expires_in: 900,
};

const open = { tag, method: 'post', secured: false } as const;
const own = { tag, secured: true } as const;
const nothing = (description: string) => ({ 204: { description } });
const account = (description: string) => ({
  200: itemAnswer(description, 'User', user, etagHeader),
});

/** How people register, log in and manage their account. */
export const authSection: ApiSection = {
  tag: { name: tag, description: 'Registering, logging in and the account of the caller' },
  schemas: {
    User: jsonSchema(schemas.userOutput, 'output'),
    LoggedIn: jsonSchema(schemas.loggedInOutput, 'output'),
    Registration: jsonSchema(schemas.registerInput, 'input'),
    Credentials: jsonSchema(schemas.loginInput, 'input'),
    Refresh: jsonSchema(schemas.refreshInput, 'input'),
    Logout: jsonSchema(schemas.logoutInput, 'input'),
    Profile: jsonSchema(schemas.profileInput, 'input'),
    PasswordChange: jsonSchema(schemas.changePasswordInput, 'input'),
    AccountDeletion: jsonSchema(schemas.deleteInput, 'input'),
  },
  paths: {
    '/api/v1/auth/register': {
      post: operation({
        ...open,
        id: 'register',
        summary: 'Register and log in',
        body: { schema: 'Registration', example: { ...credentials, ...profile } },
        answers: {
          201: itemAnswer('The new user, logged in', 'LoggedIn', loggedIn, createdHeaders),
        },
        errors: [409],
      }),
    },
    '/api/v1/auth/login': {
      post: operation({
        ...open,
        id: 'login',
        summary: 'Log in',
        description: 'Ten failures lock an account for at most 15 minutes.',
        body: { schema: 'Credentials', example: credentials },
        answers: { 200: itemAnswer('Logged in', 'LoggedIn', loggedIn) },
      }),
    },
    '/api/v1/auth/refresh': {
      post: operation({
        ...open,
        secured: 'optional',
        id: 'refresh',
        summary: 'Exchange a refresh token for new tokens',
        description: 'A refresh token can be used once: a second use ends its session.',
        body: { schema: 'Refresh', example: { refresh_token } },
        answers: { 200: itemAnswer('New tokens', 'LoggedIn', loggedIn) },
      }),
    },
    '/api/v1/auth/logout': {
      post: operation({
        ...open,
        secured: 'optional',
        id: 'logout',
        summary: 'Log out',
        description:
          'Ends the session of the access token and of the refresh token, dead or alive.',
        body: { schema: 'Logout', example: { refresh_token }, required: false },
        answers: nothing('The session is over'),
      }),
    },
    '/api/v1/auth/logout-all': {
      post: operation({
        ...own,
        method: 'post',
        id: 'logoutAll',
        summary: 'Log out on every device',
        answers: nothing('All sessions are over'),
      }),
    },
    '/api/v1/auth/change-password': {
      post: operation({
        ...own,
        method: 'post',
        id: 'changePassword',
        summary: 'Change the password',
        description: 'Ends every other session.',
        body: {
          schema: 'PasswordChange',
          example: { current_password: password, new_password: 'four-yellow-lamps' },
        },
        answers: nothing('The password is changed'),
      }),
    },
    '/api/v1/auth/me': {
      get: operation({
        ...own,
        method: 'get',
        id: 'getMe',
        summary: 'Get the account of the caller',
        parameters: [versionParameters.ifNoneMatch],
        answers: account('The user'),
        errors: [304],
      }),
      patch: operation({
        ...own,
        method: 'patch',
        id: 'updateMe',
        summary: 'Change the account of the caller',
        description: 'What is left out stays, and null clears.',
        parameters: [versionParameters.ifMatch],
        body: { schema: 'Profile', example: profile },
        answers: account('The user as it is now'),
        errors: [412],
      }),
      delete: operation({
        ...own,
        method: 'delete',
        id: 'deleteMe',
        summary: 'Delete the account of the caller',
        description: 'With everything that belongs to it.',
        body: { schema: 'AccountDeletion', example: { password } },
        answers: nothing('The account is gone'),
      }),
    },
  },
};
