import { type Json, operation, type PathItem } from '../../http/openapi.js';
import { queryParameter, textSchema } from '../../http/openapi-parameters.js';
import { tag } from '../openapi-account.js';
import { loggedInAnswer } from '../session-openapi.js';
import type { Provider } from './provider.js';

const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const code = 'q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE';

const token = {
  id_token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMDc2OTE1MCJ9.c2lnbmF0dXJl',
  nonce: 'n-0S6_WzA2Mj',
};

const open = { tag, secured: false } as const;

const beginParameters = [
  queryParameter(
    'redirect_to',
    'Where to come back to: an address that is allowed, or the first of them',
    { type: 'string', format: 'uri', maxLength: 2048 },
  ),
  queryParameter(
    'code_challenge',
    'The S256 of a verifier of your own, which the exchange asks for',
    {
      type: 'string',
      minLength: 43,
      maxLength: 43,
      pattern: '^[\\w-]{43}$',
      example: challenge,
    },
  ),
];

const returned = { state: textSchema(255), code: textSchema(4096), error: textSchema(255) };

/** What a provider sends back by a form; whatever else comes with it is passed over. */
export const providerForm: Json = {
  type: 'object',
  properties: { ...returned, user: textSchema(4096) },
  additionalProperties: textSchema(4096),
  maxProperties: 20,
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
    queryParameter(name, 'As the provider sends it', schema),
  );
  return { get: operation({ ...common, method: 'get', parameters }) };
};

/** What a provider adds to the ways of logging in. */
export const pathsOf = (provider: Provider): Record<string, PathItem> => {
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
