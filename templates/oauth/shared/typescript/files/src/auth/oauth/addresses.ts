import type { IncomingMessage } from 'node:http';
import { env } from '../../env.js';
import { isEncrypted } from '../../http/client-address.js';
import { invalid } from '../../http/errors.js';

/** Where this server is, as the client sees it. */
export const ownBase = (message: IncomingMessage): string =>
  `${isEncrypted(message) ? 'https' : 'http'}://${message.headers.host}`;

/** Where logins may lead back to; the page of the documentation may use them while it is there. */
const allowedAddresses = (message: IncomingMessage): string[] =>
  env.NODE_ENV === 'production'
    ? env.OAUTH_REDIRECT_URLS
    : [...env.OAUTH_REDIRECT_URLS, `${ownBase(message)}/docs/auth`];

/** Where a login leads back to that says nothing of it. */
export const defaultAddress = (message: IncomingMessage): string | undefined =>
  allowedAddresses(message)[0];

/** Where a login leads back to: addresses are compared as they are written. */
export const redirectAddress = (message: IncomingMessage, given: string | undefined): string => {
  const address = allowedAddresses(message).find((each) => given === undefined || each === given);
  if (address === undefined) throw invalid('redirect_to', 'Must be one of OAUTH_REDIRECT_URLS');
  return address;
};

/** The address with one parameter more. */
export const withParameter = (address: string, name: string, value: string): string => {
  const url = new URL(address);
  url.searchParams.append(name, value);
  return url.href;
};
