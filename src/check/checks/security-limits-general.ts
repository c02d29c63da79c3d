import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectStatus } from '../expect.js';
import { methodOf } from '../method.js';
import { from, limited } from './addresses.js';
import { isLimited, limiting, statusesOf } from './limits.js';

export default section('security', (model, add) => {
  const clause = '9 Rate limits';

  add(
    'security.limit-user',
    clause,
    'all else is counted by user, wherever they come from',
    async (context) => {
      const { api } = await limiting(context);
      const [ann, bob] = [await context.newPerson(), await context.newPerson()];
      const me = (person: typeof ann) => person.bearing(from(api)).get('/auth/me', limited);
      const statuses = await statusesOf(8, () => me(ann));
      assert.ok(!statuses.some(isLimited), statuses.join());
      expectError(await me(ann), 429, 'RATE_LIMITED');
      expectStatus(await me(bob), 200);
    },
    ['control'],
  );

  add(
    'security.limit-anonymous',
    clause,
    'without a token all else is counted by address',
    async (context) => {
      const { api } = await limiting(context);
      const here = from(api);
      const statuses = await statusesOf(10, () => here.get('/auth/me', limited));
      assert.deepEqual(statuses, [...Array(8).fill(401), 429, 429]);
      expectError(await from(api).get('/auth/me', limited), 401, 'UNAUTHORIZED');
    },
    ['control'],
  );

  add(
    'security.limit-bad-token',
    clause,
    'a token that is made up buys no other count',
    async (context) => {
      const { api } = await limiting(context);
      const here = from(api);
      const { proof } = await context.person('ann');
      const statuses = [];
      for (let at = 0; at < 10; at += 1) {
        const bad = here.with(methodOf(model).madeUp(proof, at));
        statuses.push((await bad.get('/auth/me', limited)).status);
      }
      assert.deepEqual(statuses.slice(8), [429, 429]);
    },
    ['control'],
  );

  add(
    'security.limit-unknown-routes',
    clause,
    'unknown routes count too',
    async (context) => {
      const here = from((await limiting(context)).api);
      const statuses = await statusesOf(10, () => here.get('/nothing', limited));
      assert.deepEqual(statuses.slice(7), [404, 429, 429]);
    },
    ['control'],
  );

  add(
    'security.limit-health',
    clause,
    'health is free',
    async (context) => {
      const here = from((await limiting(context)).root);
      for (const path of ['/health/live', '/health/ready'])
        assert.deepEqual([...new Set(await statusesOf(15, () => here.get(path, limited)))], [200]);
    },
    ['control'],
  );
});
