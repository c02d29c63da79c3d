import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectError, expectMissing, expectOne, expectStatus } from '../expect.js';
import { eventually } from '../instance.js';
import { needsOf } from '../model.js';
import { login } from './auth-calls.js';
import { mainOf, reread, subjectOf } from './subject.js';

/** Does this without a database, and leaves the server as it was. */
const withoutDatabase = async ({ target, root }: Context, act: () => Promise<void>) => {
  await target.control?.stopDatabase();
  try {
    await act();
  } finally {
    await target.control?.startDatabase();
    const isReady = async () => (await root.get('/health/ready')).status === 200;
    assert.ok(await eventually(isReady, 15_000), 'it recovers without a restart');
  }
};

export default section('operations', (model, add) => {
  const clause = '2 503';
  const main = mainOf(model);

  add(
    'operations.database-down',
    clause,
    'without a database every request that needs it is 503 in under 5 s, and tells nothing',
    async (context) => {
      const person = await context.newPerson();
      const paths = model.resources.map(({ path }) => path);
      await withoutDatabase(context, async () => {
        const calls = [
          ...paths.map((path) => () => person.api.get(path)),
          () => person.api.get('/auth/me'),
          () => person.api.patch('/auth/me', { name: 'x' }),
          () => login(context.api, person.email, person.password),
          () => person.renew(),
          () => context.root.get('/health/ready'),
        ];
        const many = Array.from({ length: 25 }, () => person.api.get('/auth/me'));
        for (const answer of [
          ...(await Promise.all(many)),
          ...(await Promise.all(calls.map((call) => call()))),
        ]) {
          expectError(answer, 503, 'SERVICE_UNAVAILABLE');
          assert.ok(answer.took < 5_000, `${answer.took} ms`);
          assert.doesNotMatch(answer.text, /ECONN|127\.0\.0\.1|postgres|connect/i);
        }
      });
      expectOne(await person.renew(), 200, 'nothing was spent');
      expectOne(await login(context.api, person.email, person.password));
    },
    ['control', 'alone'],
  );

  add(
    'operations.database-down-live',
    clause,
    'without a database what does not need it is answered',
    async (context) => {
      await withoutDatabase(context, async () => {
        for (const path of ['/health/live', '/openapi.json', '/docs'])
          expectStatus(await context.root.get(path), 200, path);
        expectMissing(await context.api.get('/nothing'));
        expectError(await context.api.get('/auth/me'), 401, 'UNAUTHORIZED');
        expectError(await context.api.post('/auth/login', {}), 400, 'VALIDATION_ERROR');
      });
    },
    ['control', 'alone'],
  );

  if (main)
    add(
      'operations.database-back',
      clause,
      'when the database is back all rows are as before and new ones are written',
      async (context) => {
        const subject = await subjectOf(context, main);
        await withoutDatabase(context, async () => {
          const answer = await subject.api.delete(subject.path);
          expectError(answer, 503, 'SERVICE_UNAVAILABLE');
        });
        assert.deepEqual(await reread(subject), subject.row);
        await subjectOf(context, main);
      },
      ['control', 'alone', ...needsOf(model, main)],
    );
});
