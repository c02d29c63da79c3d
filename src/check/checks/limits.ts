import type { Context } from '../check.js';
import type { Answer, Client } from '../client.js';
import type { Model } from '../model.js';
import { someEmail } from '../people.js';
import { limited } from './addresses.js';

export const few = { AUTH_RATE_LIMIT_MAX: '3', AUTH_RATE_LIMIT_WINDOW: '60', RATE_LIMIT_MAX: '8' };

type Limited = (api: Client) => Promise<Answer>;

/** Requests that fail cheaply, and count. */
export const calls = {
  register: (api: Client) =>
    api.post('/auth/register', { email: someEmail(), password: 'short' }, limited),
  login: (api: Client) => api.post('/auth/login', { email: someEmail() }, limited),
  refresh: (api: Client) => api.post('/auth/refresh', { refresh_token: 'a'.repeat(43) }, limited),
};

export const statusesOf = async (count: number, call: () => Promise<Answer>): Promise<number[]> => {
  const statuses = [];
  for (let at = 0; at < count; at += 1) statuses.push((await call()).status);
  return statuses;
};

export const isLimited = (status: number): boolean => status === 429;

/** A server that all checks of limits share: each comes from addresses of its own. */
export const limiting = (context: Context): Promise<Context> => context.instance(few);

/** Those of all ways to log in. */
export const callsOf = ({ providers: [provider] }: Model): Record<string, Limited> => ({
  ...calls,
  ...(provider && {
    exchange: (api) => api.post('/auth/oauth/exchange', {}, limited),
    oauth: (api) => api.get(`/auth/oauth/${provider}?nothing=1`, limited),
  }),
});
