import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { section } from '../check.js';
import { expectError, expectNothing, expectOne } from '../expect.js';
import { onInstance } from '../instance.js';
import { someEmail, somePassword } from '../people.js';
import { headOf, socketTo } from './socket.js';

export default section('operations', (_model, add) => {
  add(
    'operations.sigterm',
    '9 SIGTERM',
    'SIGTERM finishes the request in flight, takes no new one, and exits 0',
    async (context) => {
      await onInstance(context, {}, async ({ root, target }, instance) => {
        const body = JSON.stringify({ email: someEmail(), password: somePassword() });
        const socket = await socketTo(target);
        const start = 'POST /api/v1/auth/register';
        const more = { 'Content-Type': 'application/json', 'Content-Length': body.length };
        socket.write(`${headOf(target, start, more)}\r\n${body.slice(0, 10)}`);
        await pause(600);
        const stopped = instance.stop('SIGTERM');
        await pause(500);
        const late = root.with({ connection: 'close' }).get('/health/live');
        await assert.rejects(late, 'no new connections');
        socket.write(body.slice(10));
        assert.match(String(await socket.closed(8_000)), /^HTTP\/1\.1 201 /);
        assert.equal(await stopped, 0);
      });
    },
    ['control'],
  );

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    add(
      `operations.${signal.toLowerCase()}-idle`,
      '9 SIGTERM',
      `${signal} while idle exits 0 at once, open connections or not`,
      async (context) => {
        await onInstance(context, {}, async ({ root, target }, instance) => {
          await root.get('/health/ready');
          const idle = await socketTo(target);
          const started = Date.now();
          assert.equal(await instance.stop(signal), 0);
          assert.ok(Date.now() - started < 5_000, `${Date.now() - started} ms`);
          idle.drop();
        });
      },
      ['control'],
    );

  add(
    'operations.instances',
    '6 logout',
    'two servers on one database are one service: a logout counts on both at once',
    async (context) => {
      const second = await context.instance({ CORS_ORIGINS: undefined });
      const person = await context.newPerson();
      const there = person.bearing(second.api);
      expectOne(await there.get('/auth/me'));
      expectNothing(await there.post('/auth/logout'));
      expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    },
    ['control'],
  );

  add(
    'operations.make-admin',
    '6 users',
    'the command that makes administrators fails for an email that nobody has',
    async ({ target }) => {
      await assert.rejects(async () => target.makeAdmin?.(someEmail()));
    },
    ['admin', 'control'],
  );

  add(
    'operations.make-admin-works',
    '6 users',
    'the command line makes an administrator, whose open session counts at once',
    async (context) => {
      const person = await context.newPerson();
      assert.equal(person.user.role, 'user');
      await context.target.makeAdmin?.(person.email);
      assert.equal(expectOne(await person.api.get('/auth/me')).role, 'admin');
    },
    ['admin'],
  );
});
