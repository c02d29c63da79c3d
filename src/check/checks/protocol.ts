import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectStatus } from '../expect.js';
import { headOf, socketTo } from './socket.js';

export default section('operations', (_model, add) => {
  const refuses = (id: string, title: string, requests: (head: typeof headOf) => string[]) =>
    add(`operations.${id}`, '2 Envelopes', title, async ({ target, root }) => {
      for (const text of requests((_, start, more) => headOf(target, start, more))) {
        const socket = await socketTo(target);
        socket.write(text);
        const answer = String(await socket.closed(20_000));
        assert.match(answer, /^HTTP\/1\.1 4\d\d /, JSON.stringify(text.slice(0, 80)));
        const [, body = ''] = answer.split('\r\n\r\n');
        assert.equal(JSON.parse(body).success, false, body);
        assert.equal(answer.match(/HTTP\/1\.1 \d/g)?.length, 1, 'one answer');
        assert.match(answer, /^x-request-id: [\w-]{8,64}\r$/im);
      }
      expectStatus(await root.get('/health/live'), 200, 'the server lives on');
    });

  const target = { headers: {} };
  const post = 'POST /api/v1/auth/login';

  refuses('bad-http', 'what is not HTTP is closed with an error', (head) => [
    'hello\r\n\r\n',
    `${head(target, 'GET /health/live')}Bad Header: x\r\n\r\n`,
    'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
  ]);

  refuses('smuggling', 'a request whose length can be read in two ways is refused', (head) => [
    `${head(target, post, { 'Content-Length': 5, 'Transfer-Encoding': 'chunked' })}\r\n0\r\n\r\n`,
    `${head(target, post, { 'Content-Length': -1 })}\r\n`,
    `${head(target, post, { 'Content-Length': 3 })}Content-Length: 4\r\n\r\n{}  `,
    `${head(target, post, { 'Transfer-Encoding': 'chunked, identity' })}\r\n0\r\n\r\n`,
  ]);

  refuses('long-headers', 'headers that are too long are refused', (head) => [
    `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
    `${head(target, 'GET /health/live', { 'X-Long': 'x'.repeat(40_000) })}\r\n`,
  ]);

  refuses('no-host', 'a request without a Host is refused', () => [
    'GET /api/v1/auth/me HTTP/1.1\r\nConnection: close\r\n\r\n',
  ]);
});
