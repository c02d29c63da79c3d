import { edit, type Mutant } from '../mutant.js';

const answer = 'app/http/answer.py';
const fallback = 'app/http/fallback.py';
const etag = 'app/http/etag.py';
const cors = 'app/http/cors.py';
const headers = 'app/http/security_headers.py';

/** What the server says, to browsers too. */
export const fastapiAnswers: Mutant[] = [
  {
    without: 'the envelope of 404',
    edits: [
      edit(
        fallback,
        'raise not_found()',
        'return Answer(404, {"Content-Type": "application/json"}, b\'{"detail":"Not Found"}\')',
      ),
    ],
    caughtBy: ['responses.unknown-route'],
    alsoTouches: ['responses.*', 'verbs.*', 'endpoints.*', 'headers.*'],
  },
  {
    without: '405',
    edits: [edit(fallback, 'raise method_not_allowed(route.allow)', 'raise not_found()')],
    caughtBy: ['responses.method', 'verbs.allow'],
    alsoTouches: ['verbs.*', 'headers.*'],
  },
  {
    without: 'Allow on 405',
    edits: [edit('app/http/errors.py', ', headers={"Allow": allow}', '')],
    caughtBy: ['responses.method', 'verbs.allow'],
    alsoTouches: ['verbs.allow-auth', 'verbs.allow-root', 'verbs.allow-related'],
    full: true,
  },
  {
    without: '404 for what is no id',
    edits: [
      edit(
        answer,
        '    if not is_uuid(text):\n        raise not_found()\n',
        '    if not is_uuid(text):\n        raise invalid("id", "Not an id")\n',
      ),
      edit(answer, 'import found, not_found\n', 'import found, invalid, not_found\n'),
    ],
    caughtBy: ['verbs.malformed-id', 'responses.not-found'],
    alsoTouches: ['ownership.*'],
  },
  {
    without: '304',
    edits: [edit(answer, 'if is_known(if_none_match, etag):', 'if is_known(None, etag):')],
    caughtBy: ['headers.if-none-match'],
  },
  {
    without: '412',
    edits: [edit(etag, '        raise precondition_failed()', '        return')],
    caughtBy: ['headers.if-match-put', 'headers.if-match-patch', 'headers.if-match-delete'],
    alsoTouches: [
      'responses.precondition',
      'headers.if-match-race-put',
      'headers.if-match-race-patch',
      'headers.if-match-race-delete',
    ],
    full: true,
  },
  {
    without: '412 for the slower of two writers',
    edits: [
      edit(
        'app/database/row_set.py',
        'sa.and_(self._one, self._table.c["updated_at"] == row["updated_at"])',
        'self._one',
      ),
    ],
    caughtBy: ['headers.if-match-race-put', 'headers.if-match-race-patch'],
    alsoTouches: ['headers.if-match-*'],
  },
  {
    without: 'WWW-Authenticate',
    edits: [
      edit(
        'app/http/failure.py',
        '{"WWW-Authenticate": CHALLENGE} if error.status == 401 else {}',
        '{}',
      ),
    ],
    caughtBy: ['responses.unauthorized'],
    alsoTouches: ['auth.*'],
  },
  {
    without: 'the list of origins',
    edits: [edit(cors, 'return headers.get("origin") in _origins', 'return "origin" in headers')],
    caughtBy: ['security.cors-reflection'],
    alsoTouches: ['security.cors-lookalikes', 'security.cors-unset'],
  },
  {
    without: 'one origin by name',
    edits: [
      edit(
        cors,
        '"Access-Control-Allow-Origin": headers["origin"]',
        '"Access-Control-Allow-Origin": "*"',
      ),
    ],
    caughtBy: ['security.cors-allowed'],
    alsoTouches: ['security.cors-*'],
  },
  {
    without: 'nosniff',
    edits: [edit(headers, '    "X-Content-Type-Options": "nosniff",\n', '')],
    caughtBy: ['headers.nosniff'],
  },
  {
    without: 'HSTS',
    edits: [edit(headers, '_STRICT_TRANSPORT if env.APP_ENV == "production" else {}', '{}')],
    caughtBy: ['headers.hsts'],
  },
  {
    without: 'HTTPS only',
    edits: [
      edit(
        'app/http/https_only.py',
        'if env.APP_ENV != "production" or encrypted:',
        'if env.PORT >= 0 or encrypted:',
      ),
    ],
    caughtBy: ['security.https-redirect', 'security.https-refused'],
    alsoTouches: ['security.https-*', 'security.proxy-*'],
  },
  {
    without: 'no-store',
    edits: [
      edit(
        'app/http/exchange.py',
        '        if self.path.startswith(f"{_AUTH_PATH}/"):\n            self.answer_headers["Cache-Control"] = "no-store"\n',
        '',
      ),
    ],
    caughtBy: ['headers.no-store'],
  },
];
