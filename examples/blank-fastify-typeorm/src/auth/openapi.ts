import { type ApiSection, itemAnswer, jsonSchema, operation } from '../http/openapi.js';
import { createdHeaders, etagHeader } from '../http/openapi-components.js';
import { versionParameters } from '../http/openapi-parameters.js';
import { nothing, tag, user } from './openapi-account.js';
import * as schemas from './schema.js';
import { loggedInAnswer, sessionPaths, sessionSchemas } from './session-openapi.js';
import { loggedInOutput } from './session-schema.js';

const password = 'three-green-bottles';
const credentials = { email: user.email, password };
const profile = { name: user.name };

const open = { tag, method: 'post', secured: false } as const;
const own = { tag, secured: true } as const;
const account = (description: string) => ({
  200: itemAnswer(description, 'User', user, etagHeader),
});

/** How people register, log in and manage their account. */
export const authSection: ApiSection = {
  tag: { name: tag, description: 'Registering, logging in and the account of the caller' },
  schemas: {
    User: jsonSchema(schemas.userOutput, 'output'),
    LoggedIn: jsonSchema(loggedInOutput, 'output'),
    Registration: jsonSchema(schemas.registerInput, 'input'),
    Credentials: jsonSchema(schemas.loginInput, 'input'),
    ...sessionSchemas,
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
          201: loggedInAnswer('The new user, logged in', createdHeaders),
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
        answers: { 200: loggedInAnswer('Logged in') },
      }),
    },
    ...sessionPaths,
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
