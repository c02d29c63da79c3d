import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Answer } from '../client.js';
import { needsOf } from '../model.js';
import { login } from './auth-calls.js';
import { bodyOf, mainOf } from './subject.js';

/** What tells how the server is made. */
const telling =
  /node_modules|site-packages|\b(prisma|typeorm|pg|postgres|fastify|express|zod|sqlalchemy|asyncpg|fastapi|starlette|pydantic)\b|SELECT |INSERT |\bat \w+.*\(|Traceback|\.([cm]?[jt]s:|py", line )\d|\/(home|usr|app|src|tmp|var)\//i;

const expectDiscreet = ({ status, text }: Answer, about: string): void => {
  assert.ok(status < 500, `${about}: ${status} ${text}`);
  assert.doesNotMatch(text, telling, about);
};

export default section('security', (model, add) => {
  const clause = '2 500';
  const main = mainOf(model);

  add(
    'security.errors-requests',
    clause,
    'no odd request is a 500, or an error that shows a stack, SQL, path or library',
    async (context) => {
      const { api } = await context.person('ann');
      const json = { 'content-type': 'application/json' };
      for (const path of [
        '/%00',
        '/%ff',
        '/%',
        '/..%2f..',
        '/auth/me?%ff',
        "/auth/me'",
        '/auth/me/%00',
        '/?a[b]=c',
      ])
        expectDiscreet(await api.get(path), path);
      for (const raw of [
        '{',
        '[]',
        'null',
        '"x"',
        '1e999',
        '{"a":1,}',
        '\u0000',
        '{"email":{"$gt":""},"password":1}',
      ])
        expectDiscreet(await api.post('/auth/login', undefined, { raw, headers: json }), raw);
      for (const type of [
        'x',
        'text/plain',
        'multipart/form-data',
        'application/json; charset=latin1',
        ';',
      ])
        expectDiscreet(
          await api.post('/auth/login', undefined, {
            raw: '{}',
            headers: { 'content-type': type },
          }),
          type,
        );
      for (const authorization of ['\u00ff', 'Bearer \u00ff', `Bearer ${'a.'.repeat(500)}`])
        expectDiscreet(
          await api.get('/auth/me', { headers: { authorization } }),
          authorization.slice(0, 20),
        );
      for (const name of [
        'if-match',
        'if-none-match',
        'accept',
        'expect-ct',
        'range',
        'content-language',
      ])
        expectDiscreet(await api.get('/auth/me', { headers: { [name]: '"\u00ff,,;*' } }), name);
      expectDiscreet(await login(context.api, 'x'.repeat(5_000), 'x'.repeat(5_000)), 'long login');
    },
  );

  if (main)
    add(
      'security.errors-queries',
      clause,
      'no odd query or body of a resource is a 500 or tells how the server is made',
      async (context) => {
        const { api } =
          main.owner === 'admin' ? await context.admin() : await context.person('ann');
        const { path } = main;
        const queries = [
          'sort=%00',
          'cursor=%ff',
          'cursor=e30',
          'cursor=W10',
          'cursor=bnVsbA',
          'page=1e9',
          'limit=0x10',
        ];
        for (const query of [
          ...queries,
          'id=%27',
          '=',
          '&&',
          'id_in=',
          'id_null=',
          '%00=1',
          `sort=${'id,'.repeat(99)}`,
        ])
          expectDiscreet(await api.get(`${path}?${query}`), query);
        const body = await bodyOf(context, main);
        for (const field of main.fields.filter(({ readOnly }) => !readOnly))
          for (const value of [
            {},
            [],
            [[]],
            { $gt: '' },
            -1e308,
            1e308,
            true,
            '\u0000',
            '\ud800',
            'x'.repeat(99_999),
          ])
            expectDiscreet(
              await api.post(path, { ...body, [field.name]: value }),
              `${field.name} ${JSON.stringify(value).slice(0, 30)}`,
            );
      },
      needsOf(model, main),
    );

  add(
    'security.documents',
    clause,
    'the public documents hold no secret of the environment',
    async ({ root, target }) => {
      const secrets = [target.control?.env.JWT_SECRET, target.control?.env.DATABASE_URL];
      for (const path of ['/openapi.json', '/docs', '/health/live', '/health/ready']) {
        const { text } = await root.get(path);
        assert.doesNotMatch(text, /password_hash|postgres(ql)?:\/\//, path);
        for (const secret of secrets) if (secret) assert.ok(!text.includes(secret), path);
      }
    },
  );
});
