import { generateKeyPairSync, type KeyObject, randomBytes, verify } from 'node:crypto';
import type { ProviderSetting } from '../../parts/types.js';
import { decode } from '../checks/tokens.js';

/** The server under test, as a provider knows it. */
export interface Registered {
  /** What the server is started with. */
  environment: Record<string, string>;
  clientId: string;
  appClientIds: string[];
  /** What no log may hold. */
  secrets: string[];
  /** What is wrong with the proof that a token request brings, or null. */
  complaint(form: URLSearchParams, authorization: string | undefined): string | null;
}

const some = (): string => randomBytes(9).toString('hex');

const longest = 3_600;

/** What is wrong with a client secret that the client signs itself, or null. */
const complaintAbout = (
  token: string,
  key: KeyObject,
  { issuer, clientId, texts }: { issuer: string; clientId: string; texts: string[] },
): string | null => {
  const [input = '', signature = ''] = [token.replace(/\.[^.]*$/, ''), token.split('.')[2]];
  const [header, claims] = decode(token);
  const now = Date.now() / 1_000;
  const [from, until] = [Number(claims.iat), Number(claims.exp)];
  const proof = Buffer.from(signature, 'base64url');
  const isSigned = verify('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }, proof);
  const wrong: Record<string, boolean> = {
    alg: header.alg !== 'ES256' || !isSigned,
    kid: !texts.includes(String(header.kid)) || header.kid === claims.iss,
    iss: !texts.includes(String(claims.iss)),
    sub: claims.sub !== clientId,
    aud: claims.aud !== issuer,
    exp: !(from <= now + 5 && until > now && until - from <= longest),
  };
  const [name] = Object.keys(wrong).filter((each) => wrong[each]);
  return name ? `the client secret has a wrong ${name}` : null;
};

/** Id and password of a client, from the form or from the header. */
const credentialsIn = (form: URLSearchParams, authorization = ''): (string | null)[] => {
  const [, basic] = /^Basic (.+)$/i.exec(authorization) ?? [];
  if (!basic) return [form.get('client_id'), form.get('client_secret')];
  const pair = Buffer.from(basic, 'base64').toString().split(':');
  return pair.map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
};

/** Registers the server under test: a value for each of its variables, by what that is for. */
export const register = (settings: Record<string, ProviderSetting>, issuer: string): Registered => {
  const [clientId, secret] = [`web-${some()}`, some() + some()];
  const appClientIds = [`app-${some()}`, `other-app-${some()}`];
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const values: Record<ProviderSetting, () => string> = {
    issuer: () => issuer,
    'client-id': () => clientId,
    'app-client-id': () => appClientIds.join(','),
    secret: () => secret,
    'ec-private-key': () => pem.replaceAll('\n', '\\n'),
    text: some,
  };
  const entries = Object.entries(settings);
  const environment = Object.fromEntries(entries.map(([name, kind]) => [name, values[kind]()]));
  const texts = entries.flatMap(([name, kind]) =>
    kind === 'text' ? [environment[name] ?? ''] : [],
  );
  const signs = entries.some(([, kind]) => kind === 'ec-private-key');
  const complaint: Registered['complaint'] = (form, authorization) => {
    const [id, sent] = credentialsIn(form, authorization);
    if (id !== clientId || !sent) return 'the client does not say who it is';
    if (signs) return complaintAbout(sent, publicKey, { issuer, clientId, texts });
    return sent === secret ? null : 'the client secret is wrong';
  };
  const secrets = signs ? [pem.split('\n')[1] ?? ''] : [secret];
  return { environment, clientId, appClientIds, secrets, complaint };
};
