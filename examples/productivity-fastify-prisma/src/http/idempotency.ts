import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { invalid } from './errors.js';

/** Tells a request that is sent again from a new one. */
export interface Idempotency {
  key: string;
  /** Of what was asked for: a key stands for one request only. */
  request_hash: string;
}

const printable = /^[\x20-\x7e]{1,255}$/;

/** What the header Idempotency-Key says of this input, or null without one. */
export const idempotencyOf = (
  { 'idempotency-key': key }: IncomingHttpHeaders,
  resource: string,
  input: object,
): Idempotency | null => {
  if (key === undefined) return null;
  if (typeof key !== 'string' || !printable.test(key))
    throw invalid('Idempotency-Key', 'Must have 1 to 255 printable ASCII characters');
  return { key, request_hash: hash('sha256', JSON.stringify([resource, input])) };
};
