import { edit, type Mutant } from '../mutant.js';

const cors = 'src/http/cors.ts';
const headers = 'src/http/security-headers.ts';

/** What keeps browsers and their users safe. */
export const browsers: Mutant[] = [
  {
    without: 'the list of origins',
    edits: [
      edit(
        cors,
        'origin !== undefined && origins.has(origin)',
        'origin !== undefined && origins !== null',
      ),
    ],
    caughtBy: ['security.cors-reflection'],
    alsoTouches: ['security.cors-lookalikes', 'security.cors-unset'],
  },
  {
    without: 'one origin by name',
    edits: [edit(cors, 'request.headers.origin as string', "'*'")],
    caughtBy: ['security.cors-allowed'],
    alsoTouches: ['security.cors-*'],
  },
  {
    without: 'Vary',
    edits: [edit(headers, "  Vary: 'Origin',\n", '')],
    caughtBy: ['security.cors-vary'],
  },
  {
    without: 'the answer to preflights',
    edits: [edit(cors, 'isAllowedOrigin(headers) ? preflightHeaders : {}', '{}')],
    caughtBy: ['security.cors-preflight'],
    alsoTouches: ['security.cors-*'],
  },
  {
    without: 'HSTS',
    edits: [edit(headers, "  ...(env.NODE_ENV === 'production' && strictTransport),\n", '')],
    caughtBy: ['headers.hsts'],
    full: true,
  },
  {
    without: 'HTTPS only',
    edits: [
      edit(
        'src/http/https-only.ts',
        "env.NODE_ENV !== 'production' || isEncrypted(request)",
        'env.PORT >= 0 || isEncrypted(request)',
      ),
    ],
    caughtBy: ['security.https-redirect', 'security.https-refused'],
    alsoTouches: ['security.https-*', 'security.proxy-*'],
  },
  {
    without: 'the refusal of plain writes',
    edits: [edit('src/http/https-only.ts', 'if (!safe || ', 'if (')],
    caughtBy: ['security.https-refused'],
    alsoTouches: ['security.https-*', 'security.proxy-*'],
  },
  {
    without: 'nosniff',
    edits: [edit(headers, "  'X-Content-Type-Options': 'nosniff',\n", '')],
    caughtBy: ['headers.nosniff'],
    full: true,
  },
  {
    without: 'the frame options',
    edits: [edit(headers, "  'X-Frame-Options': 'DENY',\n", '')],
    caughtBy: ['headers.frame-options'],
  },
  {
    without: 'the strict content policy',
    edits: [edit(headers, "\"default-src 'none'; frame-ancestors 'none'\"", '"default-src *"')],
    caughtBy: ['headers.csp-strict'],
  },
  {
    without: 'the content policy of the docs',
    edits: [edit('src/http/docs.ts', "script-src 'self';", "script-src * 'unsafe-eval';")],
    caughtBy: ['headers.csp-docs'],
    alsoTouches: ['endpoints.docs'],
  },
  {
    without: 'no-store',
    edits: [
      edit(
        'src/http/exchange.ts',
        "    if (this.path.startsWith(`${authPath}/`)) this.headers['Cache-Control'] = 'no-store';\n",
        '',
      ),
    ],
    caughtBy: ['headers.no-store'],
    full: true,
  },
];
