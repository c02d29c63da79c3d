import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { authSection, type Context } from '../check.js';
import type { Answer } from '../client.js';
import { expectError, expectList, expectNothing, expectOne, expectStatus } from '../expect.js';
import { eventually, onInstance } from '../instance.js';
import { loginAgain, someEmail, somePassword } from '../people.js';
import { login } from './auth-calls.js';

const idle = 8;
const lifetime = 18;
const brief = { SESSION_IDLE_TIMEOUT: String(idle), SESSION_LIFETIME: String(lifetime) };

const expectDown = (answer: Answer, about: string): void => {
  expectError(answer, 503, 'SERVICE_UNAVAILABLE', undefined, about);
  assert.equal(answer.headers['set-cookie'], undefined, `${about} changes no cookie`);
  assert.ok(answer.took < 5_000, `${about}: ${answer.took} ms`);
};

/** A way to Redis that can be cut and mended. */
const wayTo = async (url: string) => {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port) || 6379, hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  const address = new URL(url);
  address.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: address.href,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      server.close();
    },
  };
};

const query = async ({ target }: Context, sql: string) => (await target.control?.query(sql)) ?? [];

export default authSection('session', (_model, add) => {
  const clause = '6 session';

  add(
    'auth.session-idle',
    clause,
    'a session that nobody uses ends after SESSION_IDLE_TIMEOUT',
    async (context) => {
      const { newPerson } = await context.instance(brief);
      const person = await newPerson();
      expectOne(await person.api.get('/auth/me'));
      await pause(idle * 1_000 + 700);
      expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      expectError(await person.renew(), 401, 'UNAUTHORIZED');
    },
    ['control'],
  );

  add(
    'auth.session-lifetime',
    clause,
    'use keeps a session, but not beyond SESSION_LIFETIME, refreshed or not',
    async (context) => {
      const place = await context.instance(brief);
      const person = await place.newPerson();
      const began = Date.now();
      const since = () => (Date.now() - began) / 1_000;
      while (since() < lifetime - 3) {
        expectOne(await person.api.get('/auth/me'), 200, `after ${since()} s`);
        await pause(900);
      }
      const fresh = await loginAgain(place, person);
      const renewed = await person.renew();
      expectOne(renewed);
      await pause(Math.max(0, (lifetime + 0.7 - since()) * 1_000));
      const { cookie } = person.proof;
      const renewedCookie = String(renewed.headers['set-cookie']).split(';')[0];
      for (const each of [cookie, renewedCookie])
        expectError(
          await place.api.get('/auth/me', { headers: { cookie: each } }),
          401,
          'UNAUTHORIZED',
        );
      expectOne(await fresh.api.get('/auth/me'), 200, 'a later login');
    },
    ['control'],
  );

  add(
    'auth.session-restart',
    clause,
    'sessions survive a restart of the server',
    async (context) => {
      const person = await context.newPerson();
      await onInstance(context, {}, async ({ api }) => {
        expectOne(await person.bearing(api).patch('/auth/me', {}));
      });
    },
    ['control'],
  );

  add(
    'auth.session-hash',
    clause,
    'without Redis sessions are in the database, which does not know the cookie',
    async (context) => {
      const own = await context.instance({ REDIS_URL: undefined });
      const { user, secrets } = await own.newPerson();
      const [row, ...more] = await query(
        context,
        `SELECT * FROM sessions WHERE user_id = '${user.id}'`,
      );
      assert.ok(row && more.length === 0, 'one row a session');
      for (const secret of secrets) assert.ok(!JSON.stringify(row).includes(secret));
    },
    ['control'],
  );

  add(
    'auth.session-redis-down',
    clause,
    'where Redis is set and does not answer, nobody is logged in or out: 503',
    async (context) => {
      const person = await context.newPerson();
      const [email, password] = [someEmail(), somePassword()];
      const gone = { REDIS_URL: 'redis://127.0.0.1:1' };
      const meanwhile = async ({ api, root }: Context) => {
        const there = person.bearing(api);
        expectDown(await there.get('/auth/me'), 'GET /auth/me');
        expectDown(await there.patch('/auth/me', { name: 'Eve' }), 'PATCH /auth/me');
        expectDown(await there.post('/auth/logout'), 'logout');
        expectDown(await there.post('/auth/refresh'), 'refresh');
        expectDown(await login(api, person.email, person.password), 'login');
        expectDown(await api.post('/auth/register', { email, password }), 'register');
        expectError(await api.get('/auth/me'), 401, 'UNAUTHORIZED');
        expectStatus(await root.get('/health/ready'), 503);
      };
      await onInstance(context, gone, meanwhile, 'live');
      expectError(await login(context.api, email, password), 401, 'INVALID_CREDENTIALS');
      expectOne(await person.api.get('/auth/me'), 200, 'still logged in');
    },
    ['control'],
  );

  add(
    'auth.session-redis',
    clause,
    'sessions in Redis are the same on two servers, outlive an outage and leave no row',
    async (context) => {
      const redisUrl = context.target.control?.redisUrl ?? '';
      const way = await wayTo(redisUrl);
      try {
        await onInstance(context, { REDIS_URL: way.url }, async (one) => {
          const two = await context.instance({ REDIS_URL: redisUrl });
          const person = await one.newPerson();
          const there = person.bearing(two.api);
          expectOne(await there.patch('/auth/me', { name: 'Bob' }));
          const sql = `SELECT 1 FROM sessions WHERE user_id = '${person.user.id}'`;
          assert.deepEqual(await query(context, sql), []);
          way.cut();
          expectDown(await person.api.get('/auth/me'), 'GET /auth/me');
          expectDown(await login(one.api, person.email, person.password), 'login');
          way.mend();
          const isBack = async () => (await person.api.get('/auth/me')).status === 200;
          assert.ok(await eventually(isBack), 'logged in as before');
          assert.equal(expectList(await there.get('/auth/sessions')).length, 1);
          expectNothing(await there.post('/auth/logout-all'));
          expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
        });
      } finally {
        way.close();
      }
    },
    ['control', 'redis'],
  );
});
