import { z } from 'zod';
import { nullable, oneOf, string, timestamp, uuid } from '../../http/fields.js';
import type { ListSpec } from '../../http/filter.js';
import { providers } from './providers.js';

const providerName = () => oneOf(providers.map(({ name }) => name) as [string, ...string[]]);

/** The query of a login that begins. */
export const beginInput = z.strictObject({
  redirect_to: z.string().optional(),
  code_challenge: z
    .string()
    .refine((text) => /^[\w-]{43}$/.test(text), 'Must be the SHA-256 of a verifier in base64url')
    .optional(),
});

const code = () =>
  string({ min: 1, max: 128 }).meta({
    description: 'Comes with the address that the login leads back to',
  });

const codeVerifier = () =>
  string({ min: 1, max: 128 }).meta({
    description: 'Of the code_challenge that the login was begun with',
  });

const idToken = () => string({ min: 1, max: 16_384 });

const nonce = () =>
  string({ min: 1 }).meta({ description: 'In the ID token as it is, or as its SHA-256 in hex' });

export const codeInput = z.strictObject({ code: code(), code_verifier: codeVerifier().optional() });

export const tokenInput = z.strictObject({
  id_token: idToken(),
  nonce: nonce(),
  name: string()
    .meta({ description: 'Of somebody new, where the ID token does not tell it' })
    .nullable()
    .optional(),
});

/** An account at another provider that a user logs in with. */
export const identityOutput = z.strictObject({
  id: uuid(),
  provider: providerName(),
  email: nullable(string({ max: 320 })),
  created_at: timestamp(),
});

/** By the code of a login that whoever links has begun: a verifier proves it. */
export const identityCodeInput = z.strictObject({ code: code(), code_verifier: codeVerifier() });

export const identityTokenInput = z.strictObject({
  provider: providerName(),
  id_token: idToken(),
  nonce: nonce(),
});

/** Identities are few: they sort by their age and nothing filters them. */
export const identityList: ListSpec = {
  fields: new Map([
    ['created_at', { name: 'created_at', type: 'timestamp', nullable: false, values: [] }],
  ]),
  filters: new Map(),
};

export type Identity = z.output<typeof identityOutput>;
export type TokenInput = Omit<z.output<typeof tokenInput>, 'name'>;
