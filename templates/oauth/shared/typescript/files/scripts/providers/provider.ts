import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { formOf, sendBack, sendJson, sendPage } from './answers.js';
import { loginPage } from './pages.js';

/** Somebody, as the provider tells of them. */
export interface Someone {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
}

/** An OpenID provider on this machine that lets everybody in. */
export interface Provider {
  issuer: string;
  /** Whether it hangs up on everybody. */
  isDown: boolean;
  /** What a browser brings back that was sent to this address; `claims` spoil the ID token. */
  allow(address: URL, who: Someone, claims?: JWTPayload): Record<string, string>;
  idToken(claims: JWTPayload): Promise<string>;
  close(): void;
}

interface Grant {
  asked: URLSearchParams;
  claims: JWTPayload;
}

const kid = 'stand-in';

const newKeys = async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
};

const s256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Whether a request for tokens is by whoever was asked for, as it was begun. */
const isRight = (form: URLSearchParams, { asked }: Grant): boolean =>
  form.get('client_id') === asked.get('client_id') &&
  form.get('redirect_uri') === asked.get('redirect_uri') &&
  form.has('client_secret') &&
  s256(form.get('code_verifier') ?? '') === asked.get('code_challenge');

/** Whoever says who they are; the same email is the same person again. */
const personIn = (form: URLSearchParams): Someone => {
  const email = form.get('email') ?? '';
  const name = form.get('name') || undefined;
  return { sub: s256(email.toLowerCase()), email, email_verified: true, name };
};

/** Starts a provider that stands in for the real one. */
export const startProvider = async (label: string): Promise<Provider> => {
  const grants = new Map<string, Grant>();
  let keys: ReturnType<typeof newKeys> | undefined;
  const keysOf = () => {
    keys ??= newKeys();
    return keys;
  };

  const giveTokens = async (request: IncomingMessage, response: ServerResponse) => {
    const form = await formOf(request);
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    if (!grant || !isRight(form, grant)) return sendJson(response, { error: 'invalid_grant' }, 400);
    const id_token = await provider.idToken(grant.claims);
    sendJson(response, { access_token: code, token_type: 'Bearer', expires_in: 60, id_token });
  };

  const logIn = async (request: IncomingMessage, response: ServerResponse, address: URL) => {
    if (request.method !== 'POST') return sendPage(response, loginPage(label, address.search));
    const form = await formOf(request);
    const asked = address.searchParams;
    const denied = { error: 'access_denied', state: asked.get('state') ?? '' };
    const isAllowed = form.get('answer') === 'allow';
    sendBack(response, asked, isAllowed ? provider.allow(address, personIn(form)) : denied);
  };

  const discovery = () => ({
    issuer: provider.issuer,
    authorization_endpoint: `${provider.issuer}/authorize`,
    token_endpoint: `${provider.issuer}/token`,
    jwks_uri: `${provider.issuer}/keys`,
  });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (provider.isDown) {
      response.destroy();
      return;
    }
    const address = new URL(request.url ?? '/', provider.issuer);
    switch (address.pathname) {
      case '/.well-known/openid-configuration':
        return sendJson(response, discovery());
      case '/keys':
        return sendJson(response, { keys: [(await keysOf()).jwk] });
      case '/token':
        return giveTokens(request, response);
      case '/authorize':
        return logIn(request, response, address);
      default:
        return sendJson(response, { error: 'not_found' }, 404);
    }
  };

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const provider: Provider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isDown: false,
    allow: ({ searchParams: asked }, who, claims = {}) => {
      const code = randomBytes(24).toString('base64url');
      const [aud = '', nonce = ''] = [asked.get('client_id'), asked.get('nonce')] as string[];
      grants.set(code, { asked, claims: { ...who, aud, nonce, ...claims } });
      return { code, state: asked.get('state') ?? '' };
    },
    idToken: async (claims) =>
      new SignJWT({ iss: provider.issuer, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign((await keysOf()).privateKey),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return provider;
};
