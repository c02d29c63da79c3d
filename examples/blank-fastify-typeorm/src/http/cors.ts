import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { corsHeaders, corsRequestHeaders } from '../auth/scheme.js';
import { env } from '../env.js';
import type { Answer } from './answer.js';

const origins = new Set(env.CORS_ORIGINS);

const requestHeaders = [
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'X-Request-Id',
  ...corsRequestHeaders,
];

const allowed = {
  ...corsHeaders,
  'Access-Control-Expose-Headers':
    'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
};

const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers': requestHeaders.sort().join(', '),
  'Access-Control-Max-Age': '600',
};

/** Whether pages of a request's origin may call this API. */
export const isAllowedOrigin = ({ origin }: IncomingHttpHeaders): boolean =>
  origin !== undefined && origins.has(origin);

/** Adds what lets a page of an allowed origin read the answer. */
export const allowOrigin = (request: IncomingMessage, headers: Record<string, string>): void => {
  if (!isAllowedOrigin(request.headers)) return;
  headers['Access-Control-Allow-Origin'] = request.headers.origin as string;
  Object.assign(headers, allowed);
};

/** The answer to a browser that asks before it sends, or null for any other request. */
export const preflight = (request: IncomingMessage): Answer | null => {
  const { method, headers } = request;
  if (method !== 'OPTIONS' || !headers.origin || !headers['access-control-request-method'])
    return null;
  return { status: 204, headers: isAllowedOrigin(headers) ? preflightHeaders : {}, body: '' };
};
