import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import type { Answer } from '../client.js';
import { expectStatus, missingId } from '../expect.js';
import { methodOf } from '../method.js';

const originsOf = ({ target }: Context): string[] =>
  (target.control?.env.CORS_ORIGINS ?? '').split(',').filter(Boolean);

/** Origins that only look like an allowed one. */
const lookalikes = (origin: string): string[] => {
  const { protocol, host } = new URL(origin);
  const other = protocol === 'https:' ? 'http:' : 'https:';
  return [
    'null',
    '*',
    `${other}//${host}`,
    `${origin}.evil.example`,
    `${protocol}//evil.example?${origin}`,
    `${protocol}//evil${host}`,
    `${protocol}//sub.${host}`,
    `${protocol}//${host.replace('.', 'x')}`,
    `${origin}:444`,
    `${origin}/`,
    `${origin}, https://evil.example`,
    origin.toUpperCase(),
  ];
};

const allowed = ({ headers }: Answer) => headers['access-control-allow-origin'];
const listed = (header: unknown): string[] =>
  String(header ?? '')
    .toLowerCase()
    .split(/,\s*/);

const asks = { 'access-control-request-method': 'PATCH' };
const evil = 'https://evil.example';

export default section('security', (model, add) => {
  const clause = '9 CORS';
  const { header } = methodOf(model);
  const paths = [...model.resources.map(({ path }) => `${path}/${missingId}`), '/auth/me'];

  add(
    'security.cors-reflection',
    clause,
    'an origin that nobody allowed is not reflected',
    async ({ api }) => {
      for (const origin of [evil, 'null', 'https://localhost.evil.example'])
        for (const method of ['GET', 'OPTIONS']) {
          const headers = { origin, ...(method === 'OPTIONS' && asks) };
          const answer = await api.send(method, '/auth/me', undefined, { headers });
          assert.equal(allowed(answer), undefined, `${method} from ${origin}`);
        }
    },
  );

  add(
    'security.cors-allowed',
    clause,
    'each allowed origin is named exactly',
    async (context) => {
      for (const origin of originsOf(context))
        for (const path of ['/auth/me', '/nothing']) {
          const answer = await context.api.get(path, { headers: { origin } });
          assert.equal(allowed(answer), origin, `errors can be read too: ${answer.status}`);
        }
    },
    ['control'],
  );

  add(
    'security.cors-lookalikes',
    clause,
    'an origin that only looks like an allowed one gets nothing',
    async (context) => {
      for (const origin of lookalikes(originsOf(context)[0] ?? evil)) {
        const answer = await context.api.get('/auth/me', { headers: { origin } });
        assert.equal(allowed(answer), undefined, origin);
        const headers = { origin, ...asks };
        const preflight = await context.api.send('OPTIONS', '/auth/me', undefined, { headers });
        assert.equal(allowed(preflight), undefined, `preflight from ${origin}`);
      }
    },
    ['control'],
  );

  add(
    'security.cors-wildcard',
    clause,
    'no answer allows every origin, or credentials with one',
    async (context) => {
      for (const origin of [...originsOf(context), evil, undefined]) {
        const answer = await context.api.get('/auth/me', { headers: { origin } });
        assert.notEqual(allowed(answer), '*');
        if (allowed(answer) === undefined)
          assert.equal(answer.headers['access-control-allow-credentials'], undefined);
      }
    },
  );

  add(
    'security.cors-vary',
    clause,
    'every answer says that it varies by Origin',
    async (context) => {
      for (const origin of [...originsOf(context), evil, undefined])
        for (const path of ['/auth/me', '/nothing']) {
          const answer = await context.api.get(path, { headers: { origin } });
          assert.ok(listed(answer.headers.vary).includes('origin'), `${path} from ${origin}`);
        }
      const preflight = { headers: { origin: originsOf(context)[0] ?? evil, ...asks } };
      const answer = await context.api.send('OPTIONS', '/auth/me', undefined, preflight);
      assert.ok(listed(answer.headers.vary).includes('origin'), 'preflight');
    },
  );

  add(
    'security.cors-exposed',
    clause,
    'pages may read the headers of the contract',
    async (context) => {
      const [origin] = originsOf(context);
      const { api } = await context.person('ann');
      const answer = await api.get('/auth/me', { headers: { origin } });
      const names = listed(answer.headers['access-control-expose-headers']);
      for (const name of ['etag', 'link', 'location', 'x-request-id', 'retry-after', 'ratelimit'])
        assert.ok(names.includes(name), name);
    },
    ['control'],
  );

  add(
    'security.cors-preflight',
    clause,
    'a preflight of every path is 204 and says what may be sent',
    async (context) => {
      const [origin] = originsOf(context);
      const headers = {
        origin,
        ...asks,
        'access-control-request-headers': `${header},content-type,if-match`,
      };
      for (const path of [...paths, '/auth/login', '/nothing']) {
        const answer = await context.api.send('OPTIONS', path, undefined, { headers });
        expectStatus(answer, 204, path);
        assert.equal(allowed(answer), origin, path);
        const methods = listed(answer.headers['access-control-allow-methods']);
        for (const method of ['get', 'post', 'put', 'patch', 'delete'])
          assert.ok(methods.includes(method), `${path} ${method}`);
        const names = listed(answer.headers['access-control-allow-headers']);
        for (const name of [header, 'content-type', 'if-match', 'if-none-match', 'x-request-id'])
          assert.ok(names.includes(name), `${path} ${name}`);
        assert.ok(Number(answer.headers['access-control-max-age']) > 0, 'is remembered');
      }
    },
    ['control'],
  );

  if (model.resources.some(({ kind }) => kind === 'checkout'))
    add(
      'security.cors-idempotency-key',
      clause,
      'a page may send an Idempotency-Key',
      async (context) => {
        const [origin] = originsOf(context);
        const headers = { origin, 'access-control-request-method': 'POST' };
        const answer = await context.api.send('OPTIONS', '/auth/me', undefined, { headers });
        const names = listed(answer.headers['access-control-allow-headers']);
        assert.ok(names.includes('idempotency-key'));
      },
      ['control'],
    );

  add(
    'security.cors-unset',
    clause,
    'without CORS_ORIGINS no origin is allowed',
    async (context) => {
      const { api } = await context.instance({ CORS_ORIGINS: undefined });
      for (const origin of [
        ...originsOf(context),
        evil,
        'http://localhost:3000',
        'http://localhost:5173',
      ])
        assert.equal(
          allowed(await api.get('/auth/me', { headers: { origin } })),
          undefined,
          origin,
        );
    },
    ['control'],
  );
});
