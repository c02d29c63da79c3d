import { edit, type Mutant } from '../mutant.js';

const exchange = 'app/http/exchange.py';
const address = 'app/http/client_address.py';
const body = 'app/http/body.py';
const routes = 'app/resources/tasks/routes.py';

/** How much one client may ask for, and what the server takes in. */
export const fastapiRequests: Mutant[] = [
  {
    without: 'the limit of logins',
    edits: [edit('app/auth/operations.py', '_login, limit="login")', '_login)')],
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
    edits: [
      edit(
        'app/auth/service.py',
        '    await take_token("account", account)\n    try:\n',
        '    try:\n',
      ),
    ],
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
        'self.answer_headers |= await take_token(policy,',
        'if policy != "default":\n            self.answer_headers |= await take_token(policy,',
      ),
    ],
    caughtBy: ['security.limit-anonymous'],
    alsoTouches: ['security.limit*', 'headers.rate-limit*'],
  },
  {
    without: 'a count of its own for each user',
    edits: [edit(exchange, 'user or address_key(self.address)', 'address_key(self.address)')],
    caughtBy: ['security.limit-user'],
    alsoTouches: ['security.limit*'],
  },
  {
    without: 'the refusal to trust proxies unasked',
    edits: [
      edit(
        address,
        'headers.get("x-forwarded-for"), env.TRUST_PROXY',
        'headers.get("x-forwarded-for"), 1',
      ),
    ],
    caughtBy: ['security.proxy-unset-address'],
  },
  {
    without: 'the count of trusted proxies',
    edits: [edit(address, 'values[max(0, len(values) - hops)]', 'values[0]')],
    caughtBy: ['security.limit-spoofed'],
    alsoTouches: ['security.https-chain', 'security.proxy-hops'],
  },
  {
    without: 'the limit of bodies',
    edits: [edit(body, '_MAX_BYTES = 1024 * 1024', '_MAX_BYTES = 64 * 1024 * 1024')],
    caughtBy: ['validation.too-large'],
    alsoTouches: ['responses.too-large'],
    full: true,
  },
  {
    without: 'the limit of streamed bodies',
    edits: [edit(body, 'if len(body) > _MAX_BYTES:', 'if len(body) > 64 * _MAX_BYTES:')],
    caughtBy: ['validation.too-large'],
  },
  {
    without: 'the bound of depth',
    edits: [edit(body, '_MAX_DEPTH = 32', '_MAX_DEPTH = 1_000_000')],
    caughtBy: ['validation.depth'],
  },
  {
    without: 'the refusal of __proto__',
    edits: [edit(body, 'if key == "__proto__":', 'if key is None:')],
    caughtBy: ['validation.proto'],
  },
  {
    without: 'the refusal of NUL',
    edits: [edit(body, '"\\0" in text or (', '(')],
    caughtBy: ['validation.nul'],
    alsoTouches: ['validation.nul-nested', 'security.errors-queries'],
  },
  {
    without: 'the content type',
    edits: [
      edit(
        body,
        '    if not re.fullmatch(re.escape(media_type) + _CHARSET, given, re.IGNORECASE):\n        raise unsupported_media_type(media_type)\n',
        '',
      ),
    ],
    caughtBy: ['validation.no-content-type', 'responses.media-type'],
  },
  {
    without: 'the refusal of unknown fields',
    edits: [edit('app/http/fields.py', 'extra="forbid"', 'extra="ignore"')],
    caughtBy: ['validation.unknown-fields', 'validation.server-fields'],
    alsoTouches: [
      'responses.bad-request',
      'responses.details',
      'validation.proto',
      'validation.writes-nothing',
      'ownership.given-away',
      'openapi.input',
      'auth.*',
    ],
    full: true,
  },
  {
    without: 'the whole row in a PUT',
    edits: [
      edit(
        routes,
        'sent = validate(task_schemas.input, body)\n    expected',
        'sent: Any = validate(task_schemas.patch, body)\n    expected',
      ),
      edit(routes, 'from fastapi import', 'from typing import Any\n\nfrom fastapi import'),
    ],
    caughtBy: ['verbs.put-defaults'],
    alsoTouches: ['validation.required', 'validation.*', 'verbs.*'],
  },
];
