import { edit, type Mutant } from '../mutant.js';

const env = 'src/env.ts';

/** How the server lives and dies. */
export const operations: Mutant[] = [
  {
    without: 'the refusal of well-known secrets',
    edits: [
      edit(
        env,
        "process.env.NODE_ENV !== 'production' || !isGuessable(value)",
        'true || !isGuessable(value)',
      ),
    ],
    caughtBy: ['security.secret-well-known', 'security.secret-repeated'],
    alsoTouches: ['security.secret-default', 'security.secret-placeholder'],
  },
  {
    without: 'the refusal of short secrets',
    edits: [edit(env, 'Buffer.byteLength(value) >= 32', 'Buffer.byteLength(value) >= 8')],
    caughtBy: ['security.secret-short'],
  },
  {
    without: 'silence about bad secrets',
    edits: [edit(env, ': `${name}: ${message}`', ': `${name}: ${message} (${process.env[name]})`')],
    caughtBy: ['security.secret-short', 'security.secret-well-known'],
    alsoTouches: ['security.secret-*', 'operations.env-*'],
  },
  {
    without: 'silence about tokens in logs',
    edits: [
      edit(
        'src/http/exchange.ts',
        'duration_ms, address });',
        'duration_ms, address, headers: this.request.headers });',
      ),
    ],
    caughtBy: ['security.log-secrets'],
  },
  {
    without: 'silence about queries in logs',
    edits: [
      edit(
        'src/http/exchange.ts',
        'method: this.request.method, path,',
        'method: this.request.method, path: this.request.url,',
      ),
    ],
    caughtBy: ['security.log-secrets'],
    alsoTouches: ['security.log-*'],
  },
  {
    without: 'the request id in logs',
    edits: [edit('src/http/exchange.ts', 'logger.info({ request_id,', 'logger.info({')],
    caughtBy: ['security.log-request', 'security.log-made-id'],
  },
  {
    without: 'time for requests in flight',
    edits: [edit('src/main.ts', '  await server.close();\n', '')],
    caughtBy: ['operations.sigterm'],
    full: true,
  },
  {
    without: '503 where the database is down',
    edits: [
      edit(
        'src/http/failure.ts',
        "if (kind === 'unavailable') return serviceUnavailable();",
        "if (kind === 'unavailable') return internalError();",
      ),
    ],
    caughtBy: ['operations.database-down'],
    alsoTouches: ['operations.database-*'],
    full: true,
  },
  {
    without: 'Retry-After on 503',
    edits: [edit('src/http/errors.ts', "{\n    headers: { 'Retry-After': '5' },\n  }", '{}')],
    caughtBy: ['operations.database-down'],
  },
  {
    without: 'the database in readiness',
    edits: [edit('src/http/health.ts', '[pingDatabase(), pingRedis()]', '[pingRedis()]')],
    caughtBy: ['operations.database-down'],
    alsoTouches: ['operations.database-*'],
  },
  {
    without: 'the end of slow clients',
    edits: [edit('src/server.ts', 'headersTimeout: seconds(10)', 'headersTimeout: seconds(50)')],
    caughtBy: ['operations.slow-headers'],
  },
  {
    without: 'a status in the document',
    edits: [
      edit(
        'src/http/openapi-operations.ts',
        'errors: [404, 409, 412],\n  }),\n  delete',
        'errors: [404, 409],\n  }),\n  delete',
      ),
    ],
    caughtBy: ['openapi.statuses'],
    alsoTouches: ['openapi.writes'],
    full: true,
  },
];
