import { edit, type Mutant } from '../mutant.js';

const answer = 'src/http/answer.ts';
const fallback = 'src/http/fallback.ts';
const errors = 'src/http/errors.ts';
const etag = 'src/http/etag.ts';

/** What the server says. */
export const answers: Mutant[] = [
  {
    without: 'the envelope of 404',
    edits: [
      edit(
        fallback,
        'if (!route || !method) throw notFound();',
        "if (!route || !method) return { status: 404, headers: {}, body: 'Not Found' };",
      ),
    ],
    caughtBy: ['responses.unknown-route'],
    alsoTouches: ['responses.not-found', 'verbs.*', 'endpoints.*', 'headers.*'],
    full: true,
  },
  {
    without: '405',
    edits: [edit(fallback, 'throw methodNotAllowed(route.allow)', 'throw notFound()')],
    caughtBy: ['responses.method', 'verbs.allow'],
    alsoTouches: ['verbs.*', 'headers.*'],
  },
  {
    without: 'Allow on 405',
    edits: [edit(errors, ', { headers: { Allow: allow } }', '')],
    caughtBy: ['responses.method', 'verbs.allow'],
    alsoTouches: ['verbs.allow-auth', 'verbs.allow-root', 'verbs.allow-related'],
    full: true,
  },
  {
    without: '404 for what is no id',
    edits: [
      edit(
        answer,
        'if (!isUuid(text)) throw notFound();',
        "if (!isUuid(text)) throw unsupported('id');",
      ),
      edit(
        answer,
        "import { found, notFound } from './errors.js';",
        "import { found, notFound, invalid as unsupportedId } from './errors.js';\n\nconst unsupported = (field: string) => unsupportedId(field, 'Not an id');",
      ),
    ],
    caughtBy: ['verbs.malformed-id', 'responses.not-found'],
    alsoTouches: ['ownership.*'],
  },
  {
    without: '404 after DELETE',
    edits: [edit(answer, '  if (!removed) throw notFound();\n', '')],
    caughtBy: ['verbs.delete'],
    alsoTouches: ['ownership.*', 'verbs.*', 'responses.not-found', 'rules.*', 'endpoints.delete'],
  },
  {
    without: 'Location',
    edits: [edit(answer, ', Location: location }', ' }')],
    caughtBy: ['verbs.post'],
    alsoTouches: ['openapi.headers', 'openapi.writes'],
  },
  {
    without: 'one path a resource: the last slash',
    edits: [
      edit('src/app.ts', 'routerOptions: {', 'routerOptions: { ignoreTrailingSlash: true,'),
      edit('src/http/exchange.ts', '/^[\\w./-]*[\\w.-]$/', '/^[\\w./-]*$/'),
    ],
    caughtBy: ['verbs.paths'],
    alsoTouches: ['verbs.paths-root', 'responses.unknown-route'],
  },
  {
    without: 'one path a resource: the case',
    edits: [edit('src/app.ts', 'routerOptions: {', 'routerOptions: { caseSensitive: false,')],
    caughtBy: ['verbs.paths'],
    alsoTouches: ['verbs.paths-root'],
  },
  {
    without: 'ETag',
    edits: [
      edit(
        answer,
        "headers: { 'Content-Type': json, ETag }, body };",
        "headers: { 'Content-Type': json }, body };",
      ),
    ],
    caughtBy: ['headers.etag'],
    alsoTouches: ['headers.*', 'openapi.headers', 'responses.*'],
  },
  {
    without: 'an ETag of its own for each version',
    edits: [
      edit(
        etag,
        "`\"${hash('sha256', body, 'base64url').slice(0, 27)}\"`",
        "hash('sha256', '') && body && '\"1\"'",
      ),
    ],
    caughtBy: ['headers.etag'],
    alsoTouches: ['headers.*', 'verbs.*'],
  },
  {
    without: '304',
    edits: [
      edit(
        answer,
        "  if (isKnown(ifNoneMatch, ETag)) return { status: 304, headers: { ETag }, body: '' };\n",
        '',
      ),
    ],
    caughtBy: ['headers.if-none-match'],
    full: true,
  },
  {
    without: '412',
    edits: [edit(etag, 'throw preconditionFailed();', 'return;')],
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
        'src/resources/tasks/repository.ts',
        'return { ...where, updated_at: row.updated_at };',
        'return where;',
      ),
    ],
    caughtBy: ['headers.if-match-race-put', 'headers.if-match-race-patch'],
    alsoTouches: ['headers.if-match-*'],
  },
  {
    without: 'updated_at',
    edits: [
      edit(
        'prisma/migrations/*_init/migration.sql',
        'CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "tasks"\n  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();\n',
        '',
      ),
    ],
    caughtBy: ['verbs.updated-at'],
    alsoTouches: ['verbs.*', 'headers.*'],
  },
  {
    without: 'WWW-Authenticate',
    edits: [edit('src/http/failure.ts', "{ 'WWW-Authenticate': challenge }", '{}')],
    caughtBy: ['responses.unauthorized'],
    alsoTouches: ['auth.*'],
    full: true,
  },
  {
    without: 'the pattern of request ids',
    edits: [edit('src/http/request-id.ts', '/^[\\w-]{8,64}$/', '/^[^]*$/')],
    caughtBy: ['headers.request-id-made'],
    alsoTouches: ['headers.request-id*'],
  },
];
