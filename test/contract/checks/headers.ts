import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Answer } from '../client.js';
import { expectNothing, expectOne, expectStatus } from '../expect.js';
import { newPerson } from '../people.js';

const secure = (answer: Answer, about: string): void => {
  const { headers } = answer;
  assert.match(String(headers['x-request-id']), /^[\w-]{8,64}$/, `${about} X-Request-Id`);
  assert.equal(headers['x-content-type-options'], 'nosniff', about);
  assert.ok(headers['x-frame-options'], `${about} X-Frame-Options`);
  assert.ok(headers['referrer-policy'], `${about} Referrer-Policy`);
  assert.ok(headers['content-security-policy'], `${about} Content-Security-Policy`);
  assert.equal(headers['x-powered-by'], undefined, about);
  assert.equal(headers.server, undefined, about);
};

export default section('5 Headers', (check) => {
  check('5 headers', 'every kind of answer carries the security headers', async (context) => {
    const { api, root } = context;
    const person = await newPerson(context);
    const made = await person.api.post('/tasks', { title: 'H' });
    const path = `/tasks/${expectOne(made, 201).id}`;
    const json = { 'content-type': 'application/json' };
    const etag = String((await person.api.get(path)).headers.etag);
    const answers: [number, Answer][] = [
      [201, made],
      [200, await person.api.get(path)],
      [304, await person.api.get(path, { headers: { 'if-none-match': etag } })],
      [400, await person.api.post('/tasks', {})],
      [400, await person.api.send('POST', '/tasks', undefined, { raw: '{', headers: json })],
      [401, await api.get('/tasks')],
      [404, await api.get('/nothing')],
      [405, await person.api.delete('/tasks')],
      [412, await person.api.patch(path, {}, { headers: { 'if-match': '"x"' } })],
      [413, await person.api.post('/tasks', { title: 'x'.repeat(1_100_000) })],
      [415, await person.api.send('POST', '/tasks', undefined, { raw: 'x' })],
      [204, await person.api.delete(path)],
      [200, await root.get('/health/live')],
      [200, await root.get('/openapi.json')],
      [200, await root.get('/docs')],
    ];
    for (const [status, answer] of answers) secure(expectStatus(answer, status), String(status));
  });

  check('5 CSP', 'is strict, and relaxed only on /docs', async (context) => {
    const { api } = await newPerson(context);
    for (const answer of [await api.get('/tasks'), await context.root.get('/health/live')])
      assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/);
    const docs = String((await context.root.get('/docs')).headers['content-security-policy']);
    assert.doesNotMatch(docs, /\*|unsafe-eval/);
  });

  check('5 X-Request-Id', 'is taken in only where it matches', async ({ api }) => {
    const idOf = async (id: string) =>
      (await api.get('/nothing', { headers: { 'x-request-id': id } })).headers['x-request-id'];
    for (const id of ['abcdefgh', 'A_b-c0123456789', 'x'.repeat(64)])
      assert.equal(await idOf(id), id);
    for (const id of [
      'short',
      'x'.repeat(65),
      'with space 1',
      'semi;colon1',
      'üüüüüüüüü'.slice(0, 0) || 'dots.dots.dots',
    ]) {
      const made = await idOf(id);
      assert.notEqual(made, id);
      assert.match(String(made), /^[\w-]{8,64}$/);
    }
    assert.notEqual(
      (await api.get('/nothing')).headers['x-request-id'],
      (await api.get('/nothing')).headers['x-request-id'],
    );
  });

  check('5 Cache-Control', 'is no-store on /auth, errors included', async (context) => {
    const person = await newPerson(context);
    const answers = [
      await person.api.get('/auth/me'),
      await context.api.get('/auth/me'),
      await context.api.post('/auth/login', { email: person.email, password: person.password }),
      await context.api.post('/auth/login', {}),
      await person.api.delete('/auth/login'),
      await person.api.post('/auth/logout', {}),
    ];
    for (const answer of answers)
      assert.match(String(answer.headers['cache-control']), /no-store/, String(answer.status));
  });

  check(
    '5 RateLimit',
    'RateLimit and RateLimit-Policy where limited, none on health',
    async (context) => {
      const { api } = await newPerson(context);
      for (const answer of [await api.get('/tasks'), await context.api.post('/auth/login', {})]) {
        assert.ok(answer.headers.ratelimit, `RateLimit on ${answer.status}`);
        assert.ok(answer.headers['ratelimit-policy'], `RateLimit-Policy on ${answer.status}`);
      }
      const health = await context.root.get('/health/live');
      assert.equal(health.headers.ratelimit, undefined);
    },
  );

  check('4 204', 'has neither a body nor a content type', async (context) => {
    const { api } = await newPerson(context);
    const { id } = expectOne(await api.post('/tasks', { title: 'x' }), 201);
    const answer = await api.delete(`/tasks/${id}`);
    expectNothing(answer);
    assert.equal(answer.headers['content-type'], undefined);
  });
});
