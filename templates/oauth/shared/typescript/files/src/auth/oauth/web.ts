import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from '../../http/answer.js';
import { ApiError, forbidden } from '../../http/errors.js';
import { readParameters } from '../../http/parameters.js';
import { validate } from '../../http/validate.js';
import type { AuthRequest } from '../operation.js';
import { defaultAddress, ownBase, redirectAddress, withParameter } from './addresses.js';
import { clearCookie, newSecret, readSecret, secretsOf, setCookie } from './attempt.js';
import { authorizationUrl, redeem } from './flow.js';
import { type Attempt, keepAttempt, keepPerson, takeAttempt } from './logins.js';
import type { Provider } from './provider.js';
import { beginInput } from './schema.js';

const redirect = (Location: string, cookie: string): Answer => ({
  status: 302,
  headers: { Location, 'Set-Cookie': cookie },
  body: '',
});

const callbackOf = ({ name }: Provider, message: IncomingMessage): string =>
  `${ownBase(message)}/api/v1/auth/oauth/${name}/callback`;

/** Sends a browser to the provider. */
export const begin = async (provider: Provider, { message, url }: AuthRequest): Promise<Answer> => {
  const input = validate(beginInput, readParameters(url));
  const redirect_to = redirectAddress(message, input.redirect_to);
  const secret = newSecret();
  const address = await authorizationUrl(
    provider,
    secretsOf(secret),
    callbackOf(provider, message),
  );
  const code_challenge = input.code_challenge ?? null;
  await keepAttempt(secret, { provider: provider.name, redirect_to, code_challenge });
  return redirect(address, setCookie(secret, provider));
};

const parametersOf = (provider: Provider, { url, body }: AuthRequest): URLSearchParams => {
  if (provider.responseMode === 'query') return new URL(url, 'http://localhost').searchParams;
  return body instanceof URLSearchParams ? body : new URLSearchParams();
};

const isEqual = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

interface Begun extends Attempt {
  secret: string;
}

const begunBy = async (
  provider: Provider,
  message: IncomingMessage,
  state: string | null,
): Promise<Begun | null> => {
  const secret = readSecret(message);
  const attempt = secret === null ? null : await takeAttempt(provider.name, secret);
  if (secret === null || attempt === null) return null;
  return isEqual(secretsOf(secret).state, state ?? '') ? { ...attempt, secret } : null;
};

const finish = async (
  provider: Provider,
  message: IncomingMessage,
  parameters: URLSearchParams,
  begun: Begun | null,
): Promise<string> => {
  if (!begun)
    throw forbidden('This browser has not begun to log in, or has done so before', 'CSRF_FAILED');
  if (parameters.has('error')) throw forbidden(`${provider.label} was not allowed to log you in`);
  const secrets = secretsOf(begun.secret);
  const person = await redeem(provider, parameters, secrets, callbackOf(provider, message));
  return withParameter(begun.redirect_to, 'code', await keepPerson(begun, person));
};

const isPage = ({ headers }: IncomingMessage): boolean =>
  headers.accept?.includes('text/html') === true;

/** Takes a browser back from the provider, and sends it to where the login was begun. */
export const comeBack = async (provider: Provider, request: AuthRequest): Promise<Answer> => {
  const { message } = request;
  const cookie = clearCookie(provider);
  const parameters = parametersOf(provider, request);
  const begun = await begunBy(provider, message, parameters.get('state'));
  try {
    return redirect(await finish(provider, message, parameters, begun), cookie);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const back = begun?.redirect_to ?? defaultAddress(message);
    if (isPage(message) && back) return redirect(withParameter(back, 'error', error.code), cookie);
    error.headers['Set-Cookie'] = cookie;
    throw error;
  }
};
