import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderSetting } from '../../parts/types.js';
import type { Claims } from '../checks/tokens.js';
import { type Registered, register } from './client.js';
import { answer, type Fault, fail } from './faults.js';
import { idTokenOf, type Lie, type Someone } from './id-token.js';
import { jwkOf, newKey, strangersKey } from './keys.js';

/** How a provider misbehaves for one login. */
export interface Misbehaviour {
  lie?: Lie;
  /** Of the answer to the code: `refused` says that the code is none. */
  fault?: Fault | 'refused';
}

/** What a provider lets the browser bring back to the server. */
export interface Return {
  method: 'GET' | 'POST';
  url: string;
  parameters: Record<string, string>;
}

type Endpoint = 'discovery' | 'keys' | 'token';

/** An OpenID provider of the run's own, which lies when it is told to. */
export interface Provider extends Pick<Registered, 'environment' | 'clientId' | 'appClientIds'> {
  name: string;
  issuer: string;
  /** What each variable of the environment is for. */
  settings: Record<string, ProviderSetting>;
  /** What no log may hold, as far as it has been said. */
  secrets: string[];
  /** What the server asked for wrongly. */
  complaints: string[];
  /** How often the server asked. */
  asked: Record<Endpoint, number>;
  /** What does not work for anybody. */
  faults: { [endpoint in Endpoint]?: Fault };
  /** What it says of itself in other words. */
  says: Claims;
  /** Lets somebody in whom the server has sent to this address. */
  allow(address: URL, someone: Someone, how?: Misbehaviour): Return;
  /** Sends somebody back who does not want to. */
  deny(address: URL): Return;
  /** An ID token as apps get it. */
  idToken(claims: Claims, lie?: Lie): string;
  /** Goes over to another key. */
  rotate(): Promise<void>;
  /** Another one of the same kind, for a check alone. */
  another(): Promise<Provider>;
  close(): void;
}

interface Grant extends Misbehaviour {
  address: URLSearchParams;
  someone: Someone;
}

const secret = (): string => randomBytes(24).toString('base64url');

const s256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
};

const returning = (address: URL, parameters: Record<string, string>): Return => ({
  method: address.searchParams.get('response_mode') === 'form_post' ? 'POST' : 'GET',
  url: address.searchParams.get('redirect_uri') ?? '',
  parameters: { state: address.searchParams.get('state') ?? '', ...parameters },
});

/** What is wrong with a request for tokens, or null. */
const complaintAbout = (form: URLSearchParams, grant: Grant | undefined): string | null => {
  if (!grant) return 'the code is unknown or spent';
  const { address } = grant;
  if (form.get('grant_type') !== 'authorization_code') return 'the grant is no code';
  if (form.get('redirect_uri') !== address.get('redirect_uri')) return 'the redirect is another';
  const isProved = s256(form.get('code_verifier') ?? '') === address.get('code_challenge');
  return isProved ? null : 'the verifier does not fit the challenge';
};

/** Starts a provider that has the server under test among its clients. */
export const startProvider = async (
  name: string,
  settings: Record<string, ProviderSetting>,
): Promise<Provider> => {
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { complaint, secrets, ...registered } = register(settings, issuer);
  const grants = new Map<string, Grant>();
  let key = await newKey();
  const stranger = await strangersKey();

  const endpoints: Record<string, Endpoint> = {
    '/.well-known/openid-configuration': 'discovery',
    '/keys': 'keys',
    '/token': 'token',
  };

  const discovery = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    ...provider.says,
  });

  const giveTokens = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = await formOf(request);
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    provider.secrets.push(form.get('code_verifier') ?? '', form.get('client_secret') ?? '');
    const wrongClient = complaint(form, request.headers.authorization);
    const wrong = wrongClient ?? complaintAbout(form, grant);
    if (wrong || !grant || grant.fault === 'refused') {
      provider.complaints.push(wrong ?? 'refused');
      return answer(response, { error: wrongClient ? 'invalid_client' : 'invalid_grant' }, 400);
    }
    if (grant.fault) return fail(response, grant.fault);
    const nonce = grant.address.get('nonce') ?? undefined;
    const id_token = provider.idToken({ ...grant.someone, nonce }, grant.lie);
    const access_token = secret();
    provider.secrets.push(access_token, id_token);
    answer(response, { access_token, token_type: 'Bearer', expires_in: 3_600, id_token });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const endpoint = endpoints[request.url ?? ''];
    if (!endpoint) return answer(response, { error: 'not_found' }, 404);
    provider.asked[endpoint] += 1;
    const fault = provider.faults[endpoint];
    if (fault) return fail(response, fault);
    if (endpoint === 'token') return giveTokens(request, response);
    answer(response, endpoint === 'keys' ? { keys: [jwkOf(key)] } : discovery());
  };

  const provider: Provider = {
    ...registered,
    name,
    issuer,
    settings,
    secrets: [...secrets],
    complaints: [],
    asked: { discovery: 0, keys: 0, token: 0 },
    faults: {},
    says: {},
    allow: (address, someone, how = {}) => {
      const code = secret();
      provider.secrets.push(code);
      grants.set(code, { address: new URLSearchParams(address.search), someone, ...how });
      return returning(address, { code });
    },
    deny: (address) => returning(address, { error: 'access_denied' }),
    idToken: (claims, lie) =>
      idTokenOf({ iss: issuer, aud: registered.clientId, ...claims }, { key, stranger }, lie),
    rotate: async () => {
      key = await newKey();
    },
    another: () => startProvider(name, settings),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return provider;
};
