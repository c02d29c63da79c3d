import assert from 'node:assert/strict';
import { authSection } from '../check.js';
import {
  expectError,
  expectInvalid,
  expectList,
  expectMissing,
  expectNothing,
  expectOne,
  missingId,
  timestamp,
  uuid,
} from '../expect.js';
import { loginAgain, personFrom } from '../people.js';

const keys = ['created_at', 'current', 'expires_at', 'id', 'used_at', 'user_agent'];

export default authSection('session', (_model, add) => {
  add(
    'auth.sessions',
    '6 sessions',
    'GET /auth/sessions lists the sessions of the caller, and which one asks',
    async (context) => {
      const person = await context.newPerson();
      const agent = { 'user-agent': 'a telephone' };
      const { api } = await loginAgain({ ...context, api: context.api.with(agent) }, person);
      const rows = expectList(await api.get('/auth/sessions'));
      assert.equal(rows.length, 2);
      for (const row of rows) {
        assert.deepEqual(Object.keys(row).sort(), keys);
        assert.match(row.id, uuid);
        for (const name of ['created_at', 'used_at', 'expires_at'])
          assert.match(row[name], timestamp);
      }
      const current = rows.filter((row) => row.current);
      assert.deepEqual(
        current.map((row) => row.user_agent),
        ['a telephone'],
      );
      const there = expectList(await person.api.get('/auth/sessions')).find((row) => row.current);
      assert.notEqual(there?.id, current[0]?.id);
    },
  );

  add(
    'auth.sessions-pages',
    '3 Lists',
    'GET /auth/sessions has pages like any list, and refuses what it does not know',
    async (context) => {
      const person = await context.newPerson();
      await loginAgain(context, person);
      const answer = await person.api.get('/auth/sessions?limit=1&page=2&sort=created_at');
      assert.equal(expectList(answer).length, 1);
      assert.match(String(answer.headers.link), /^<\/api\/v1\/auth\/sessions\?/);
      assert.deepEqual(answer.json.pagination, { page: 2, limit: 1, total: 2, pages: 2 });
      for (const name of ['limit', 'page'])
        expectInvalid(await person.api.get(`/auth/sessions?${name}=0`), name);
      expectInvalid(await person.api.get('/auth/sessions?user_id=x'), 'user_id');
    },
  );

  add(
    'auth.sessions-rotated',
    '6 sessions',
    'a session keeps its place in the list when it is refreshed',
    async (context) => {
      const person = await context.newPerson();
      const [before] = expectList(await person.api.get('/auth/sessions'));
      const now = personFrom(context, person.email, person.password, await person.renew());
      const rows = expectList(await now.api.get('/auth/sessions'));
      assert.deepEqual(
        rows.map(({ id, current }) => [id, current]),
        [[before?.id, true]],
      );
    },
  );

  add(
    'auth.sessions-end',
    '6 sessions',
    'DELETE /auth/sessions/:id ends that session alone, then it is 404',
    async (context) => {
      const person = await context.newPerson();
      const other = await loginAgain(context, person);
      const [row] = expectList(await other.api.get('/auth/sessions')).filter(
        (each) => each.current,
      );
      const path = `/auth/sessions/${row?.id}`;
      expectNothing(await person.api.delete(path));
      expectError(await other.api.get('/auth/me'), 401, 'UNAUTHORIZED');
      expectOne(await person.api.get('/auth/me'));
      expectMissing(await person.api.delete(path), 'again');
    },
  );

  add(
    'auth.sessions-end-own',
    '6 sessions',
    'ending the session that asks is a logout',
    async (context) => {
      const person = await context.newPerson();
      const [row] = expectList(await person.api.get('/auth/sessions'));
      const answer = await person.api.delete(`/auth/sessions/${row?.id}`);
      expectNothing(answer);
      assert.match(String(answer.headers['set-cookie']), /max-age=0/i);
      expectError(await person.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    },
  );

  add(
    'auth.sessions-others',
    '6 sessions',
    "nobody sees or ends another user's session",
    async (context) => {
      const [ann, bob] = [await context.newPerson(), await context.newPerson()];
      const [row] = expectList(await ann.api.get('/auth/sessions'));
      const seen = expectList(await bob.api.get('/auth/sessions')).map(({ id }) => id);
      assert.ok(!seen.includes(row?.id));
      for (const id of [row?.id, missingId, 'x', '1'])
        expectMissing(await bob.api.delete(`/auth/sessions/${id}`), String(id));
      expectOne(await ann.api.get('/auth/me'));
    },
  );
});
