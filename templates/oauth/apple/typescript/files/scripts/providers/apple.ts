import { generateKeyPairSync } from 'node:crypto';

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

/** What the server is told of a stand-in for Apple. */
export const apple = {
  name: 'apple',
  label: 'Apple',
  issuer: 'APPLE_ISSUER',
  variables: {
    APPLE_CLIENT_ID: 'apple-web',
    APPLE_TEAM_ID: 'apple-team',
    APPLE_KEY_ID: 'apple-key',
    APPLE_PRIVATE_KEY: privateKey,
    APPLE_APP_CLIENT_IDS: 'apple-app',
  },
};
