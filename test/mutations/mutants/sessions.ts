import { edit, type Mutant } from '../mutant.js';

const cookie = 'src/auth/cookie.ts';
const csrf = 'src/auth/csrf.ts';
const sessions = 'src/auth/sessions.ts';
const operations = 'src/auth/session-operations.ts';
const databaseStore = 'src/auth/database-store.ts';
const redisStore = 'src/auth/redis-store.ts';

/** Sessions in a cookie: their secrets, their end, and who may write by them. */
export const sessionMutants: Mutant[] = [
  {
    without: 'HttpOnly',
    edits: [edit(cookie, 'Path=/; HttpOnly;', 'Path=/;')],
    caughtBy: ['auth.cookie-flags'],
  },
  {
    without: 'SameSite',
    edits: [edit(cookie, 'SameSite=Lax', 'SameSite=None')],
    caughtBy: ['auth.cookie-flags'],
  },
  {
    without: 'Secure',
    edits: [edit(cookie, "isProduction ? '; Secure' : ''", "isProduction ? '' : ''")],
    caughtBy: ['auth.cookie-flags'],
  },
  {
    without: 'the name that no other host can set',
    edits: [edit(cookie, "'__Host-session'", "'session'")],
    caughtBy: ['auth.cookie-flags'],
  },
  {
    without: 'the secret of a session',
    edits: [
      edit(
        sessions,
        'timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(token_hash))',
        'hashOf(secret).length === token_hash.length',
      ),
    ],
    caughtBy: ['auth.cookie-garbage', 'auth.rotation'],
    alsoTouches: ['auth.*', 'security.limit-bad-token', 'operations.*'],
  },
  {
    without: 'long secrets',
    edits: [
      edit(
        sessions,
        "randomBytes(32).toString('base64url')",
        "'A'.repeat(38) + randomBytes(3).toString('hex').slice(1)",
      ),
    ],
    caughtBy: ['auth.cookie-opaque'],
    alsoTouches: ['auth.fixation'],
  },
  {
    without: 'the end of what a browser had before',
    edits: [
      edit(
        sessions,
        '  if (former) await store.end(db, { user_id: former.user_id, id: former.id });\n',
        '  if (former?.id === user_id) await store.end(db, { user_id, id: former.id });\n',
      ),
    ],
    caughtBy: ['auth.fixation'],
    full: true,
  },
  {
    without: 'a session of its own for each login',
    edits: [
      edit(
        sessions,
        '  const proof = { id: randomUUID(), secret: newSecret() };\n',
        '  const brought = readCookie(message);\n  if (brought) await store.end(db, { user_id, id: brought.id });\n  const proof = brought ?? { id: randomUUID(), secret: newSecret() };\n',
      ),
    ],
    caughtBy: ['auth.fixation'],
  },
  {
    without: 'rotation at a refresh',
    edits: [
      edit(
        sessions,
        'const proof = { id: former.id, secret: newSecret() };',
        'const proof = former;',
      ),
    ],
    caughtBy: ['auth.rotation'],
    alsoTouches: ['auth.rotation-race', 'auth.csrf-*', 'auth.session-*', 'security.log-secrets'],
  },
  {
    without: 'one winner of refreshes at the same time',
    edits: [
      edit(
        databaseStore,
        'db.sessions.update({ id, token_hash }, to)',
        'db.sessions.update({ id, ...(token_hash === to.token_hash && { token_hash }) }, to)',
      ),
    ],
    caughtBy: ['auth.rotation-race'],
  },
  {
    without: 'the token of a write',
    edits: [
      edit(
        csrf,
        "    throw failed('The X-CSRF-Token is missing or wrong');",
        "    if (sent.length > 1_000) throw failed('The X-CSRF-Token is missing or wrong');",
      ),
    ],
    caughtBy: ['auth.csrf-token'],
    alsoTouches: ['auth.rotation'],
    full: true,
  },
  {
    without: 'a token for each session',
    edits: [
      edit(
        csrf,
        "createHmac('sha256', secret)",
        "createHmac('sha256', 'csrf'.slice(secret ? 0 : 1))",
      ),
    ],
    caughtBy: ['auth.csrf-token', 'auth.csrf-again'],
    alsoTouches: ['auth.rotation', 'auth.login-sessions'],
  },
  {
    without: 'the origin of a write',
    edits: [edit(csrf, '  requireOwnPage(message);\n', '')],
    caughtBy: ['auth.csrf-origin'],
  },
  {
    without: 'the refusal of a missing origin',
    edits: [
      edit(
        csrf,
        'headers.origin !== own &&',
        'headers.origin !== undefined && headers.origin !== own &&',
      ),
    ],
    caughtBy: ['auth.csrf-origin', 'auth.csrf-login'],
  },
  {
    without: 'the origin of a login',
    edits: [
      edit(
        'src/auth/login.ts',
        'export const admitLogin = requireOwnPage;',
        "export const admitLogin = (message: Parameters<typeof requireOwnPage>[0]): void => {\n  if (message.headers.origin === '') requireOwnPage(message);\n};",
      ),
    ],
    caughtBy: ['auth.csrf-login'],
    full: true,
  },
  {
    without: 'the check of writes',
    edits: [edit('src/auth/authenticate.ts', "'GET', 'HEAD', 'OPTIONS'", "'GET', 'HEAD', 'PATCH'")],
    caughtBy: ['auth.csrf-token', 'auth.csrf-origin'],
    alsoTouches: ['auth.rotation'],
  },
  {
    without: 'the check of a logout',
    edits: [edit(operations, '      requireToken(message, session.proof);\n', '')],
    caughtBy: ['auth.csrf-token', 'auth.csrf-origin'],
  },
  {
    without: 'credentials for allowed origins',
    edits: [edit('src/auth/scheme.ts', "{ 'Access-Control-Allow-Credentials': 'true' }", '{}')],
    caughtBy: ['auth.csrf-allowed'],
  },
  {
    without: 'the end of idle sessions',
    edits: [
      edit(sessions, 'Math.min(now + idleTime, session.ends_at.getTime())', 'session.ends_at'),
    ],
    caughtBy: ['auth.session-idle'],
  },
  {
    without: 'the use that keeps a session',
    edits: [edit('src/auth/authenticate.ts', '  await keepSession(session);\n', '')],
    caughtBy: ['auth.session-lifetime'],
  },
  {
    without: 'the end of sessions in use',
    edits: [
      edit(sessions, 'Math.min(now + idleTime, session.ends_at.getTime())', 'now + idleTime'),
    ],
    caughtBy: ['auth.session-lifetime'],
  },
  {
    without: 'the end at a logout',
    edits: [
      edit(
        operations,
        '      await store.end(tables, { user_id: session.user_id, id: session.id });\n',
        '',
      ),
    ],
    caughtBy: ['auth.logout'],
    alsoTouches: ['auth.token-ended', 'operations.instances'],
  },
  {
    without: 'the cookie that a logout takes away',
    edits: [edit(cookie, 'Max-Age=0', 'Max-Age=1')],
    caughtBy: ['auth.logout', 'auth.sessions-end-own'],
  },
  {
    without: 'the end of all sessions on logout-all',
    edits: [
      edit(
        operations,
        'await endSessions(tables, caller.user_id)',
        'await store.end(tables, { user_id: caller.user_id, id: caller.session_id })',
      ),
    ],
    caughtBy: ['auth.logout-all'],
    alsoTouches: ['auth.session-redis'],
  },
  {
    without: 'the owner of a session that is ended',
    edits: [
      edit(
        databaseStore,
        'db.sessions.delete({ user_id, id: except',
        'db.sessions.delete({ ...(id === undefined && { user_id }), id: except',
      ),
    ],
    caughtBy: ['auth.sessions-others'],
    full: true,
  },
  {
    without: 'the owner of sessions that are listed',
    edits: [
      edit(
        databaseStore,
        'db.sessions.newest({ user_id, expires_at',
        "db.sessions.newest({ ...(user_id === '' && { user_id }), expires_at",
      ),
    ],
    caughtBy: ['auth.sessions-others'],
    alsoTouches: ['auth.sessions*'],
  },
  {
    without: 'the hashes of secrets',
    edits: [
      edit(
        sessions,
        "createHash('sha256').update(secret).digest('hex')",
        "(createHash('sha256').digest('hex').slice(0, 0) + secret)",
      ),
    ],
    caughtBy: ['auth.session-hash'],
  },
  {
    without: 'the refusal while Redis is down',
    edits: [
      edit(
        redisStore,
        '    throw serviceUnavailable();\n',
        '    if (!err) throw serviceUnavailable();\n    return null as T;\n',
      ),
    ],
    caughtBy: ['auth.session-redis-down'],
  },
  {
    without: 'Redis as the place of sessions',
    edits: [
      edit(
        'src/auth/store.ts',
        'redis ? redisStore(redis) : databaseStore()',
        "redis && redis.options?.url === '' ? redisStore(redis) : databaseStore()",
      ),
    ],
    caughtBy: ['auth.session-redis-down'],
  },
];
