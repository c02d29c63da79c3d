import { edit, type Mutant } from '../mutant.js';

const exchange = 'src/http/exchange.ts';
const address = 'src/http/client-address.ts';

/** How much one client may ask for. */
export const limits: Mutant[] = [
  {
    without: 'the limit of logins',
    edits: [edit('src/auth/operations.ts', "    limit: 'login',\n", '')],
    caughtBy: ['security.limit-login'],
    alsoTouches: [
      'security.limit-apart',
      'security.limit-defaults',
      'security.limit-shared',
      'security.limit-spoofed',
      'security.proxy-*',
      'security.limit-window',
      'security.limit-address',
    ],
  },
  {
    without: 'the limit of failed logins an account',
    edits: [edit('src/auth/service.ts', "  await takeToken('account', account);\n", '')],
    caughtBy: ['security.account-limit'],
    alsoTouches: [
      'security.account-limit-unknown',
      'security.account-limit-race',
      'security.account-limit-others',
      'security.account-limit-password',
    ],
  },
  {
    without: 'the limit of everything else',
    edits: [
      edit(
        exchange,
        'Object.assign(this.headers, await takeToken(',
        "if (policy !== 'default') Object.assign(this.headers, await takeToken(",
      ),
    ],
    caughtBy: ['security.limit-anonymous'],
    alsoTouches: ['security.limit*', 'headers.rate-limit*'],
  },
  {
    without: 'a count of its own for each user',
    edits: [edit(exchange, 'user ?? addressKey(this.address)', 'addressKey(this.address)')],
    caughtBy: ['security.limit-user'],
    alsoTouches: ['security.limit*'],
  },
  {
    without: 'a count of its own for each address',
    edits: [
      edit(
        exchange,
        'user ?? addressKey(this.address)',
        "policy === 'default' && !user ? 'everyone' : (user ?? addressKey(this.address))",
      ),
    ],
    caughtBy: ['security.limit-anonymous'],
    alsoTouches: ['security.limit-*'],
  },
  {
    without: 'the refusal to trust proxies unasked',
    edits: [
      edit(
        address,
        "forwarded(request.headers['x-forwarded-for'], env.TRUST_PROXY)",
        "forwarded(request.headers['x-forwarded-for'], 1)",
      ),
    ],
    caughtBy: ['security.proxy-unset-address'],
  },
  {
    without: 'the count of trusted proxies',
    edits: [edit(address, 'values[Math.max(0, values.length - hops)]', 'values[0]')],
    caughtBy: ['security.limit-spoofed'],
    alsoTouches: ['security.https-chain', 'security.proxy-hops'],
    full: true,
  },
  {
    without: 'Retry-After on 429',
    edits: [edit('src/http/rate-limit.ts', "      'Retry-After': String(seconds(refused)),\n", '')],
    caughtBy: ['security.limit-login'],
    alsoTouches: ['security.limit-*', 'security.account-limit'],
  },
];
