import type { IncomingMessage } from 'node:http';
import { env } from '../env.js';
import type { Answer } from './answer.js';
import { isEncrypted } from './client-address.js';
import { forbidden } from './errors.js';

const hostPattern = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/i;

/** Production speaks HTTPS only: a plain GET is sent there, anything else has already leaked. */
export const requireHttps = (request: IncomingMessage): Answer | null => {
  if (env.NODE_ENV !== 'production' || isEncrypted(request)) return null;
  const { method, url = '/', headers } = request;
  const safe = method === 'GET' || method === 'HEAD';
  if (!safe || !url.startsWith('/') || !hostPattern.test(headers.host ?? ''))
    throw forbidden('Use HTTPS');
  return { status: 308, headers: { Location: `https://${headers.host}${url}` }, body: '' };
};
