import { type Claims, encode } from '../checks/tokens.js';
import { type Key, signed } from './keys.js';

/** Whoever logs in at a provider, as it tells of them. */
export interface Someone {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
}

/** An ID token before it is signed. */
interface Draft {
  header: Claims;
  claims: Claims;
  key: Key;
  /** A key that is not the provider's. */
  stranger: Key;
}

/** What is wrong with an ID token. */
export type Lie = (draft: Draft) => Draft;

const minute = 60;
const now = (): number => Math.floor(Date.now() / 1_000);

/** Claims that are otherwise; undefined takes one away. */
const claiming =
  (claims: Claims): Lie =>
  (draft) => ({ ...draft, claims: { ...draft.claims, ...claims } });

/** Seconds that are to be added to now. */
const timed =
  (seconds: Record<string, number>): Lie =>
  (draft) =>
    claiming(
      Object.fromEntries(Object.entries(seconds).map(([name, added]) => [name, now() + added])),
    )(draft);

const signedWith =
  (alg: string): Lie =>
  (draft) => ({ ...draft, header: { ...draft.header, alg } });

/** By the name of a key that the provider shows, or by its own. */
const signedByStranger =
  (own: boolean): Lie =>
  (draft) => {
    const { kid } = own ? draft.stranger : draft.key;
    return { ...draft, header: { ...draft.header, kid }, key: draft.stranger };
  };

/** ID tokens that nobody may take, by what is wrong and in which way. */
export const lies: Record<string, Record<string, Lie>> = {
  audience: {
    'for another client': claiming({ aud: 'another-client' }),
    'for nobody': claiming({ aud: undefined }),
    'used by another client': (draft) =>
      claiming({ aud: [draft.claims.aud, 'another-client'], azp: 'another-client' })(draft),
  },
  issuer: {
    'by another issuer': claiming({ iss: 'https://evil.example' }),
    'by one that looks alike': (draft) => claiming({ iss: `${draft.claims.iss}.evil` })(draft),
    'by nobody': claiming({ iss: undefined }),
  },
  signature: {
    'signed with another key': signedByStranger(false),
    'signed with a key that nobody shows': signedByStranger(true),
  },
  algorithm: {
    'signed with HMAC and the public key': signedWith('HS256'),
    'signed with no key': signedWith('none'),
    'signed with RS512': signedWith('RS512'),
    'signed with PS256': signedWith('PS256'),
  },
  nonce: {
    'with another nonce': claiming({ nonce: 'another-nonce' }),
    'without a nonce': claiming({ nonce: undefined }),
  },
  times: {
    expired: timed({ iat: -70 * minute, exp: -10 * minute }),
    'expired two minutes ago': timed({ iat: -10 * minute, exp: -2 * minute }),
    'without an end': claiming({ exp: undefined }),
    'without a beginning': claiming({ iat: undefined }),
    'from the future': timed({ iat: 10 * minute, exp: 70 * minute }),
  },
  subject: {
    'of nobody': claiming({ sub: undefined }),
    'of an empty subject': claiming({ sub: '' }),
    'of an endless subject': claiming({ sub: 'x'.repeat(256) }),
  },
};

/** Draws up an ID token, spoils it where a lie is told, and signs it. */
export const idTokenOf = (
  claims: Claims,
  { key, stranger }: Pick<Draft, 'key' | 'stranger'>,
  lie: Lie = (draft) => draft,
): string => {
  const header = { alg: 'RS256', typ: 'JWT', kid: key.kid };
  const times = { iat: now(), exp: now() + 60 * minute };
  const draft = lie({ header, claims: { ...times, ...claims }, key, stranger });
  const input = `${encode(draft.header)}.${encode(draft.claims)}`;
  return `${input}.${signed(input, draft.header.alg, draft.key)}`;
};
