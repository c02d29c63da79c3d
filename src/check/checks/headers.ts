import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import type { Answer } from '../client.js';
import { expectNothing } from '../expect.js';

const json = { 'content-type': 'application/json' };

/** One answer of every kind that needs no row. */
const answersOf = (context: Context): Promise<[string, Answer][]> =>
  context.once('one answer of every kind', async () => {
    const { api, root } = context;
    const person = await context.newPerson();
    const body = { email: 'nobody', password: 'x' };
    const me = await person.api.get('/auth/me');
    const etag = String(me.headers.etag);
    return [
      ['200', me],
      ['304', await person.api.get('/auth/me', { headers: { 'if-none-match': etag } })],
      ['400', await api.post('/auth/register', body)],
      ['400 bad JSON', await api.post('/auth/login', undefined, { raw: '{', headers: json })],
      ['400 bad path', await api.get('/%ff')],
      ['401', await api.get('/auth/me')],
      ['404', await api.get('/nothing')],
      ['404 outside', await root.get('/nothing')],
      ['405', await person.api.delete('/auth/login')],
      ['412', await person.api.patch('/auth/me', {}, { headers: { 'if-match': '"x"' } })],
      ['413', await api.post('/auth/login', { email: 'x'.repeat(1_100_000) })],
      ['415', await api.post('/auth/login', undefined, { raw: 'x' })],
      ['204', await person.api.post('/auth/logout')],
      ['OPTIONS', await api.send('OPTIONS', '/auth/me')],
      ['live', await root.get('/health/live')],
      ['ready', await root.get('/health/ready')],
      ['openapi', await root.get('/openapi.json')],
      ['docs', await root.get('/docs')],
    ];
  });

type Told = string | string[] | undefined;

export default section('headers', (_model, add) => {
  const everywhere = (
    name: string,
    header: string,
    title: string,
    holds: (told: Told) => boolean,
  ) =>
    add(`headers.${name}`, '5 Headers', title, async (context) => {
      for (const [kind, { headers }] of await answersOf(context))
        assert.ok(holds(headers[header]), `${kind}: ${header}: ${headers[header]}`);
    });

  everywhere(
    'nosniff',
    'x-content-type-options',
    'every answer forbids guessing its content type',
    (told) => told === 'nosniff',
  );
  everywhere('frame-options', 'x-frame-options', 'every answer forbids being framed', (told) =>
    /^(DENY|SAMEORIGIN)$/i.test(String(told)),
  );
  everywhere(
    'referrer-policy',
    'referrer-policy',
    'every answer keeps its address from other sites',
    (told) => /^(no-referrer|same-origin|strict-origin(-when-cross-origin)?)$/.test(String(told)),
  );
  everywhere(
    'csp',
    'content-security-policy',
    'every answer has a Content-Security-Policy',
    (told) => /(default|script)-src /.test(String(told)),
  );
  everywhere('request-id', 'x-request-id', 'every answer has an X-Request-Id', (told) =>
    /^[\w-]{8,64}$/.test(String(told)),
  );
  everywhere(
    'powered-by',
    'x-powered-by',
    'no answer names the framework',
    (told) => told === undefined,
  );
  everywhere('server', 'server', 'no answer names the server', (told) => told === undefined);

  add(
    'headers.csp-strict',
    '5 Headers',
    'the policy allows nothing, outside /docs',
    async (context) => {
      for (const [kind, { headers }] of await answersOf(context))
        if (kind !== 'docs')
          assert.match(String(headers['content-security-policy']), /default-src 'none'/, kind);
    },
  );

  add(
    'headers.csp-docs',
    '5 Headers',
    'on /docs the policy allows only its own files',
    async ({ root }) => {
      const policy = String((await root.get('/docs')).headers['content-security-policy']);
      assert.match(policy, /default-src '(none|self)'/);
      assert.doesNotMatch(policy, /\*|unsafe-eval|https?:/);
      assert.doesNotMatch(/script-src[^;]*/.exec(policy)?.[0] ?? '', /unsafe-inline/);
    },
  );

  add(
    'headers.no-content',
    '5 Headers',
    'a 204 has neither a body nor a content type',
    async (context) => {
      const answer = await (await context.newPerson()).api.post('/auth/logout');
      expectNothing(answer);
      assert.equal(answer.headers['content-type'], undefined);
    },
  );

  add('headers.json', '5 Headers', 'JSON is sent as application/json in UTF-8', async (context) => {
    const answers = await answersOf(context);
    for (const [kind, { headers, text }] of answers)
      if (text.startsWith('{'))
        assert.match(
          String(headers['content-type']),
          /^application\/json(; charset=utf-8)?$/i,
          kind,
        );
  });

  add(
    'headers.hsts',
    '5 Headers',
    'production asks browsers to stay on HTTPS, on every answer',
    async (context) => {
      for (const [kind, { headers }] of await answersOf(context)) {
        const age = /max-age=(\d+)/.exec(String(headers['strict-transport-security']))?.[1];
        assert.ok(Number(age) >= 15_552_000, `${kind}: ${headers['strict-transport-security']}`);
      }
    },
    ['production'],
  );
});
