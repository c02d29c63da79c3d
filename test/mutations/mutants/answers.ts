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
    caughtBy: ['responses.not-found'],
  },
  {
    without: '405',
    edits: [edit(fallback, 'throw methodNotAllowed(route.allow)', 'throw notFound()')],
    caughtBy: ['verbs.method-not-allowed'],
  },
  {
    without: 'Allow on 405',
    edits: [edit(errors, ', { headers: { Allow: allow } }', '')],
    caughtBy: ['verbs.method-not-allowed'],
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
    caughtBy: ['responses.malformed-id'],
  },
  {
    without: '404 after DELETE',
    edits: [edit(answer, '  if (!removed) throw notFound();\n', '')],
    caughtBy: ['verbs.delete'],
  },
  {
    without: 'Location',
    edits: [edit(answer, ', Location: location }', ' }')],
    caughtBy: ['verbs.post'],
  },
  {
    without: 'one path a resource: the last slash',
    edits: [
      edit('src/app.ts', 'routerOptions: {', 'routerOptions: { ignoreTrailingSlash: true,'),
      edit('src/http/exchange.ts', '/^[\\w./-]*[\\w.-]$/', '/^[\\w./-]*$/'),
    ],
    caughtBy: ['endpoints.trailing-slash'],
  },
  {
    without: 'one path a resource: the case',
    edits: [edit('src/app.ts', 'routerOptions: {', 'routerOptions: { caseSensitive: false,')],
    caughtBy: ['endpoints.case'],
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
  },
  {
    without: '412',
    edits: [edit(etag, 'throw preconditionFailed();', 'return;')],
    caughtBy: ['headers.if-match'],
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
    caughtBy: ['headers.if-match'],
  },
  {
    without: 'updated_at',
    edits: [
      edit(
        'prisma/migrations/20260101000000_init/migration.sql',
        'CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "tasks"\n  FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();\n',
        '',
      ),
    ],
    caughtBy: ['verbs.updated-at'],
  },
  {
    without: 'WWW-Authenticate',
    edits: [edit('src/http/failure.ts', "{ 'WWW-Authenticate': 'Bearer' }", '{}')],
    caughtBy: ['auth.challenge'],
  },
  {
    without: 'the same id in header and body',
    edits: [
      edit(
        'src/http/hooks.ts',
        'failure(error, request.exchange.requestId)',
        "failure(error, 'somewhere')",
      ),
    ],
    caughtBy: ['headers.request-id'],
  },
  {
    without: 'the pattern of request ids',
    edits: [edit('src/http/request-id.ts', '/^[\\w-]{8,64}$/', '/^[^]*$/')],
    caughtBy: ['headers.request-id'],
  },
];
