import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { section } from '../check.js';
import { expectError, expectOne, expectStatus } from '../expect.js';
import { eventually, onInstance } from '../instance.js';
import { newPerson, someEmail, somePassword } from '../people.js';

interface Socket {
  write(text: string): void;
  /** What came back by the time the server closed, or null where it did not close in time. */
  closed(milliseconds: number): Promise<string | null>;
}

const socketTo = (url: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
    });
    const end = new Promise<string>((done) => socket.on('close', () => done(received)));
    socket.on('error', reject);
    socket.on('connect', () =>
      resolve({
        write: (text) => void socket.write(text),
        closed: (milliseconds) => {
          const late = new Promise<null>((done) =>
            setTimeout(() => done(null), milliseconds).unref(),
          );
          return Promise.race([end, late]).finally(() => socket.destroy());
        },
      }),
    );
  });

export default section('9 Process', (check) => {
  check(
    '9 SIGTERM',
    'finishes the request in flight, closes, exits 0',
    async (context) => {
      await onInstance(context, {}, async ({ root }, instance) => {
        const body = { email: someEmail(), password: somePassword() };
        const text = JSON.stringify(body);
        const socket = await socketTo(instance.url);
        const forwarded = Object.entries(context.target.headers)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('');
        socket.write(
          `POST /api/v1/auth/register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${forwarded}Content-Length: ${text.length}\r\n\r\n${text.slice(0, 10)}`,
        );
        await new Promise((resolve) => setTimeout(resolve, 150));
        const stopped = instance.stop('SIGTERM');
        await new Promise((resolve) => setTimeout(resolve, 300));
        await assert.rejects(
          root.with({ connection: 'close' }).get('/health/live'),
          'no new connections',
        );
        socket.write(text.slice(10));
        const answer = await socket.closed(8_000);
        assert.match(String(answer), /^HTTP\/1\.1 201 /);
        assert.equal(await stopped, 0);
      });
    },
    ['control'],
  );

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    check(
      '9 SIGTERM',
      `${signal} while idle exits 0 at once, keep-alive connections or not`,
      async (context) => {
        await onInstance(context, {}, async ({ root }, instance) => {
          await root.get('/health/ready');
          const started = Date.now();
          assert.equal(await instance.stop(signal), 0);
          assert.ok(Date.now() - started < 5_000, `${Date.now() - started} ms`);
        });
      },
      ['control'],
    );

  check(
    '9 slow clients',
    'headers that do not come within 10 s end the connection',
    async ({ target }) => {
      const socket = await socketTo(target.url);
      socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
      const started = Date.now();
      const answer = await socket.closed(45_000);
      assert.notEqual(answer, null, 'still open after 45 s');
      assert.ok(Date.now() - started >= 5_000, 'not too early');
      assert.doesNotMatch(String(answer), / 200 /);
    },
  );

  check(
    '9 HTTP',
    'what is no HTTP is closed with 400, and the server lives on',
    async ({ target, root }) => {
      const bad = [
        'hello\r\n\r\n',
        'GET / HTTP/1.1\r\n\r\n',
        'GET /health/live HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n',
        'POST /api/v1/tasks HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        'POST /api/v1/tasks HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
        `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      ];
      for (const text of bad) {
        const socket = await socketTo(target.url);
        socket.write(text);
        const answer = String(await socket.closed(3_000));
        assert.match(answer, /^HTTP\/1\.1 4\d\d /, text.slice(0, 60));
      }
      expectStatus(await root.get('/health/live'), 200);
    },
  );

  check(
    '2 503',
    'a stopped database is 503 in under 5 s, and it recovers by itself',
    async (context) => {
      const { control } = context.target;
      const person = await newPerson(context);
      const task = expectOne(await person.api.post('/tasks', { title: 'Before' }), 201);
      await control?.stopDatabase();
      try {
        const calls = [
          () => person.api.get('/tasks'),
          () => person.api.get(`/tasks/${task.id}`),
          () => person.api.post('/tasks', { title: 'During' }),
          () => person.api.get('/auth/me'),
          () => context.api.post('/auth/login', { email: person.email, password: person.password }),
          () => context.api.post('/auth/refresh', { refresh_token: person.refresh }),
          () => context.root.get('/health/ready'),
        ];
        for (const call of calls) {
          const answer = await call();
          expectError(answer, 503, 'SERVICE_UNAVAILABLE');
          assert.ok(answer.took < 5_000, `${answer.took} ms`);
          assert.doesNotMatch(answer.text, /ECONNREFUSED|127\.0\.0\.1|postgres/i);
        }
        const many = await Promise.all(Array.from({ length: 25 }, () => person.api.get('/tasks')));
        for (const answer of many)
          assert.ok(
            answer.status === 503 && answer.took < 5_000,
            `${answer.status} in ${answer.took} ms`,
          );
        expectStatus(await context.root.get('/health/live'), 200, 'live touches nothing');
        expectError(await context.api.get('/nothing'), 404, 'NOT_FOUND');
      } finally {
        await control?.startDatabase();
      }
      assert.ok(
        await eventually(async () => (await person.api.get('/tasks')).status === 200),
        'recovers',
      );
      expectStatus(await context.root.get('/health/ready'), 200);
      assert.equal(expectOne(await person.api.get(`/tasks/${task.id}`)).title, 'Before');
      expectOne(
        await context.api.post('/auth/refresh', { refresh_token: person.refresh }),
        200,
        'the token was not spent',
      );
    },
    ['control'],
  );
});
