import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isEncrypted } from '../http/client-address.js';
import { isAllowedOrigin } from '../http/cors.js';
import { type ApiError, forbidden } from '../http/errors.js';
import type { Proof } from './cookie.js';

const failed = (message: string): ApiError => forbidden(message, 'CSRF_FAILED');

/** What only a page that could read an answer of ours knows; it is worth nothing without the cookie. */
export const csrfTokenOf = ({ secret }: Proof): string =>
  createHmac('sha256', secret).update('csrf').digest('base64url');

/** Refuses what a page of others makes a browser send. */
export const requireOwnPage = (message: IncomingMessage): void => {
  const { headers } = message;
  const own = `${isEncrypted(message) ? 'https' : 'http'}://${headers.host}`;
  if (headers.origin !== own && !isAllowedOrigin(headers))
    throw failed('The Origin is missing or not allowed');
};

/** Refuses a write that does not come from a page that knows the token of the session. */
export const requireToken = (message: IncomingMessage, proof: Proof): void => {
  requireOwnPage(message);
  const sent = Buffer.from(String(message.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(csrfTokenOf(proof));
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected))
    throw failed('The X-CSRF-Token is missing or wrong');
};
