import { edit, type Mutant } from '../mutant.js';

const tokens = 'src/auth/tokens.ts';
const sessions = 'src/auth/sessions.ts';

const verified = 'await jwtVerify(token, key, options)';
const unverified =
  "{ payload: JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) }";
const unsigned = "Buffer.from(token.split('.')[0] ?? '', 'base64url').toString().includes('none')";

/** Access and refresh tokens, and the sessions behind them. */
export const tokenMutants: Mutant[] = [
  {
    without: 'the signature of access tokens',
    edits: [edit(tokens, verified, unverified)],
    caughtBy: ['auth.jwt-tampered', 'auth.jwt-other-secret'],
    alsoTouches: ['auth.*'],
  },
  {
    without: 'the refusal of the algorithm none',
    edits: [edit(tokens, verified, `${unsigned} ? ${unverified} : ${verified}`)],
    caughtBy: ['auth.jwt-none'],
    alsoTouches: ['auth.jwt-*'],
  },
  {
    without: 'the one algorithm',
    edits: [
      edit(tokens, '  algorithms: [algorithm],\n', ''),
      edit(tokens, verified, 'await jwtVerify(token, Buffer.from(env.JWT_SECRET), options)'),
    ],
    caughtBy: ['auth.jwt-pinned'],
    full: true,
  },
  {
    without: 'the issuer',
    edits: [edit(tokens, '  issuer: service,\n', '')],
    caughtBy: ['auth.jwt-iss'],
    full: true,
  },
  {
    without: 'the audience',
    edits: [edit(tokens, '  audience: service,\n', '')],
    caughtBy: ['auth.jwt-aud'],
  },
  {
    without: 'the end of access tokens',
    edits: [edit(tokens, 'read(error.payload, true)', 'read(error.payload, false)')],
    caughtBy: ['auth.jwt-expired'],
    full: true,
  },
  {
    without: 'the word for a token past its time',
    edits: [edit('src/auth/authenticate.ts', ", 'TOKEN_EXPIRED'", '')],
    caughtBy: ['auth.jwt-expired'],
  },
  {
    without: 'the 15 minutes of access tokens',
    edits: [edit(tokens, 'accessTokenSeconds = 15 * 60', 'accessTokenSeconds = 24 * 60 * 60')],
    caughtBy: ['auth.jwt-lifetime'],
    alsoTouches: ['openapi.*', 'auth.register', 'auth.login', 'auth.refresh'],
  },
  {
    without: 'the open session of an access token',
    edits: [edit('src/auth/authenticate.ts', '    ended_at: null,\n', '')],
    caughtBy: ['auth.logout'],
    alsoTouches: ['auth.*'],
  },
  {
    without: 'rotation',
    edits: [
      edit(
        sessions,
        'const unspent = { id: token.id, used_at: null }',
        'const unspent = { id: token.id }',
      ),
    ],
    caughtBy: ['auth.refresh-reuse-family'],
    alsoTouches: ['auth.refresh*'],
    full: true,
  },
  {
    without: 'the word for a reused refresh token',
    edits: [edit(sessions, "log in again', 'TOKEN_REUSED'", "log in again'")],
    caughtBy: ['auth.refresh-reuse-family'],
    alsoTouches: ['auth.refresh-*'],
  },
  {
    without: 'the end of the family of a reused token',
    edits: [
      edit(
        sessions,
        'await end(db, { id: token.session_id });\n      return (await',
        'return (await',
      ),
    ],
    caughtBy: ['auth.refresh-reuse-family'],
    alsoTouches: [
      'auth.refresh-reuse-access',
      'auth.refresh-reuse-old',
      'auth.refresh-race',
      'auth.refresh-reuse-others',
    ],
    full: true,
  },
  {
    without: 'the end of refresh tokens on logout',
    edits: [
      edit(
        sessions,
        'const open = await db.sessions.update(session,',
        'const open = await db.sessions.update({ id: token.session_id },',
      ),
    ],
    caughtBy: ['auth.logout-refresh'],
    alsoTouches: ['auth.*'],
  },
  {
    without: 'the logout by refresh token',
    edits: [
      edit(sessions, 'if (token) await end(tables', "if (token?.id === '') await end(tables"),
    ],
    caughtBy: ['auth.logout-by-refresh'],
    alsoTouches: ['auth.logout*'],
  },
  {
    without: 'the end of all sessions on logout-all',
    edits: [
      edit(
        'src/auth/session-operations.ts',
        'await endSessions(tables, caller.user_id)',
        'await tables.sessions.update({ id: caller.session_id }, { ended_at: new Date() })',
      ),
    ],
    caughtBy: ['auth.logout-all'],
    full: true,
  },
  {
    without: 'the end of other sessions on a new password',
    edits: [
      edit(
        'src/auth/service.ts',
        '    await endSessions(db, user_id, { except: session_id });\n',
        '',
      ),
    ],
    caughtBy: ['auth.change-password-sessions'],
    alsoTouches: ['auth.change-password'],
  },
  {
    without: 'the 7 days of refresh tokens',
    edits: [edit(sessions, '    expires_at: { gt: now },\n', '')],
    caughtBy: ['auth.refresh-expired'],
  },
  {
    without: 'the hashes of refresh tokens',
    edits: [edit(tokens, "createHash('sha256').update(text).digest('hex')", 'text')],
    caughtBy: ['security.refresh-hash'],
    alsoTouches: ['auth.refresh-lifetime', 'auth.refresh-expired'],
  },
];
