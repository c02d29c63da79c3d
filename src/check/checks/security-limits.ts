import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectError, expectStatus } from '../expect.js';
import { from, someAddress } from './addresses.js';
import { calls, callsOf, few, isLimited, limiting, statusesOf } from './limits.js';

const defaults = {
  AUTH_RATE_LIMIT_MAX: undefined,
  AUTH_RATE_LIMIT_WINDOW: undefined,
  RATE_LIMIT_MAX: undefined,
  CORS_ORIGINS: undefined,
};

export default section('security', (model, add) => {
  const clause = '9 Rate limits';
  const all = Object.entries(callsOf(model));

  for (const [name, call] of all)
    add(
      `security.limit-${name}`,
      clause,
      `${name} is limited by client address: 429 with Retry-After`,
      async (context) => {
        const here = from((await limiting(context)).api);
        const statuses = await statusesOf(3, () => call(here));
        assert.ok(!statuses.some(isLimited), statuses.join());
        const answer = await call(here);
        expectError(answer, 429, 'RATE_LIMITED');
        const after = Number(answer.headers['retry-after']);
        assert.ok(after >= 1 && after <= 60, `Retry-After: ${after}`);
        assert.match(String(answer.headers.ratelimit), /r=0/);
        assert.match(String(answer.headers['ratelimit-policy']), /q=3;\s*w=60/);
      },
      ['control'],
    );

  add(
    'security.limit-apart',
    clause,
    'register, login, refresh and all other ways in count apart',
    async (context) => {
      const here = from((await limiting(context)).api);
      for (const [name, call] of all) {
        const statuses = await statusesOf(3, () => call(here));
        assert.ok(!statuses.some(isLimited), `${name}: ${statuses}`);
      }
      for (const [name, call] of all)
        expectError(await call(here), 429, 'RATE_LIMITED', undefined, name);
    },
    ['control'],
  );

  add(
    'security.limit-address',
    clause,
    'another client address has its own count',
    async (context) => {
      const { api } = await limiting(context);
      for (const [, call] of all) {
        await statusesOf(4, () => call(from(api, '198.51.100.1')));
        expectError(await call(from(api, '198.51.100.1')), 429, 'RATE_LIMITED');
        assert.ok(!isLimited((await call(from(api))).status));
      }
    },
    ['control'],
  );

  add(
    'security.limit-spoofed',
    clause,
    'what a client itself writes into X-Forwarded-For does not help it',
    async (context) => {
      const { api } = await limiting(context);
      const address = someAddress();
      const statuses = await statusesOf(6, () =>
        calls.refresh(from(api, `${someAddress()}, ${address}`)),
      );
      assert.deepEqual(statuses, [401, 401, 401, 429, 429, 429]);
    },
    ['control'],
  );

  add(
    'security.limit-window',
    clause,
    'a window passes',
    async (context) => {
      const own = await context.instance({ AUTH_RATE_LIMIT_MAX: '1', AUTH_RATE_LIMIT_WINDOW: '1' });
      const here = from(own.api);
      const until = async (wanted: boolean) => {
        for (let attempt = 0; attempt < 50; attempt += 1)
          if (isLimited((await calls.refresh(here)).status) === wanted) return true;
        return false;
      };
      assert.ok(await until(true), 'one a second is allowed');
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      assert.ok(await until(false), 'and again in the next');
    },
    ['control'],
  );

  add(
    'security.limit-defaults',
    clause,
    'unset, 10 a minute for each of /auth and 300 for all else',
    async (context) => {
      const { api } = await context.instance(defaults);
      for (const [name, call] of all) {
        const here = from(api);
        const answers = [];
        for (let at = 0; at < 11; at += 1) answers.push(await call(here));
        assert.ok(!answers.slice(0, 10).some(({ status }) => isLimited(status)), name);
        assert.equal(answers[10]?.status, 429, name);
      }
      const { headers } = await from(api).get('/nothing');
      assert.match(String(headers['ratelimit-policy']), /q=300;\s*w=60/);
    },
    ['control'],
  );

  add(
    'security.limit-shared',
    clause,
    'with REDIS_URL the counts are shared between instances',
    async (context) => {
      const env = { ...few, REDIS_URL: context.target.control?.redisUrl ?? '' };
      const [first, second] = await Promise.all([
        context.instance({ ...env, LOG_LEVEL: 'info' }),
        context.instance({ ...env, LOG_LEVEL: 'warn' }),
      ]);
      expectStatus(await first.root.get('/health/ready'), 200);
      const address = someAddress();
      const call = ({ api }: Context) => calls.refresh(from(api, address));
      const statuses = [];
      for (const own of [first, second, first, second, first])
        statuses.push((await call(own)).status);
      assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
    },
    ['control', 'redis'],
  );
});
