import {
  itemAnswer,
  type Json,
  jsonSchema,
  listAnswer,
  operation,
  type PathItem,
  reference,
} from '../../http/openapi.js';
import { createdHeaders } from '../../http/openapi-components.js';
import { idParameter, listParameters } from '../../http/openapi-parameters.js';
import { nothing, tag } from '../openapi-account.js';
import { loggedInAnswer } from '../session-openapi.js';
import { pathsOf, providerForm } from './openapi-provider.js';
import { providers } from './providers.js';
import * as schemas from './schema.js';

const code = 'q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE';
const code_verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const identity = {
  id: '6e0f9d3c-7f0e-4d0c-9f7e-0c3b8a526f0e',
  provider: providers[0]?.name,
  email: 'ada@example.com',
  created_at: '2025-01-07T10:30:00Z',
};

const open = { tag, secured: false } as const;
const own = { tag, secured: true } as const;

export const oauthSchemas: Record<string, Json> = {
  ProviderForm: providerForm,
  CodeExchange: jsonSchema(schemas.codeInput, 'input'),
  IdTokenLogin: jsonSchema(schemas.tokenInput, 'input'),
  Identity: jsonSchema(schemas.identityOutput, 'output'),
  IdentityCode: jsonSchema(schemas.identityCodeInput, 'input'),
  IdentityToken: jsonSchema(schemas.identityTokenInput, 'input'),
  IdentityLink: { anyOf: [reference('IdentityCode'), reference('IdentityToken')] },
};

/** Logging in with accounts of others, and which of them belong to whom. */
export const oauthPaths: Record<string, PathItem> = {
  ...Object.assign({}, ...providers.map(pathsOf)),
  '/api/v1/auth/oauth/exchange': {
    post: operation({
      ...open,
      method: 'post',
      id: 'exchangeCode',
      summary: 'Exchange the code of a login',
      description: 'A code is good once and for one minute.',
      body: { schema: 'CodeExchange', example: { code, code_verifier } },
      answers: { 200: loggedInAnswer('Logged in') },
      errors: [409],
    }),
  },
  '/api/v1/auth/identities': {
    get: operation({
      ...own,
      method: 'get',
      id: 'listIdentities',
      summary: 'List the linked accounts of the caller',
      description: 'Those at others that the caller logs in with, the 100 newest at most.',
      parameters: listParameters(schemas.identityList).filter(({ name }) => name !== 'cursor'),
      answers: { 200: listAnswer('A page of linked accounts', 'Identity', identity) },
    }),
    post: operation({
      ...own,
      method: 'post',
      id: 'linkIdentity',
      summary: 'Link an account at another provider',
      description:
        'By the code of a login that was begun with a code_challenge, or by an ID token.',
      body: { schema: 'IdentityLink', example: { code, code_verifier } },
      answers: {
        200: itemAnswer('It was linked before', 'Identity', identity),
        201: itemAnswer('It is linked', 'Identity', identity, createdHeaders),
      },
      errors: [409],
    }),
  },
  '/api/v1/auth/identities/{id}': {
    delete: operation({
      ...own,
      method: 'delete',
      id: 'unlinkIdentity',
      summary: 'Unlink an account',
      description: 'Ends every other session. The last way to log in stays.',
      parameters: [idParameter('id', 'linked account')],
      answers: nothing('It is unlinked'),
      errors: [404, 409],
    }),
  },
};
