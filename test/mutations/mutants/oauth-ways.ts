import { edit, type Mutant } from '../mutant.js';

const folder = 'src/auth/oauth';
const addresses = `${folder}/addresses.ts`;
const attempt = `${folder}/attempt.ts`;
const flow = `${folder}/flow.ts`;
const logins = `${folder}/logins.ts`;
const operations = `${folder}/operations.ts`;
const web = `${folder}/web.ts`;

/** The way to a provider, the way back, and what a client gets for the code. */
export const oauthWays: Mutant[] = [
  {
    without: 'the state',
    edits: [
      edit(
        web,
        "isEqual(secretsOf(secret).state, state ?? '') ?",
        "isEqual(secretsOf(secret).state, state ?? '') || state !== secret ?",
      ),
      edit(flow, 'expectedState: state', "expectedState: parameters.get('state') as string"),
    ],
    caughtBy: ['oauth.state', 'oauth.state-cookie'],
    full: true,
  },
  {
    without: 'PKCE',
    edits: [
      edit(
        flow,
        "    code_challenge: s256(codeVerifier),\n    code_challenge_method: 'S256',\n",
        '',
      ),
    ],
    caughtBy: ['oauth.start'],
    alsoTouches: ['oauth.*'],
  },
  {
    without: 'a challenge that hides its verifier',
    edits: [
      edit(
        flow,
        "code_challenge: s256(codeVerifier),\n    code_challenge_method: 'S256'",
        "code_challenge: codeVerifier,\n    code_challenge_method: 'plain'",
      ),
    ],
    caughtBy: ['oauth.start'],
    alsoTouches: ['oauth.*'],
  },
  {
    without: 'a challenge for each login',
    edits: [
      edit(attempt, "codeVerifier: derived('code_verifier')", "codeVerifier: 'v'.repeat(43)"),
    ],
    caughtBy: ['oauth.start-fresh', 'oauth.pkce'],
  },
  {
    without: 'a state for each login',
    edits: [edit(attempt, "state: derived('state')", "state: 's'.repeat(43)")],
    caughtBy: ['oauth.start-fresh', 'oauth.state', 'oauth.state-cookie'],
    alsoTouches: ['oauth.log-secrets'],
  },
  {
    without: 'long secrets',
    edits: [
      edit(
        attempt,
        "randomBytes(32).toString('base64url')",
        "'A'.repeat(38) + randomBytes(3).toString('hex').slice(1)",
      ),
    ],
    caughtBy: ['oauth.opaque'],
  },
  {
    without: 'an end of what was used',
    edits: [
      edit(
        logins,
        'row && (await tables.oauthLogins.delete({ token_hash })) > 0 ? row : null',
        'row',
      ),
    ],
    caughtBy: ['oauth.state-replay', 'oauth.exchange-once', 'oauth.link-once'],
    alsoTouches: ['oauth.denied', 'oauth.exchange-expired', 'oauth.stored', 'oauth.pages'],
  },
  {
    without: 'one winner of several at once',
    edits: [
      edit(
        logins,
        '(await tables.oauthLogins.delete({ token_hash })) > 0 ? row : null',
        '(await tables.oauthLogins.delete({ token_hash })) >= 0 ? row : null',
      ),
    ],
    caughtBy: ['oauth.state-replay', 'oauth.exchange-once'],
  },
  {
    without: 'the provider of a login',
    edits: [edit(logins, ' && row.provider === provider ?', ' ?')],
    caughtBy: ['oauth.state-provider'],
  },
  {
    without: 'the end of logins and codes',
    edits: [edit(logins, '{ token_hash, expires_at: { gt: new Date() } }', '{ token_hash }')],
    caughtBy: ['oauth.state-expired', 'oauth.exchange-expired'],
  },
  {
    without: 'the ten minutes of a login',
    edits: [edit(attempt, 'attemptSeconds = 10 * 60', 'attemptSeconds = 100 * 60')],
    caughtBy: ['oauth.state-expired', 'oauth.cookie'],
  },
  {
    without: 'the minute of a code',
    edits: [edit(logins, 'codeSeconds = 60;', 'codeSeconds = 600;')],
    caughtBy: ['oauth.exchange-expired'],
  },
  {
    without: 'the verifier of whoever began',
    edits: [edit(logins, ' || row.code_challenge !== challenge)', ')')],
    caughtBy: ['oauth.exchange-verifier', 'oauth.link-verifier'],
    full: true,
  },
  {
    without: 'the refusal of a missing verifier',
    edits: [
      edit(
        logins,
        ' || row.code_challenge !== challenge)',
        ' || (challenge !== null && row.code_challenge !== challenge))',
      ),
    ],
    caughtBy: ['oauth.exchange-verifier'],
  },
  {
    without: 'the challenge of whoever links',
    edits: [
      edit(
        logins,
        ' || row.code_challenge !== challenge)',
        ' || (row.code_challenge !== null && row.code_challenge !== challenge))',
      ),
    ],
    caughtBy: ['oauth.link-verifier'],
  },
  {
    without: 'the hashes of secrets',
    edits: [
      edit(
        logins,
        "import { s256, sha256 } from './digest.js';",
        "import { s256 } from './digest.js';\n\nconst sha256 = (text: string): string => text;",
      ),
    ],
    caughtBy: ['oauth.stored'],
  },
  {
    without: 'the list of addresses',
    edits: [edit(addresses, 'const address = allowed', 'const address = given ?? allowed')],
    caughtBy: ['oauth.redirect', 'oauth.redirect-none'],
    alsoTouches: ['oauth.start-parameters'],
  },
  {
    without: 'the end of an allowed address',
    edits: [edit(addresses, '|| each === given', '|| given.startsWith(each)')],
    caughtBy: ['oauth.redirect'],
    full: true,
  },
  {
    without: 'the case of an allowed address',
    edits: [edit(addresses, '|| each === given', '|| each.toLowerCase() === given.toLowerCase()')],
    caughtBy: ['oauth.redirect'],
  },
  {
    without: 'the path of an allowed address',
    edits: [
      edit(
        addresses,
        '|| each === given',
        '|| (URL.canParse(given) && new URL(each).origin === new URL(given).origin)',
      ),
    ],
    caughtBy: ['oauth.redirect'],
  },
  {
    without: 'the difference that production makes',
    edits: [edit(addresses, "env.NODE_ENV === 'production'", "env.NODE_ENV === 'test'")],
    caughtBy: ['oauth.redirect-none'],
  },
  {
    without: 'HttpOnly',
    edits: [edit(attempt, 'Path=/; HttpOnly;', 'Path=/;')],
    caughtBy: ['oauth.cookie'],
  },
  {
    without: 'SameSite',
    edits: [edit(attempt, "'None' : 'Lax'", "'None' : 'None'")],
    caughtBy: ['oauth.cookie'],
  },
  {
    without: 'Secure',
    edits: [edit(attempt, "? '; Secure' : ''", "? '' : ''")],
    caughtBy: ['oauth.cookie'],
  },
  {
    without: 'the name that no other host can set',
    edits: [edit(attempt, "'__Host-oauth'", "'oauth'")],
    caughtBy: ['oauth.cookie'],
  },
  {
    without: 'the cookie that is taken away',
    edits: [edit(attempt, "cookie('', 0, provider)", "cookie('', 1, provider)")],
    caughtBy: ['oauth.state', 'oauth.extra', 'oauth.denied'],
    alsoTouches: ['oauth.*'],
  },
  {
    without: 'the refusal of whoever is denied',
    edits: [
      edit(
        web,
        "  if (parameters.has('error')) throw forbidden(`${provider.label} was not allowed to log you in`);\n",
        '',
      ),
    ],
    caughtBy: ['oauth.denied'],
    alsoTouches: ['oauth.pages'],
  },
  {
    without: 'the way back of pages',
    edits: [edit(web, "includes('text/html') === true", "includes('text/nothing') === true")],
    caughtBy: ['oauth.pages'],
  },
  {
    without: 'the limit of exchanges',
    edits: [
      edit(
        operations,
        "path: '/oauth/exchange',\n  open: true,\n  limit: 'exchange',\n",
        "path: '/oauth/exchange',\n  open: true,\n",
      ),
    ],
    caughtBy: ['security.limit-exchange'],
    alsoTouches: ['security.limit-*'],
  },
  {
    without: 'the limit of logins that are begun',
    edits: [
      edit(
        operations,
        "limit: 'oauth',\n    answer: (request) => begin(",
        'answer: (request) => begin(',
      ),
    ],
    caughtBy: ['security.limit-oauth'],
    alsoTouches: ['security.limit-*'],
  },
  {
    without: 'the secrecy of codes in the log',
    edits: [
      edit(
        'src/http/exchange.ts',
        'method: this.request.method, path, status',
        'method: this.request.method, path: this.request.url, status',
      ),
    ],
    caughtBy: ['oauth.log-secrets'],
    alsoTouches: ['security.log-*'],
  },
];
