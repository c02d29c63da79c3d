import type { Client } from '../client.js';

let last = 0;

/** An address that no other check of the run comes from. */
export const someAddress = (): string => {
  last += 1;
  return `198.18.${(last >> 8) & 255}.${last & 255}`;
};

/** Speaks as a proxy in front would for a client at this address. */
export const from = (client: Client, address = someAddress()): Client =>
  client.with({ 'x-forwarded-for': address });

/** A limit that is met is an answer, nothing to wait for. */
export const limited = { limited: true };
