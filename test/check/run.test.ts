import assert from 'node:assert/strict';
import { expect, test } from 'vitest';
import { type Check, reasonToSkip, type Target } from '../../src/check/check.js';
import { modelOf } from '../../src/check/model.js';
import { runChecks } from '../../src/check/run.js';
import { answer, lenient, serve } from './backend.js';

const model = modelOf(
  { openapi: '3.1.0', paths: {} },
  {
    resources: [
      {
        name: 'products',
        owner: 'admin',
        fields: [{ id: 'name', name: 'name', type: 'string', required: true }],
      },
    ],
    relations: [],
  },
);

const targetAt = (url: string, more: Partial<Target> = {}): Target => ({
  url,
  headers: {},
  production: false,
  ...more,
});

const checkOf = (id: string, run: Check['run'], needs: Check['needs'] = []): Check => ({
  id,
  group: 'verbs',
  clause: '4 Verbs',
  title: id,
  needs,
  run,
});

const options = { signal: new AbortController().signal, disposable: true };

test('every check is recorded by itself, also through what others share', async () => {
  const { url } = await serve(({ path }, response) => answer(response, 200, { path }));
  const shared = ['a', 'b', 'c'].map((id) =>
    checkOf(id, async ({ root }) => {
      await root.get(`/${id}/1`);
      await root.get(`/${id}/2`);
    }),
  );
  const { results } = await runChecks(targetAt(url), model, shared, options);
  for (const { id, requests } of results)
    expect(requests.map((request) => request.url)).toEqual([`${url}/${id}/1`, `${url}/${id}/2`]);
});

test('no more than six run at once, and what stops others runs alone at the end', async () => {
  const { url } = await serve((_, response) => answer(response, 200));
  let running = 0;
  let most = 0;
  const order: string[] = [];
  const work = (id: string) => async () => {
    running += 1;
    most = Math.max(most, running);
    if (id.startsWith('alone')) assert.equal(running, 1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running -= 1;
    order.push(id);
  };
  const checks = [
    checkOf('alone 1', work('alone 1'), ['alone']),
    checkOf('alone 2', work('alone 2'), ['alone']),
    ...Array.from({ length: 20 }, (_, index) => checkOf(`${index}`, work(`${index}`))),
  ];
  const { results } = await runChecks(targetAt(url), model, checks, options);
  expect(results.map(({ status }) => status)).toEqual(Array(22).fill('passed'));
  expect(most).toBe(6);
  expect(order.slice(-2)).toEqual(['alone 1', 'alone 2']);
});

test('a failed check says what was expected and shows its requests without secrets', async () => {
  const { url } = await serve((_, response) =>
    answer(response, 500, { access_token: 'abcdefghijkl' }),
  );
  const check = checkOf('bad', async ({ api }) => {
    const sent = { password: 'correct horse' };
    const { status } = await api.bearing('eyJhbGciOiJIUzI1').post('/auth/login', sent);
    assert.equal(status, 200);
  });
  const { results } = await runChecks(targetAt(url), model, [check], options);
  const [result] = results;
  expect(result).toMatchObject({ status: 'failed', failure: { expected: '200', actual: '500' } });
  const text = JSON.stringify(result);
  expect(text).toContain('Bearer eyJhbGci…');
  for (const secret of ['correct horse', 'eyJhbGciO', 'abcdefghi'])
    expect(text).not.toContain(secret);
});

test('waits for a rate limit that no check asked for', async () => {
  let limited = true;
  const { url } = await serve((_, response) => {
    if (limited) response.setHeader('retry-after', '1');
    answer(response, limited ? 429 : 200);
    limited = false;
  });
  const waits: number[] = [];
  const check = checkOf('slow', async ({ root }) => {
    assert.equal((await root.get('/')).status, 200);
    limited = true;
    assert.equal((await root.get('/', { limited: true })).status, 429);
  });
  const { results } = await runChecks(targetAt(url), model, [check], {
    ...options,
    waiting: (milliseconds) => void waits.push(milliseconds),
  });
  expect(results[0]?.status).toBe('passed');
  expect(waits).toEqual([1000]);
});

test('people and rows are taken away, also after a failure', async () => {
  const { url, seen } = await serve(lenient);
  const target = targetAt(url, { makeAdmin: async () => {} });
  const check = checkOf(
    'leaves things',
    async ({ api, rows, person, admin, newPerson }) => {
      const [products] = model.resources;
      assert.ok(products);
      await rows.create(products, await admin());
      await person('ann');
      const bob = await newPerson();
      const change = { current_password: bob.password, new_password: 'another one' };
      await bob.api.post('/auth/change-password', change);
      await api.post('/auth/register', { email: 'by-hand@example.com', password: 'by hand' });
      throw new Error('on the way');
    },
    ['admin'],
  );
  const { results, left } = await runChecks(target, model, [check], {
    ...options,
    disposable: false,
  });
  expect(results[0]?.failure?.message).toBe('on the way');
  expect(left).toEqual([]);
  const gone = seen.filter(({ method }) => method === 'DELETE');
  expect(gone.filter(({ path }) => path === '/api/v1/auth/me')).toHaveLength(4);
  expect(gone.filter(({ path }) => path.startsWith('/api/v1/products/'))).toHaveLength(1);
  expect(gone.map(({ body }) => body).join()).toContain('another one');
});

test('an interrupt ends the run at once, and still takes everything away', async () => {
  const { url, seen } = await serve(lenient);
  const interrupt = new AbortController();
  const checks = [
    checkOf('hangs', async ({ newPerson }) => {
      await newPerson();
      interrupt.abort(new Error('enough'));
      await new Promise(() => {});
    }),
    checkOf('never', async () => assert.fail()),
  ];
  const run = runChecks(targetAt(url), model, checks, {
    signal: interrupt.signal,
    disposable: false,
    concurrency: 1,
  });
  await expect(run).rejects.toThrow('enough');
  expect(seen.some(({ method }) => method === 'DELETE')).toBe(true);
});

test('a check without its means is skipped with the reason', () => {
  const bare = targetAt('http://localhost');
  expect(reasonToSkip({ needs: [] }, bare)).toBeNull();
  for (const need of ['admin', 'logs', 'control', 'redis', 'production', 'providers'] as const)
    expect(reasonToSkip({ needs: [need] }, bare)).toMatch(/\w+ \w+/);
  expect(
    reasonToSkip({ needs: ['production', 'alone'] }, { ...bare, production: true }),
  ).toBeNull();
});
