import { env } from '../../env.js';
import type { Provider } from './provider.js';
import { allOrNone, issuerOf } from './set-up.js';

const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env;
const variables = allOrNone('Google', { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET });

export const google: Provider = {
  name: 'google',
  label: 'Google',
  scope: 'openid email profile',
  responseMode: 'query',
  client: variables && {
    issuer: issuerOf('GOOGLE_ISSUER', env.GOOGLE_ISSUER),
    id: variables.GOOGLE_CLIENT_ID,
    appIds: env.GOOGLE_APP_CLIENT_IDS,
    secret: async () => variables.GOOGLE_CLIENT_SECRET,
  },
};
