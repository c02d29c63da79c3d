import { createHash, randomBytes } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { env } from '../env.js';
import { isUuid } from '../http/values.js';
import type { Caller } from './caller.js';

const service = 'shop-express-typeorm';
const algorithm = 'HS256';
const hmac = { name: 'HMAC', hash: 'SHA-256' };
// Imported once: jose would import any other kind of key for each token again.
const key = await crypto.subtle.importKey('raw', Buffer.from(env.JWT_SECRET), hmac, false, [
  'sign',
  'verify',
]);

export const accessTokenSeconds = 15 * 60;
export const refreshTokenSeconds = 7 * 24 * 60 * 60;

export const signAccessToken = ({ user_id, session_id }: Caller): Promise<string> =>
  new SignJWT({ sid: session_id })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer(service)
    .setAudience(service)
    .setSubject(user_id)
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds}s`)
    .sign(key);

const options = {
  algorithms: [algorithm],
  issuer: service,
  audience: service,
  requiredClaims: ['sub', 'sid', 'exp'],
};

const claimsOf = ({ sub, sid }: { sub?: string; sid?: unknown }): Caller | null => {
  const claims = { user_id: String(sub), session_id: String(sid) };
  return isUuid(claims.user_id) && isUuid(claims.session_id) ? claims : null;
};

const read = (payload: JWTPayload, expired: boolean) => {
  const claims = claimsOf(payload);
  return claims && { ...claims, expired };
};

/** The claims of a token that this service signed, or null; `expired` tells whether its time is over. */
export const readAccessToken = async (
  token: string,
): Promise<(Caller & { expired: boolean }) | null> => {
  try {
    const { payload } = await jwtVerify(token, key, options);
    return read(payload, false);
  } catch (error) {
    // Thrown only after the signature and all other claims were found right.
    if (error instanceof errors.JWTExpired) return read(error.payload, true);
    return null;
  }
};

/** 256 random bits. Only their hash is stored, so a leaked database logs nobody in. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
