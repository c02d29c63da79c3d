import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { ApiError, unauthorized } from '../../http/errors.js';
import { userOutput } from '../schema.js';
import { longestSeconds, metadataOf, unavailable } from './discovery.js';
import { clientOf, type Person, type Provider } from './provider.js';

/** What an ID token has to hold: one of these nonces, and one of these audiences. */
export interface Expected {
  nonces: string[];
  audiences: string[];
}

/** Seconds that clocks may differ by. */
const tolerance = 60;

const keySetOptions = {
  timeoutDuration: longestSeconds * 1_000,
  // Soon enough for a provider that changes its keys, and seldom enough for made-up names of keys.
  cooldownDuration: 5_000,
};

const keySets = new Map<string, JWTVerifyGetKey>();

const keysOf = async (provider: Provider): Promise<JWTVerifyGetKey> => {
  const { jwks_uri } = await metadataOf(provider);
  const remote = keySets.get(jwks_uri) ?? createRemoteJWKSet(new URL(jwks_uri), keySetOptions);
  keySets.set(jwks_uri, remote);
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      if (error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw unavailable(provider, error);
    }
  };
};

const refused = ({ label }: Provider): ApiError =>
  unauthorized(`The ID token of ${label} is not valid here`);

const claims = z.object({
  sub: z
    .string()
    .min(1)
    .max(255)
    .regex(/^\P{Cc}*$/u),
  nonce: z.string(),
  iat: z.number(),
  azp: z.string().optional(),
});

const verified = z.union([z.literal(true), z.literal('true')]);

const emailIn = ({ email, email_verified }: JWTPayload): string | null => {
  const parsed = userOutput.shape.email.safeParse(email);
  return parsed.success && verified.safeParse(email_verified).success ? parsed.data : null;
};

/** A name that can be kept, or null. */
export const nameOf = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const name = value.replace(/\p{Cc}|\p{Cs}/gu, '').trim();
  return [...name].slice(0, 255).join('') || null;
};

/** Whom an ID token of a provider is about: 401 for any that is not right in every way. */
export const readIdToken = async (
  provider: Provider,
  token: string,
  { nonces, audiences }: Expected,
): Promise<Person> => {
  const { issuer } = clientOf(provider);
  const keys = await keysOf(provider);
  const { payload } = await jwtVerify(token, keys, {
    algorithms: ['RS256'],
    issuer,
    audience: audiences,
    requiredClaims: ['exp'],
    clockTolerance: tolerance,
  }).catch((error) => {
    throw error instanceof ApiError ? error : refused(provider);
  });
  const { data } = claims.safeParse(payload);
  const isRight =
    data &&
    nonces.includes(data.nonce) &&
    data.iat <= Date.now() / 1_000 + tolerance &&
    (data.azp === undefined || audiences.includes(data.azp));
  if (!isRight) throw refused(provider);
  return {
    provider: provider.name,
    subject: data.sub,
    email: emailIn(payload),
    name: nameOf(payload.name),
  };
};
