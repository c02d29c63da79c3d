import { randomUUID } from 'node:crypto';

const accepted = /^[\w-]{8,64}$/;

/** The client's request id where it is harmless in logs and headers, else a new one. */
export const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && accepted.test(given) ? given : randomUUID();
