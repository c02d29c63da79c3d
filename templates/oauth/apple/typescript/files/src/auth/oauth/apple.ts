import { z } from 'zod';
import { env, refuse } from '../../env.js';
import { readKey, signSecret } from './apple-secret.js';
import type { Client, Provider } from './provider.js';
import { allOrNone, issuerOf } from './set-up.js';

const { APPLE_CLIENT_ID, APPLE_TEAM_ID, APPLE_KEY_ID, APPLE_PRIVATE_KEY } = env;
const variables = allOrNone('Apple', {
  APPLE_CLIENT_ID,
  APPLE_TEAM_ID,
  APPLE_KEY_ID,
  APPLE_PRIVATE_KEY,
});

const clientFrom = (given: NonNullable<typeof variables>): Client => {
  const issuer = issuerOf('APPLE_ISSUER', env.APPLE_ISSUER);
  const key =
    readKey(given.APPLE_PRIVATE_KEY) ?? refuse(['APPLE_PRIVATE_KEY must be a P-256 key in PEM']);
  const id = given.APPLE_CLIENT_ID;
  const signer = { issuer, clientId: id, teamId: given.APPLE_TEAM_ID, keyId: given.APPLE_KEY_ID };
  const secret = () => signSecret({ ...signer, key });
  return { issuer, id, appIds: env.APPLE_APP_CLIENT_IDS, secret };
};

const named = z.object({
  name: z.object({ firstName: z.string(), lastName: z.string() }).partial(),
});

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Apple tells a name once, in a form beside the code: nobody has signed it, so it is no more than a name. */
const nameIn = (form: URLSearchParams): string | null => {
  const { data } = named.safeParse(parse(form.get('user') ?? ''));
  return data ? [data.name.firstName, data.name.lastName].filter(Boolean).join(' ') : null;
};

export const apple: Provider = {
  name: 'apple',
  label: 'Apple',
  scope: 'name email openid',
  responseMode: 'form_post',
  client: variables && clientFrom(variables),
  nameIn,
};
