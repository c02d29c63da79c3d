import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretPost,
  Configuration,
  None,
  ResponseBodyError,
} from 'openid-client';
import { unauthorized } from '../../http/errors.js';
import type { Secrets } from './attempt.js';
import { s256 } from './digest.js';
import { isPlain, longestSeconds, metadataOf, unavailable } from './discovery.js';
import { nameOf, readIdToken } from './id-token.js';
import { clientOf, type Person, type Provider } from './provider.js';

const configurationOf = async (provider: Provider, auth: ClientAuth): Promise<Configuration> => {
  const { issuer, id } = clientOf(provider);
  const configuration = new Configuration(await metadataOf(provider), id, undefined, auth);
  configuration.timeout = longestSeconds;
  if (isPlain(issuer)) allowInsecureRequests(configuration);
  return configuration;
};

/** Where a browser goes to log in at a provider. */
export const authorizationUrl = async (
  provider: Provider,
  { state, nonce, codeVerifier }: Secrets,
  redirectUri: string,
): Promise<string> => {
  const configuration = await configurationOf(provider, None());
  return buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: provider.scope,
    state,
    nonce,
    code_challenge: s256(codeVerifier),
    code_challenge_method: 'S256',
    ...(provider.responseMode === 'form_post' && { response_mode: 'form_post' }),
  }).href;
};

/** Whether the provider has answered, but with nothing that lets anybody in. */
const isRefusal = (error: unknown): boolean => {
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant';
  return error instanceof ClientError && /JWT|INVALID|UNSUPPORTED/.test(error.code ?? '');
};

/** What the library needs of an answer; all else is passed over. */
const answered = ['code', 'state', 'iss'];

/** Whom a provider has sent back: its code goes for an ID token. */
export const redeem = async (
  provider: Provider,
  parameters: URLSearchParams,
  { state, nonce, codeVerifier }: Secrets,
  redirectUri: string,
): Promise<Person> => {
  const client = clientOf(provider);
  const configuration = await configurationOf(provider, ClientSecretPost(await client.secret()));
  const url = new URL(redirectUri);
  for (const [name, value] of parameters)
    if (answered.includes(name)) url.searchParams.append(name, value);
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier };
  const { id_token = '' } = await authorizationCodeGrant(configuration, url, checks).catch(
    (error) => {
      if (isRefusal(error)) throw unauthorized(`${provider.label} did not accept the login`);
      throw unavailable(provider, error);
    },
  );
  const person = await readIdToken(provider, id_token, { nonces: [nonce], audiences: [client.id] });
  return { ...person, name: person.name ?? nameOf(provider.nameIn?.(parameters)) };
};
