import { edit, type Mutant } from '../mutant.js';

const tokens = 'app/auth/tokens.py';
const sessions = 'app/auth/sessions.py';
const service = 'app/auth/service.py';
const schema = 'app/auth/schema.py';
const password = 'app/auth/password.py';

/** Tokens, sessions and passwords. */
export const fastapiAccounts: Mutant[] = [
  {
    without: 'the signature of access tokens',
    edits: [edit(tokens, '"verify_exp": False', '"verify_exp": False, "verify_signature": False')],
    caughtBy: ['auth.jwt-tampered', 'auth.jwt-other-secret'],
    alsoTouches: ['auth.*'],
  },
  {
    without: 'the one algorithm',
    edits: [edit(tokens, 'algorithms=[_ALGORITHM]', 'algorithms=["HS256", "HS384", "HS512"]')],
    caughtBy: ['auth.jwt-pinned'],
  },
  {
    without: 'the issuer',
    edits: [edit(tokens, '            issuer=_SERVICE,\n', '')],
    caughtBy: ['auth.jwt-iss'],
    full: true,
  },
  {
    without: 'the audience',
    edits: [
      edit(tokens, '            audience=_SERVICE,\n', ''),
      edit(tokens, '"verify_exp": False', '"verify_exp": False, "verify_aud": False'),
    ],
    caughtBy: ['auth.jwt-aud'],
  },
  {
    without: 'the end of access tokens',
    edits: [edit(tokens, 'expired=expires_at <= time.time()', 'expired=expires_at <= 0')],
    caughtBy: ['auth.jwt-expired'],
  },
  {
    without: 'the open session of an access token',
    edits: [edit('app/auth/authenticate.py', '            "ended_at": None,\n', '')],
    caughtBy: ['auth.logout'],
    alsoTouches: ['auth.*'],
  },
  {
    without: 'rotation',
    edits: [edit(sessions, '"id": token_id, "used_at": None}', '"id": token_id}')],
    caughtBy: ['auth.refresh-reuse-family'],
    alsoTouches: ['auth.refresh*'],
    full: true,
  },
  {
    without: 'the end of the family of a reused token',
    edits: [edit(sessions, '    await _end(db, {"id": session_id})\n    if await', '    if await')],
    caughtBy: ['auth.refresh-reuse-family'],
    alsoTouches: [
      'auth.refresh-reuse-access',
      'auth.refresh-reuse-old',
      'auth.refresh-race',
      'auth.refresh-reuse-others',
    ],
  },
  {
    without: 'what a refusal has ended',
    edits: [
      edit(
        sessions,
        '        outcome = await _spend(db, token.id, token.session_id)\n',
        '        outcome = await _spend(db, token.id, token.session_id)\n        if isinstance(outcome, ApiError):\n            raise outcome\n',
      ),
    ],
    caughtBy: ['auth.refresh-reuse-family'],
    alsoTouches: [
      'auth.refresh-reuse-access',
      'auth.refresh-reuse-old',
      'auth.refresh-race',
      'auth.refresh-reuse-others',
    ],
  },
  {
    without: 'the 7 days of refresh tokens',
    edits: [edit(sessions, ', "expires_at": gt(_now())}', '}')],
    caughtBy: ['auth.refresh-expired'],
  },
  {
    without: 'the hashes of refresh tokens',
    edits: [edit(tokens, 'hashlib.sha256(text.encode()).hexdigest()', 'text')],
    caughtBy: ['security.refresh-hash'],
    alsoTouches: ['auth.refresh-lifetime', 'auth.refresh-expired'],
  },
  {
    without: 'the end of all sessions on logout-all',
    edits: [
      edit(
        'app/auth/session_operations.py',
        'async def _logout_all(_: AuthRequest, caller: Caller) -> Answer:\n    await end_sessions(tables, caller.user_id)',
        'async def _logout_all(_: AuthRequest, caller: Caller) -> Answer:\n    await tables.sessions.delete({"id": caller.session_id})',
      ),
    ],
    caughtBy: ['auth.logout-all'],
  },
  {
    without: 'the end of other sessions on a new password',
    edits: [
      edit(
        service,
        '        await end_sessions(db, checked.id, except_id=caller.session_id)\n',
        '',
      ),
    ],
    caughtBy: ['auth.change-password-sessions'],
    alsoTouches: ['auth.change-password'],
  },
  {
    without: 'the least length of passwords',
    edits: [edit(schema, 'min_length=8, max_length=128', 'min_length=1, max_length=128')],
    caughtBy: ['auth.password-short'],
    alsoTouches: ['auth.change-password-rules', 'auth.password-code-points'],
  },
  {
    without: 'the refusal of common passwords',
    edits: [edit(schema, '    AfterValidator(_uncommon),\n', '')],
    caughtBy: ['auth.password-common'],
    alsoTouches: ['auth.change-password-rules'],
  },
  {
    without: 'small letters in emails',
    edits: [edit(schema, 'return address.lower()', 'return address')],
    caughtBy: ['auth.email-lower-case'],
    alsoTouches: ['auth.email-unique', 'auth.register', 'auth.login*', 'security.account-limit*'],
  },
  {
    without: 'the refusal of a role from outside',
    edits: [
      edit(
        schema,
        '    email: _Email\n    password: _NewPassword\n',
        '    email: _Email\n    password: _NewPassword\n    role: NotRequired[Literal["user", "admin"]]\n',
      ),
    ],
    caughtBy: ['auth.register-role'],
  },
  {
    without: 'the cost of password hashes',
    edits: [edit(password, 'memory_cost=19_456', 'memory_cost=64')],
    caughtBy: ['security.password-hash'],
  },
  {
    without: 'the same time for unknown emails',
    edits: [
      edit(
        password,
        '    loop = asyncio.get_running_loop()\n',
        '    if stored_hash is None:\n        return False\n    loop = asyncio.get_running_loop()\n',
      ),
    ],
    caughtBy: ['auth.login-time'],
    full: true,
  },
  {
    without: 'the secrecy of password hashes',
    edits: [
      edit(
        service,
        '        "email": user.email,\n',
        '        "email": user.email,\n        "password_hash": user.password_hash,\n',
      ),
    ],
    caughtBy: ['auth.hash-hidden'],
    alsoTouches: [
      'auth.login',
      'auth.me',
      'auth.update-me',
      'auth.user-columns',
      'auth.register',
      'auth.refresh',
      'auth.login-sessions',
    ],
  },
];
