import { allowInsecureRequests, discovery, None, type ServerMetadata } from 'openid-client';
import { type ApiError, serviceUnavailable } from '../../http/errors.js';
import { logger } from '../../logger.js';
import { clientOf, type Provider } from './provider.js';

/** How long a provider may take for one answer. */
export const longestSeconds = 3;

/** What a provider says of itself, as far as it is needed. */
export type Metadata = ServerMetadata &
  Record<'authorization_endpoint' | 'token_endpoint' | 'jwks_uri', string>;

/** 503: nobody is let in or refused by an outage of others. */
export const unavailable = ({ label }: Provider, err: unknown): ApiError => {
  logger.warn({ err }, `${label} does not answer as it should`);
  return serviceUnavailable(`${label} does not answer as it should: try again in a moment`);
};

/** Whether a provider may be spoken to without encryption: only on this machine. */
export const isPlain = (issuer: string): boolean => new URL(issuer).protocol === 'http:';

const discover = async (provider: Provider): Promise<Metadata> => {
  const { issuer, id } = clientOf(provider);
  const execute = isPlain(issuer) ? [allowInsecureRequests] : [];
  try {
    const options = { timeout: longestSeconds, execute };
    const found = await discovery(new URL(issuer), id, undefined, None(), options);
    const metadata = found.serverMetadata() as Metadata;
    const { authorization_endpoint, token_endpoint, jwks_uri } = metadata;
    for (const endpoint of [authorization_endpoint, token_endpoint, jwks_uri])
      if (isPlain(endpoint) !== isPlain(issuer)) throw new Error('an endpoint has no encryption');
    return metadata;
  } catch (error) {
    throw unavailable(provider, error);
  }
};

const known = new Map<string, Promise<Metadata>>();

/** What a provider says of itself: asked once, and again only after a failure. */
export const metadataOf = (provider: Provider): Promise<Metadata> => {
  const { name } = provider;
  const metadata = known.get(name) ?? discover(provider);
  known.set(name, metadata);
  metadata.catch(() => known.delete(name));
  return metadata;
};
