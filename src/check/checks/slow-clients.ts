import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectOne, expectStatus } from '../expect.js';
import { headOf, socketTo } from './socket.js';

const speed = 20;

/** How long the server keeps a connection open on which this was sent. */
const secondsOpen = async ({ target }: Context, text: string, most: number) => {
  const socket = await socketTo(target);
  const started = Date.now();
  socket.write(text);
  const answer = await socket.closed(most * 1_000);
  assert.notEqual(answer, null, `still open after ${most} s`);
  assert.doesNotMatch(String(answer), /^HTTP\/1\.1 2/);
  return (Date.now() - started) / 1_000;
};

const json = { 'Content-Type': 'application/json' };

export default section('operations', (_model, add) => {
  const clause = '9 Slow clients';

  add(
    'operations.slow-headers',
    clause,
    'headers that do not come within 10 s end the connection',
    async (context) => {
      const head = headOf(context.target, 'GET /health/live', { 'X-Slow': 'x' });
      const seconds = await secondsOpen(context, head, 25);
      assert.ok(seconds >= 8 && seconds <= 16, `closed after ${seconds} s`);
    },
  );

  add(
    'operations.slow-body',
    clause,
    'a request that does not come within 60 s ends the connection',
    async (context) => {
      const own = await context.instance({}, 'hurried');
      const more = { ...json, 'Content-Length': 1000 };
      const text = `${headOf(own.target, 'POST /api/v1/auth/login', more)}\r\n{"email":"`;
      const seconds = (await secondsOpen(own, text, 12)) * speed;
      assert.ok(seconds >= 50 && seconds <= 130, `closed after about ${seconds} s`);
    },
    ['control'],
  );

  add(
    'operations.dropped',
    '9 Slow clients',
    'clients that leave in the middle of a request do no harm',
    async (context) => {
      const { target, root } = context;
      const sockets = await Promise.all(Array.from({ length: 100 }, () => socketTo(target)));
      const more = { ...json, 'Content-Length': 1000 };
      for (const [at, socket] of sockets.entries()) {
        const start = at % 2 ? 'POST /api/v1/auth/login' : 'GET /docs';
        socket.write(`${headOf(target, start, at % 2 ? more : {})}\r\n${at % 2 ? '{"em' : ''}`);
        socket.drop();
      }
      const { api } = await context.newPerson();
      expectOne(await api.get('/auth/me'));
      for (const path of ['/health/live', '/health/ready']) expectStatus(await root.get(path), 200);
    },
  );

  add(
    'operations.parallel',
    '2 503',
    'many requests at the same time are all answered',
    async (context) => {
      const { api } = await context.newPerson();
      const answers = await Promise.all(Array.from({ length: 80 }, () => api.get('/auth/me')));
      for (const answer of answers) expectOne(answer);
    },
  );
});
