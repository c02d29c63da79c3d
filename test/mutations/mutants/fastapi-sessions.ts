import { edit, type Mutant } from '../mutant.js';

const cookie = 'app/auth/cookie.py';
const csrf = 'app/auth/csrf.py';
const sessions = 'app/auth/sessions.py';
const operations = 'app/auth/session_operations.py';
const databaseStore = 'app/auth/database_store.py';
const redisStore = 'app/auth/redis_store.py';

/** Sessions in a cookie: their secrets, their end, and who may write by them. */
export const fastapiSessions: Mutant[] = [
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
    edits: [edit(cookie, "'; Secure' if _IS_PRODUCTION else ''", "'' if _IS_PRODUCTION else ''")],
    caughtBy: ['auth.cookie-flags'],
  },
  {
    without: 'the name that no other host can set',
    edits: [edit(cookie, '"__Host-session"', '"session"')],
    caughtBy: ['auth.cookie-flags'],
  },
  {
    without: 'the secret of a session',
    edits: [
      edit(
        sessions,
        'hmac.compare_digest(_hash_of(proof.secret), session.token_hash)',
        'len(_hash_of(proof.secret)) == len(session.token_hash)',
      ),
    ],
    caughtBy: ['auth.cookie-garbage', 'auth.rotation'],
    alsoTouches: ['auth.*', 'security.limit-bad-token', 'operations.*'],
  },
  {
    without: 'long secrets',
    edits: [edit(sessions, 'secrets.token_urlsafe(32)', '"A" * 38 + secrets.token_hex(3)[:5]')],
    caughtBy: ['auth.cookie-opaque'],
    alsoTouches: ['auth.fixation'],
  },
  {
    without: 'the end of what a browser had before',
    edits: [
      edit(
        sessions,
        '    if former:\n        await store.end(db, former.user_id',
        '    if former and former.stored.id == user_id:\n        await store.end(db, former.user_id',
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
        '    proof = Proof(str(uuid4()), _new_secret())\n',
        '    brought = read_cookie(message)\n    if brought:\n        await store.end(db, user_id, id=brought.id)\n    proof = brought or Proof(str(uuid4()), _new_secret())\n',
      ),
    ],
    caughtBy: ['auth.fixation'],
  },
  {
    without: 'rotation at a refresh',
    edits: [edit(sessions, 'proof = Proof(found.proof.id, _new_secret())', 'proof = found.proof')],
    caughtBy: ['auth.rotation'],
    alsoTouches: ['auth.rotation-race', 'auth.csrf-*', 'auth.session-*', 'security.log-secrets'],
  },
  {
    without: 'one winner of refreshes at the same time',
    edits: [
      edit(
        databaseStore,
        'where = {"id": before.id, "token_hash": before.token_hash}',
        'where = {"id": before.id}\n        if before.token_hash == after.token_hash:\n            where["token_hash"] = before.token_hash',
      ),
    ],
    caughtBy: ['auth.rotation-race'],
  },
  {
    without: 'the token of a write',
    edits: [
      edit(
        csrf,
        '        raise _failed("The X-CSRF-Token is missing or wrong")',
        '        if len(sent) > 1_000:\n            raise _failed("The X-CSRF-Token is missing or wrong")',
      ),
    ],
    caughtBy: ['auth.csrf-token'],
    alsoTouches: ['auth.rotation'],
    full: true,
  },
  {
    without: 'a token for each session',
    edits: [edit(csrf, 'hmac.digest(proof.secret.encode(), ', 'hmac.digest(b"csrf", ')],
    caughtBy: ['auth.csrf-token', 'auth.csrf-again'],
    alsoTouches: ['auth.rotation', 'auth.login-sessions'],
  },
  {
    without: 'the origin of a write',
    edits: [edit(csrf, '    require_own_page(message)\n    sent', '    sent')],
    caughtBy: ['auth.csrf-origin'],
  },
  {
    without: 'the refusal of a missing origin',
    edits: [
      edit(csrf, 'if headers.get("origin") != own and', 'if headers.get("origin", own) != own and'),
    ],
    caughtBy: ['auth.csrf-origin', 'auth.csrf-login'],
  },
  {
    without: 'the origin of a login',
    edits: [
      edit(
        'app/auth/login.py',
        '    require_own_page(message)\n',
        '    if message.headers.get("origin") == "":\n        require_own_page(message)\n',
      ),
    ],
    caughtBy: ['auth.csrf-login'],
  },
  {
    without: 'the check of writes',
    edits: [edit('app/auth/authenticate.py', '"HEAD", "OPTIONS"', '"HEAD", "PATCH"')],
    caughtBy: ['auth.csrf-token', 'auth.csrf-origin'],
    alsoTouches: ['auth.rotation'],
  },
  {
    without: 'the check of a logout',
    edits: [edit(operations, '    require_token(request.message, session.proof)\n', '')],
    caughtBy: ['auth.csrf-token', 'auth.csrf-origin'],
  },
  {
    without: 'credentials for allowed origins',
    edits: [edit('app/auth/scheme.py', '{"Access-Control-Allow-Credentials": "true"}', '{}')],
    caughtBy: ['auth.csrf-allowed'],
  },
  {
    without: 'the end of idle sessions',
    edits: [
      edit(
        sessions,
        'expires_at=min(now + _IDLE_TIME, session.ends_at)',
        'expires_at=session.ends_at',
      ),
      edit(
        sessions,
        'expires_at=min(now + _IDLE_TIME, now + _LIFETIME)',
        'expires_at=now + _LIFETIME',
      ),
    ],
    caughtBy: ['auth.session-idle'],
  },
  {
    without: 'the use that keeps a session',
    edits: [edit('app/auth/authenticate.py', '    await keep_session(session)\n', '')],
    caughtBy: ['auth.session-lifetime'],
  },
  {
    without: 'the end of sessions in use',
    edits: [
      edit(
        sessions,
        'expires_at=min(now + _IDLE_TIME, session.ends_at)',
        'expires_at=now + _IDLE_TIME',
      ),
    ],
    caughtBy: ['auth.session-lifetime'],
  },
  {
    without: 'the end at a logout',
    edits: [
      edit(operations, '    await store.end(tables, session.user_id, id=session.stored.id)\n', ''),
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
        'await end_sessions(tables, caller.user_id)',
        'await store.end(tables, caller.user_id, id=caller.session_id)',
      ),
    ],
    caughtBy: ['auth.logout-all'],
    alsoTouches: ['auth.session-redis'],
  },
  {
    without: 'the owner of a session that is ended',
    edits: [
      edit(databaseStore, '            where["id"] = id\n', '            where = {"id": id}\n'),
    ],
    caughtBy: ['auth.sessions-others'],
  },
  {
    without: 'the owner of sessions that are listed',
    edits: [
      edit(databaseStore, 'db.sessions.newest({"user_id": user_id, ', 'db.sessions.newest({'),
    ],
    caughtBy: ['auth.sessions-others'],
    alsoTouches: ['auth.sessions*'],
  },
  {
    without: 'the hashes of secrets',
    edits: [edit(sessions, 'hashlib.sha256(secret.encode()).hexdigest()', 'secret')],
    caughtBy: ['auth.session-hash'],
  },
  {
    without: 'the refusal while Redis is down',
    edits: [
      edit(
        redisStore,
        '            text = await self._redis.get(_key_of(id))\n',
        '            try:\n                text = await self._redis.get(_key_of(id))\n            except (RedisError, OSError):\n                return None\n',
      ),
    ],
    caughtBy: ['auth.session-redis-down'],
  },
  {
    without: 'Redis as the place of sessions',
    edits: [
      edit(
        'app/auth/store.py',
        'RedisStore(redis) if redis else',
        'RedisStore(redis) if redis and redis is None else',
      ),
    ],
    caughtBy: ['auth.session-redis-down'],
  },
];
