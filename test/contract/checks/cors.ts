import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Answer } from '../client.js';
import { onInstance } from '../instance.js';
import { newPerson } from '../people.js';

const origin = 'https://app.example.com';
const env = { CORS_ORIGINS: `${origin},https://other.example.com` };
const evil = [
  'https://evil.example',
  'http://app.example.com',
  'https://app.example.com.evil.example',
  'https://sub.app.example.com',
  'null',
  'https://APP.example.com:444',
  `${origin}/`,
];

const allowed = (answer: Answer) => answer.headers['access-control-allow-origin'];
const listed = (header: unknown): string[] =>
  String(header ?? '')
    .toLowerCase()
    .split(/,\s*/);

export default section('9 CORS', (check) => {
  check(
    '9 CORS',
    'an allowed origin is named exactly, with Vary',
    async (context) => {
      await onInstance(context, env, async (own) => {
        const { api } = await newPerson(own);
        for (const name of [origin, 'https://other.example.com']) {
          const answer = await api.get('/tasks', { headers: { origin: name } });
          assert.equal(answer.status, 200);
          assert.equal(allowed(answer), name);
          assert.ok(listed(answer.headers.vary).includes('origin'));
          const exposed = listed(answer.headers['access-control-expose-headers']);
          for (const header of ['etag', 'link', 'location', 'x-request-id', 'retry-after'])
            assert.ok(exposed.includes(header), header);
        }
        const error = await own.api.get('/tasks', { headers: { origin } });
        assert.equal(error.status, 401);
        assert.equal(allowed(error), origin, 'errors can be read too');
      });
    },
    ['control'],
  );

  check(
    '9 CORS',
    'any other origin gets nothing, no reflection, no *',
    async (context) => {
      await onInstance(context, env, async (own) => {
        const { api } = await newPerson(own);
        for (const name of evil) {
          const answer = await api.get('/tasks', { headers: { origin: name } });
          assert.equal(allowed(answer), undefined, name);
          assert.ok(listed(answer.headers.vary).includes('origin'), `Vary for ${name}`);
          const preflight = await own.api.send('OPTIONS', '/tasks', undefined, {
            headers: { origin: name, 'access-control-request-method': 'POST' },
          });
          assert.equal(allowed(preflight), undefined, name);
        }
        const none = await api.get('/tasks');
        assert.equal(allowed(none), undefined);
        assert.ok(listed(none.headers.vary).includes('origin'), 'Vary without an Origin');
      });
    },
    ['control'],
  );

  check(
    '9 CORS',
    'a preflight says what may be sent',
    async (context) => {
      await onInstance(context, env, async ({ api }) => {
        const headers = {
          origin,
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization,content-type,if-match',
        };
        for (const path of [
          '/tasks',
          '/tasks/00000000-0000-4000-8000-000000000000',
          '/auth/login',
        ]) {
          const answer = await api.send('OPTIONS', path, undefined, { headers });
          assert.equal(answer.status, 204, path);
          assert.equal(allowed(answer), origin);
          for (const method of ['get', 'post', 'put', 'patch', 'delete'])
            if (path !== '/auth/login')
              assert.ok(
                listed(answer.headers['access-control-allow-methods']).includes(method),
                method,
              );
          const names = listed(answer.headers['access-control-allow-headers']);
          for (const name of [
            'authorization',
            'content-type',
            'if-match',
            'if-none-match',
            'x-request-id',
          ])
            assert.ok(names.includes(name), name);
          assert.ok(Number(answer.headers['access-control-max-age']) > 0);
        }
      });
    },
    ['control'],
  );

  check(
    '9 CORS',
    'without CORS_ORIGINS no origin is allowed',
    async (context) => {
      await onInstance(context, { CORS_ORIGINS: undefined }, async ({ api }) => {
        assert.equal(allowed(await api.get('/tasks', { headers: { origin } })), undefined);
      });
    },
    ['control'],
  );
});
