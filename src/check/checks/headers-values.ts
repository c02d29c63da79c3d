import assert from 'node:assert/strict';
import { section } from '../check.js';

export default section('headers', (_model, add) => {
  add(
    'headers.request-id-taken',
    '5 Headers',
    "a client's X-Request-Id is taken where it matches",
    async ({ api }) => {
      for (const id of ['abcdefgh', 'A_b-c0123456789', 'x'.repeat(64)]) {
        const answer = await api.get('/nothing', { headers: { 'x-request-id': id } });
        assert.equal(answer.headers['x-request-id'], id);
        assert.equal(answer.json.error.request_id, id);
      }
    },
  );

  add(
    'headers.request-id-made',
    '5 Headers',
    'any other X-Request-Id is replaced by a new one',
    async ({ api }) => {
      const seen = new Set<unknown>();
      const bad = ['', 'short', 'x'.repeat(65), 'with space 1', 'semi;colon1', 'dots.dots.dots'];
      for (const id of [...bad, '"quoted"x', 'a\u00fcumlaut1', '<b>bold</b>']) {
        const { headers } = await api.get('/nothing', { headers: { 'x-request-id': id } });
        const made = headers['x-request-id'];
        assert.match(String(made), /^[\w-]{8,64}$/, id);
        assert.ok(!seen.has(made), 'each request gets its own');
        seen.add(made);
      }
    },
  );

  add(
    'headers.no-store',
    '5 Headers',
    'answers of /auth are not stored by any cache, errors neither',
    async (context) => {
      const person = await context.newPerson();
      const { email, password } = person;
      const answers = [
        await person.api.get('/auth/me'),
        await person.api.patch('/auth/me', {}),
        await context.api.get('/auth/me'),
        await context.api.post('/auth/register', { email, password }),
        await context.api.post('/auth/login', { email, password }),
        await context.api.post('/auth/login', {}),
        await person.renew(),
        await person.api.delete('/auth/login'),
        await person.api.get('/auth/nothing'),
        await person.api.post('/auth/logout', {}),
      ];
      for (const { headers, status } of answers)
        assert.match(String(headers['cache-control']), /no-store/, String(status));
    },
  );

  add(
    'headers.rate-limit',
    '5 Headers',
    'RateLimit and RateLimit-Policy say what is left, where limited',
    async (context) => {
      const { api } = await context.newPerson();
      const answers = [
        await api.get('/auth/me'),
        await api.get('/nothing'),
        await context.api.post('/auth/login', {}),
      ];
      for (const { headers, status } of answers) {
        assert.match(String(headers.ratelimit), /r=\d+/, `RateLimit on ${status}`);
        assert.match(String(headers['ratelimit-policy']), /q=\d+;\s*w=\d+/, `policy on ${status}`);
      }
    },
  );

  add(
    'headers.rate-limit-counts',
    '5 Headers',
    'RateLimit falls with each request',
    async (context) => {
      const { api } = await context.newPerson();
      const left = async () =>
        Number(/r=(\d+)/.exec(String((await api.get('/auth/me')).headers.ratelimit))?.[1]);
      // A window may end between two requests.
      const falls = async () => (await left()) === (await left()) + 1;
      assert.ok((await falls()) || (await falls()));
    },
  );

  add('headers.rate-limit-health', '9 limits', 'health is not limited', async ({ root }) => {
    for (const path of ['/health/live', '/health/ready'])
      assert.equal((await root.get(path)).headers.ratelimit, undefined, path);
  });
});
