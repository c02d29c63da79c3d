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
import type { Provider } from './provider.js';
import { providers } from './providers.js';
import * as schemas from './schema.js';

const code = 'q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const code_verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const token = {
  id_token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMDc2OTE1MCJ9.c2lnbmF0dXJl',
  nonce: 'n-0S6_WzA2Mj',
};

const identity = {
  id: '6e0f9d3c-7f0e-4d0c-9f7e-0c3b8a526f0e',
  provider: providers[0]?.name,
  email: 'ada@example.com',
  created_at: '2025-01-07T10:30:00Z',
};

const open = { tag, secured: false } as const;
const own = { tag, secured: true } as const;

const query = (name: string, description: string, schema: Json): Json => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'string', ...schema },
});

const beginParameters = [
  query('redirect_to', 'Where to come back to: an address that is allowed, or the first of them', {
    format: 'uri',
    maxLength: 2048,
  }),
  query('code_challenge', 'The S256 of a verifier of your own, which the exchange asks for', {
    minLength: 43,
    maxLength: 43,
    pattern: '^[\\w-]{43}$',
    example: challenge,
  }),
];

const line = (maxLength: number): Json => ({ type: 'string', maxLength });

/** What a provider sends back; whatever else comes with it is passed over. */
const returned: Record<string, Json> = {
  state: line(255),
  code: line(4096),
  error: line(255),
};

const formExample = { state: code, code };

const onTheWay = (description: string, cookie: string) => ({
  302: {
    description,
    headers: {
      Location: { $ref: '#/components/headers/Location' },
      'Set-Cookie': {
        description: cookie,
        schema: { type: 'string', maxLength: 4096, pattern: '^[\\x20-\\x7e]*$' },
      },
    },
  },
});

const comeBack = ({ label, responseMode }: Provider): PathItem => {
  const common = {
    ...open,
    id: `comeBackFrom${label}`,
    summary: `Come back from ${label}`,
    description: `${label} sends the browser here; it goes on to redirect_to, with a code or an error.`,
    answers: onTheWay('On the way to redirect_to', 'Takes the login on its way out of the browser'),
    errors: [403],
  };
  if (responseMode === 'form_post') {
    const body = {
      schema: 'ProviderForm',
      example: formExample,
      type: 'application/x-www-form-urlencoded',
    };
    return { post: operation({ ...common, method: 'post', body }) };
  }
  const parameters = Object.entries(returned).map(([name, schema]) =>
    query(name, 'As the provider sends it', schema),
  );
  return { get: operation({ ...common, method: 'get', parameters }) };
};

const pathsOf = (provider: Provider): Record<string, PathItem> => {
  const { name, label } = provider;
  return {
    [`/api/v1/auth/oauth/${name}`]: {
      get: operation({
        ...open,
        method: 'get',
        id: `logInWith${label}`,
        summary: `Log in with ${label}`,
        description: `Leads to ${label}, and from there to redirect_to with a code for the exchange.`,
        parameters: beginParameters,
        answers: onTheWay(
          `On the way to ${label}`,
          'The login on its way: HttpOnly, and in production Secure',
        ),
      }),
    },
    [`/api/v1/auth/oauth/${name}/callback`]: comeBack(provider),
    [`/api/v1/auth/oauth/${name}/token`]: {
      post: operation({
        ...open,
        method: 'post',
        id: `logInWith${label}Token`,
        summary: `Log in with an ID token of ${label}`,
        description: 'For apps, which get the ID token on the device.',
        body: { schema: 'IdTokenLogin', example: { ...token, name: 'Ada Lovelace' } },
        answers: { 200: loggedInAnswer('Logged in') },
        errors: [409],
      }),
    },
  };
};

export const oauthSchemas: Record<string, Json> = {
  ProviderForm: { type: 'object', properties: { ...returned, user: line(4096) } },
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
