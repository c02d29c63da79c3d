import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { env } from '../env.js';

/** What the outermost trusted proxy wrote: each one appends what it saw on its right. */
const forwarded = (value: string | string[] | undefined, hops: number): string | undefined => {
  if (hops === 0 || value === undefined) return undefined;
  const values = String(value).split(',');
  return values[Math.max(0, values.length - hops)]?.trim();
};

/** The client's address; X-Forwarded-For counts only behind trusted proxies. */
export const clientAddress = (request: IncomingMessage): string => {
  const claimed = forwarded(request.headers['x-forwarded-for'], env.TRUST_PROXY);
  const address = claimed && isIP(claimed) ? claimed : (request.socket.remoteAddress ?? '');
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
};

/** Whom a limit counts: one IPv6 customer holds a whole /64. */
export const addressKey = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail ? tail.split(':').length : 0;
  const zeros = tail === undefined ? 0 : 8 - groups.length - behind;
  return [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...(tail ?? '').split(':')]
    .slice(0, 4)
    .join(':');
};

/** Whether the client spoke HTTPS. */
export const isEncrypted = (request: IncomingMessage): boolean =>
  'encrypted' in request.socket ||
  forwarded(request.headers['x-forwarded-proto'], env.TRUST_PROXY) === 'https';
