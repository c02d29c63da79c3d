import { edit, type Mutant } from '../mutant.js';

const folder = 'src/auth/oauth';
const accounts = `${folder}/accounts.ts`;
const discovery = `${folder}/discovery.ts`;
const flow = `${folder}/flow.ts`;
const idToken = `${folder}/id-token.ts`;
const identities = `${folder}/identities.ts`;
const setUp = `${folder}/set-up.ts`;

/**
 * ID tokens, whom they are about, and whose accounts those are. On the web the library that fetches an ID
 * token checks some of its claims as well: the rule itself shows where apps bring theirs.
 */
export const oauthPeople: Mutant[] = [
  {
    without: 'the audience',
    edits: [edit(idToken, '    audience: audiences,\n', '')],
    caughtBy: ['oauth.app-audience'],
    alsoTouches: ['oauth.link-app'],
  },
  {
    without: 'whom an ID token was given to',
    edits: [edit(idToken, 'audiences.includes(data.azp))', "data.azp !== '')")],
    caughtBy: ['oauth.app-audience'],
  },
  {
    without: 'the issuer',
    edits: [edit(idToken, "algorithms: ['RS256'],\n    issuer,\n", "algorithms: ['RS256'],\n")],
    caughtBy: ['oauth.app-issuer'],
  },
  {
    without: 'the one algorithm',
    edits: [edit(idToken, "algorithms: ['RS256']", "algorithms: ['RS256', 'RS512', 'PS256']")],
    caughtBy: ['oauth.app-algorithm'],
    alsoTouches: ['oauth.algorithm'],
    full: true,
  },
  {
    without: 'the signature',
    edits: [
      edit(idToken, 'createRemoteJWKSet, errors', 'createRemoteJWKSet, decodeJwt, errors'),
      edit(
        idToken,
        '    throw error instanceof ApiError ? error : refused(provider);\n',
        '    if (error instanceof errors.JWSSignatureVerificationFailed)\n      return { payload: decodeJwt(token) };\n    throw error instanceof ApiError ? error : refused(provider);\n',
      ),
    ],
    caughtBy: ['oauth.signature', 'oauth.app-signature'],
    alsoTouches: ['oauth.app-input'],
  },
  {
    without: 'the nonce',
    edits: [edit(idToken, '    nonces.includes(data.nonce) &&\n', '')],
    caughtBy: ['oauth.app-nonce', 'oauth.app-nonce-hashed'],
    alsoTouches: ['oauth.link-app'],
  },
  {
    without: 'the end of ID tokens',
    edits: [edit(idToken, 'clockTolerance: tolerance', 'clockTolerance: 10 * tolerance')],
    caughtBy: ['oauth.app-times'],
  },
  {
    without: 'ID tokens that have to end',
    edits: [edit(idToken, "requiredClaims: ['exp']", 'requiredClaims: []')],
    caughtBy: ['oauth.app-times'],
  },
  {
    without: 'the beginning of ID tokens',
    edits: [edit(idToken, 'data.iat <= Date.now() / 1_000 + tolerance', 'data.iat > 0')],
    caughtBy: ['oauth.app-times'],
  },
  {
    without: 'a subject that says something',
    edits: [edit(idToken, '    .min(1)\n', '')],
    caughtBy: ['oauth.app-subject'],
  },
  {
    without: 'the bound of subjects',
    edits: [edit(idToken, '    .max(255)\n', '')],
    caughtBy: ['oauth.app-subject'],
  },
  {
    without: 'the proof of an email',
    edits: [
      edit(
        idToken,
        'parsed.success && verified.safeParse(email_verified).success',
        'parsed.success',
      ),
    ],
    caughtBy: ['oauth.account-verified'],
  },
  {
    without: 'the literal word of a provider for an email',
    edits: [
      edit(
        idToken,
        "z.union([z.literal(true), z.literal('true')])",
        'z.unknown().refine((value) => value !== false && value !== undefined)',
      ),
    ],
    caughtBy: ['oauth.account-verified'],
  },
  {
    without: 'the refusal to link by email',
    edits: [
      edit(
        accounts,
        '  const { id } = await db.users.insert(',
        '  const same = await db.users.find({ email });\n  const { id } = same ?? await db.users.insert(',
      ),
    ],
    caughtBy: ['oauth.account-email', 'oauth.account-password'],
    alsoTouches: ['oauth.link-same-email', 'oauth.unlink-enters'],
    full: true,
  },
  {
    without: 'the provider of a subject',
    edits: [edit(accounts, 'find({ provider, subject })', 'find({ subject })')],
    caughtBy: ['oauth.account-provider'],
  },
  {
    without: 'the second look at a first login',
    edits: [
      edit(
        accounts,
        '    if (await findIdentity(tables, person)) return enter(person, message);\n',
        '',
      ),
    ],
    caughtBy: ['oauth.account-race'],
  },
  {
    without: 'the owner of an identity',
    edits: [edit(identities, 'if (found?.user_id !== user_id) throw', 'if (!found) throw')],
    caughtBy: ['oauth.link-other', 'oauth.link-race'],
  },
  {
    without: 'the owner of an identity that is taken away',
    edits: [edit(identities, 'find({ id, user_id }))', 'find({ id }))')],
    caughtBy: ['oauth.unlink'],
  },
  {
    without: 'the owner of identities that are listed',
    edits: [
      edit(identities, 'newest({ user_id })', "newest({ ...(user_id === '' && { user_id }) })"),
    ],
    caughtBy: ['oauth.identities'],
    alsoTouches: ['oauth.*'],
  },
  {
    without: 'the end of other sessions',
    edits: [edit(identities, '    await endSessions(db, user_id, { except: session_id });\n', '')],
    caughtBy: ['oauth.unlink'],
  },
  {
    without: 'the last way in',
    edits: [edit(identities, 'user?.password_hash === null && !other', 'user === null && !other')],
    caughtBy: ['oauth.unlink-last'],
    full: true,
  },
  {
    without: 'the lock of the last way in',
    edits: [edit(identities, '    await db.users.update({ id: user_id }, { id: user_id });\n', '')],
    caughtBy: ['oauth.unlink-last'],
  },
  {
    without: 'the difference between no password and any',
    edits: [
      edit(
        'src/auth/password.ts',
        '  const matches = await verify(',
        '  if (storedHash === null) return true;\n  const matches = await verify(',
      ),
    ],
    caughtBy: ['oauth.no-password'],
  },
  {
    without: 'the password of whoever has one',
    edits: [
      edit(
        'src/auth/service.ts',
        "  else if (password_hash !== null) throw invalid('password', 'Required');\n",
        '',
      ),
    ],
    caughtBy: ['auth.delete-me-password'],
  },
  {
    without: 'the difference between an outage and a refusal',
    edits: [
      edit(
        idToken,
        '      throw unavailable(provider, error);\n',
        '      throw refused(provider);\n',
      ),
    ],
    caughtBy: ['oauth.keys-down'],
  },
  {
    without: 'the difference between a broken provider and a bad code',
    edits: [edit(flow, 'if (isRefusal(error)) throw', 'if (isRefusal(error) || error) throw')],
    caughtBy: ['oauth.code-down', 'oauth.code-slow', 'oauth.code-error', 'oauth.code-garbage'],
  },
  {
    without: 'the time that a provider has',
    edits: [edit(discovery, 'longestSeconds = 3', 'longestSeconds = 9')],
    // The deadline of every request hides it from a login that begins.
    caughtBy: ['oauth.code-slow', 'oauth.keys-down'],
    alsoTouches: ['oauth.provider-down'],
  },
  {
    without: 'the second try after an outage',
    edits: [edit(discovery, '.catch(() => known.delete(name))', '.catch(() => {})')],
    caughtBy: ['oauth.provider-down'],
  },
  {
    without: 'new keys',
    edits: [edit(idToken, 'cooldownDuration: 5_000', 'cooldownDuration: 5_000_000')],
    caughtBy: ['oauth.keys-rotated'],
  },
  {
    without: 'the rest between two looks at the keys',
    edits: [edit(idToken, 'cooldownDuration: 5_000', 'cooldownDuration: 0')],
    caughtBy: ['oauth.keys-asked'],
  },
  {
    without: 'keys that are kept',
    edits: [edit(idToken, '  keySets.set(jwks_uri, remote);\n', '')],
    caughtBy: ['oauth.keys-asked'],
  },
  {
    without: 'the warning where a provider is not set up',
    edits: [edit(setUp, 'logger.warn({ missing }', 'logger.debug({ missing }')],
    caughtBy: ['oauth.not-set-up'],
  },
  {
    without: 'the refusal to start with half of the variables',
    edits: [edit(setUp, 'missing.length < names.length', 'missing.length < 0')],
    caughtBy: ['oauth.half-set-up'],
  },
  {
    without: 'https of an issuer',
    edits: [edit(setUp, "protocol !== 'https:' &&", "protocol === 'ftp:' &&")],
    caughtBy: ['oauth.bad-set-up'],
  },
];

/** Where a login needs an allowed Origin, these do. */
export const oauthSessions: Mutant[] = [
  {
    without: 'the origin of an exchange',
    edits: [
      edit(
        `${folder}/operations.ts`,
        'validate(schemas.codeInput, body);\n    admitLogin(message);\n',
        'validate(schemas.codeInput, body);\n',
      ),
    ],
    caughtBy: ['oauth.exchange-origin'],
    full: true,
  },
  {
    without: 'the origin of an app',
    edits: [
      edit(
        `${folder}/operations.ts`,
        'validate(schemas.tokenInput, body);\n      admitLogin(message);\n',
        'validate(schemas.tokenInput, body);\n',
      ),
    ],
    caughtBy: ['oauth.app-origin'],
  },
];
