import { createHash, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A real OpenID provider on this machine. */
export interface RunningProvider {
  /** What a project is told of it. */
  environment: Record<string, string>;
  stop(): void;
}

interface Kind {
  name: string;
  /** What it says of whether an email was verified. */
  verified: unknown;
  secret: string;
  environment: Record<string, string>;
  /** Whether what a client sends as its secret is one. */
  accepts?(secret: string, issuer: string): boolean;
}

const clientId = (name: string): string => `${name}-client`;

const json = (part = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString());

/** What Apple asks of the secret of a client: a short token that its key has signed. */
const isSigned = (secret: string, key: KeyObject, issuer: string): boolean => {
  const [header, payload, signature = ''] = secret.split('.');
  const { iss, sub, aud, iat, exp } = json(payload);
  const options = { key, dsaEncoding: 'ieee-p1363' } as const;
  const signed = Buffer.from(`${header}.${payload}`);
  const lasts = Number(exp) - Number(iat);
  return (
    verify('sha256', signed, options, Buffer.from(signature, 'base64url')) &&
    json(header).kid === 'KEY1234567' &&
    iss === 'TEAM123456' &&
    sub === clientId('apple') &&
    aud === issuer &&
    Number(exp) * 1_000 > Date.now() &&
    lasts <= 3_600
  );
};

/** One that answers as Google does. */
export const google = (): Kind => {
  const secret = createHash('sha256').update('google').digest('hex');
  return { name: 'google', verified: true, secret, environment: { GOOGLE_CLIENT_SECRET: secret } };
};

/** One that answers as Apple does: its client proves itself with a key. */
export const apple = (): Kind => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return {
    name: 'apple',
    verified: 'true',
    secret: 'nobody knows',
    environment: {
      APPLE_TEAM_ID: 'TEAM123456',
      APPLE_KEY_ID: 'KEY1234567',
      APPLE_PRIVATE_KEY: pem.trim().replaceAll('\n', '\\n'),
    },
    accepts: (secret, issuer) => isSigned(secret, publicKey, issuer),
  };
};

const configurationOf = ({ name, secret, verified }: Kind, apps: string[]): Configuration => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: clientId(name),
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: apps.map((url) => `${url}/api/v1/auth/oauth/${name}/callback`),
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'first' }] as never,
    },
    scopes: ['openid', 'email', 'profile', 'name'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Google and Apple say it all in the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: [secret] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: `${id}@${name}.example`,
        email_verified: verified,
        name: id,
      }),
    }),
  };
};

/** Starts a provider that knows the callbacks of these servers. */
export const startProvider = async (kind: Kind, apps: string[]): Promise<RunningProvider> => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // Another site than the servers' own, which are on localhost.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configurationOf(kind, apps));
  const { accepts } = kind;
  if (accepts)
    Object.assign(provider.Client.prototype, {
      compareClientSecret: (secret: string) => accepts(secret, issuer),
    });
  server.on('request', provider.callback());
  const upper = kind.name.toUpperCase();
  return {
    environment: {
      ...kind.environment,
      [`${upper}_ISSUER`]: issuer,
      [`${upper}_CLIENT_ID`]: clientId(kind.name),
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
