import { edit, type Mutant } from '../mutant.js';

const env = 'app/env.py';
const exchange = 'app/http/exchange.py';

/** How the server lives and dies. */
export const fastapiOperations: Mutant[] = [
  {
    without: 'the refusal of well-known secrets',
    edits: [edit(env, 'if guessable and os', 'if guessable and not value and os')],
    caughtBy: ['security.secret-well-known', 'security.secret-repeated'],
    alsoTouches: ['security.secret-default', 'security.secret-placeholder'],
  },
  {
    without: 'the refusal of short secrets',
    edits: [edit(env, 'len(value.encode()) < 32', 'len(value.encode()) < 8')],
    caughtBy: ['security.secret-short'],
  },
  {
    without: 'silence about bad secrets',
    edits: [edit(env, `{error['msg']}"`, `{error['msg']} ({error['input']})"`)],
    caughtBy: ['security.secret-short', 'security.secret-well-known'],
    alsoTouches: ['security.secret-*', 'operations.env-*'],
  },
  {
    without: 'silence about tokens in logs',
    edits: [
      edit(
        exchange,
        '            address=self.address,\n',
        '            address=self.address,\n            headers=dict(self.headers),\n',
      ),
    ],
    caughtBy: ['security.log-secrets'],
  },
  {
    without: 'the request id in logs',
    edits: [
      edit(
        exchange,
        '            request_id=self.request_id,\n            method',
        '            method',
      ),
    ],
    caughtBy: ['security.log-request', 'security.log-made-id'],
  },
  {
    without: 'time for requests in flight',
    edits: [edit('app/main.py', '            await server.close()\n', '')],
    caughtBy: ['operations.sigterm'],
    full: true,
  },
  {
    without: '503 where the database is down',
    edits: [
      edit('app/http/failure.py', 'return service_unavailable()', 'return _internal_error()'),
    ],
    caughtBy: ['operations.database-down'],
    alsoTouches: ['operations.database-*'],
    full: true,
  },
  {
    without: 'the database in readiness',
    edits: [
      edit('app/http/health.py', 'gather(ping_database(), ping_redis(),', 'gather(ping_redis(),'),
    ],
    caughtBy: ['operations.database-down'],
    alsoTouches: ['operations.database-*'],
  },
  {
    without: 'the end of slow clients',
    edits: [edit('app/http/connection.py', '_HEADERS_SECONDS = 10', '_HEADERS_SECONDS = 50')],
    caughtBy: ['operations.slow-headers'],
  },
];
