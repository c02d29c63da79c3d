import { edit, type Mutant } from '../mutant.js';

const folder = 'app/auth/oauth';
const accounts = `${folder}/accounts.py`;
const attempt = `${folder}/attempt.py`;
const flow = `${folder}/flow.py`;
const idToken = `${folder}/id_token.py`;
const identities = `${folder}/identities.py`;
const keys = `${folder}/keys.py`;
const logins = `${folder}/logins.py`;
const web = `${folder}/web.py`;

/** Logging in with accounts of others, by the same rules in other code. */
export const fastapiOauth: Mutant[] = [
  {
    without: 'the state',
    edits: [edit(web, 'if is_own else None', 'if is_own or state != secret else None')],
    caughtBy: ['oauth.state', 'oauth.state-cookie'],
    full: true,
  },
  {
    without: 'PKCE',
    edits: [edit(flow, '        "code_verifier": secrets.code_verifier,\n', '')],
    caughtBy: ['oauth.exchange'],
    alsoTouches: ['oauth.*'],
  },
  {
    without: 'an end of what was used',
    edits: [
      edit(
        logins,
        'taken = row and await tables.oauth_logins.delete({"token_hash": token_hash})',
        'taken = row',
      ),
    ],
    caughtBy: ['oauth.state-replay', 'oauth.exchange-once', 'oauth.link-once'],
    alsoTouches: ['oauth.denied', 'oauth.exchange-expired', 'oauth.stored', 'oauth.pages'],
  },
  {
    without: 'the provider of a login',
    edits: [edit(logins, ' or row.provider != provider:', ':')],
    caughtBy: ['oauth.state-provider'],
  },
  {
    without: 'the end of logins and codes',
    edits: [
      edit(
        logins,
        '{"token_hash": token_hash, "expires_at": gt(datetime.now(UTC))}',
        '{"token_hash": token_hash}',
      ),
    ],
    caughtBy: ['oauth.state-expired', 'oauth.exchange-expired'],
  },
  {
    without: 'the verifier of whoever began',
    edits: [edit(logins, ' or row.code_challenge != challenge:', ':')],
    caughtBy: ['oauth.exchange-verifier', 'oauth.link-verifier'],
  },
  {
    without: 'the hashes of secrets',
    edits: [
      edit(
        logins,
        'from app.auth.oauth.digest import s256, sha256\n',
        'from app.auth.oauth.digest import s256\n',
      ),
      edit(logins, '_CODE_SECONDS = 60\n', '_CODE_SECONDS = 60\nsha256 = str\n'),
    ],
    caughtBy: ['oauth.stored'],
  },
  {
    without: 'the end of an allowed address',
    edits: [
      edit(`${folder}/addresses.py`, 'or address == given:', 'or given.startswith(address):'),
    ],
    caughtBy: ['oauth.redirect'],
  },
  {
    without: 'HttpOnly',
    edits: [edit(attempt, 'Path=/; HttpOnly;', 'Path=/;')],
    caughtBy: ['oauth.cookie'],
  },
  {
    without: 'Secure',
    edits: [edit(attempt, '"; Secure" if', '"" if')],
    caughtBy: ['oauth.cookie'],
  },
  {
    without: 'the audience',
    edits: [
      edit(idToken, '        aud={"essential": True, "values": list(expected.audiences)},\n', ''),
    ],
    caughtBy: ['oauth.audience', 'oauth.audience-app', 'oauth.app-audience'],
    alsoTouches: ['oauth.link-app'],
  },
  {
    without: 'the audience of the web',
    edits: [edit(flow, 'audiences=[client.id]', 'audiences=[client.id, *client.app_ids]')],
    caughtBy: ['oauth.audience-app'],
  },
  {
    without: 'whom an ID token was given to',
    edits: [edit(idToken, 'if claims.get("azp", expected.audiences[0]) not in', 'if "" in')],
    caughtBy: ['oauth.audience', 'oauth.app-audience'],
  },
  {
    without: 'the issuer',
    edits: [edit(idToken, '        iss={"essential": True, "value": issuer},\n', '')],
    caughtBy: ['oauth.issuer', 'oauth.app-issuer'],
  },
  {
    without: 'the one algorithm',
    edits: [
      edit(idToken, 'header.get("alg") != "RS256"', 'header.get("alg") is None'),
      edit(idToken, 'algorithms=["RS256"]', 'algorithms=["RS256", "RS512", "PS256"]'),
    ],
    caughtBy: ['oauth.algorithm', 'oauth.app-algorithm'],
  },
  {
    without: 'the nonce',
    edits: [
      edit(
        idToken,
        '        nonce={"essential": True, "values": list(expected.nonces)},\n',
        '        nonce={"essential": True},\n',
      ),
    ],
    caughtBy: ['oauth.nonce', 'oauth.app-nonce', 'oauth.app-nonce-hashed'],
    alsoTouches: ['oauth.link-app'],
  },
  {
    without: 'ID tokens that have to end',
    edits: [edit(idToken, '        exp={"essential": True},\n', '')],
    caughtBy: ['oauth.times', 'oauth.app-times'],
  },
  {
    without: 'the end of ID tokens',
    edits: [edit(idToken, 'leeway=_TOLERANCE', 'leeway=10 * _TOLERANCE')],
    caughtBy: ['oauth.times', 'oauth.app-times'],
  },
  {
    without: 'the bound of subjects',
    edits: [edit(idToken, '{1,255}', '{1,999}')],
    caughtBy: ['oauth.app-subject', 'oauth.subject'],
  },
  {
    without: 'the proof of an email',
    edits: [edit(idToken, ' if is_verified else None', ' if claims else None')],
    caughtBy: ['oauth.account-verified'],
  },
  {
    without: 'the refusal to link by email',
    edits: [
      edit(
        accounts,
        '    user = await db.users.insert({"email": person.email, "name": person.name})\n',
        '    user = await db.users.find({"email": person.email})\n    if user is None:\n        user = await db.users.insert({"email": person.email, "name": person.name})\n',
      ),
    ],
    caughtBy: ['oauth.account-email', 'oauth.account-password'],
    alsoTouches: ['oauth.link-same-email', 'oauth.unlink-enters'],
    full: true,
  },
  {
    without: 'the provider of a subject',
    edits: [
      edit(
        accounts,
        '{"provider": person.provider, "subject": person.subject}',
        '{"subject": person.subject}',
      ),
    ],
    caughtBy: ['oauth.account-provider'],
  },
  {
    without: 'the owner of an identity',
    edits: [
      edit(identities, 'if found is None or found.user_id != caller.user_id:', 'if found is None:'),
    ],
    caughtBy: ['oauth.link-other', 'oauth.link-race'],
  },
  {
    without: 'the owner of an identity that is taken away',
    edits: [edit(identities, 'find({**own, "id": identity_id})', 'find({"id": identity_id})')],
    caughtBy: ['oauth.unlink'],
  },
  {
    without: 'the end of other sessions',
    edits: [
      edit(
        identities,
        '        await end_sessions(db, caller.user_id, except_id=caller.session_id)\n',
        '',
      ),
    ],
    caughtBy: ['oauth.unlink'],
  },
  {
    without: 'the last way in',
    edits: [edit(identities, 'if user and user.password_hash is None and', 'if user is None and')],
    caughtBy: ['oauth.unlink-last'],
  },
  {
    without: 'the lock of the last way in',
    edits: [
      edit(
        identities,
        '        await db.users.update({"id": caller.user_id}, {"id": caller.user_id})\n',
        '',
      ),
    ],
    caughtBy: ['oauth.unlink-last'],
  },
  {
    without: 'the difference between an outage and a refusal',
    edits: [
      edit(
        keys,
        'raise unavailable(provider, error) from error',
        'raise JoseError("no keys") from error',
      ),
    ],
    caughtBy: ['oauth.keys-down'],
  },
  {
    without: 'the time that a provider has',
    edits: [edit(`${folder}/discovery.py`, 'LONGEST_SECONDS = 3', 'LONGEST_SECONDS = 9')],
    // The deadline of every request hides it from a login that begins.
    caughtBy: ['oauth.code-slow', 'oauth.keys-down'],
    alsoTouches: ['oauth.provider-down'],
  },
  {
    without: 'new keys',
    edits: [edit(keys, '_COOL_DOWN_SECONDS = 5', '_COOL_DOWN_SECONDS = 5_000')],
    caughtBy: ['oauth.keys-rotated'],
  },
  {
    without: 'keys that are kept',
    edits: [edit(keys, '        _known[provider.name] = known\n', '')],
    caughtBy: ['oauth.keys-asked'],
  },
];
