import assert from 'node:assert/strict';
import { section } from '../check.js';
import {
  expectError,
  expectMissing,
  expectNothing,
  expectOne,
  expectStatus,
  missingId,
} from '../expect.js';
import { newPerson, type Person } from '../people.js';

const taskOf = async ({ api }: Person): Promise<{ path: string; etag: string }> => {
  const answer = await api.post('/tasks', { title: 'Start' });
  const path = `/tasks/${expectOne(answer, 201).id}`;
  const etag = String((await api.get(path)).headers.etag);
  assert.match(etag, /^(W\/)?"[^"]+"$/);
  return { path, etag };
};

const given = (etag: string) => ({ headers: { 'if-match': etag } });

export default section('5 ETag', (check) => {
  check('5 If-None-Match', 'is 304 without a body while nothing changed', async (context) => {
    const person = await newPerson(context);
    const { path, etag } = await taskOf(person);
    for (const value of [etag, '*', `"other", ${etag}`]) {
      const answer = await person.api.get(path, { headers: { 'if-none-match': value } });
      expectStatus(answer, 304, value);
      assert.equal(answer.text, '');
      assert.equal(answer.headers.etag, etag);
    }
    expectOne(await person.api.get(path, { headers: { 'if-none-match': '"other"' } }));
    expectOne(await person.api.patch(path, { title: 'Changed' }));
    const changed = await person.api.get(path, { headers: { 'if-none-match': etag } });
    assert.notEqual(expectStatus(changed, 200).headers.etag, etag);
  });

  check(
    '5 ETag',
    'every answer with one resource carries the ETag of what it shows',
    async (context) => {
      const { api } = await newPerson(context);
      const made = await api.post('/tasks', { title: 'E' });
      const path = `/tasks/${expectOne(made, 201).id}`;
      const put = await api.put(path, { title: 'F' });
      const patched = await api.patch(path, { title: 'G' });
      assert.equal(patched.headers.etag, (await api.get(path)).headers.etag);
      const tags = [made, put, patched].map((answer) => answer.headers.etag);
      assert.equal(new Set(tags).size, 3, tags.join(' '));
      assert.ok(!tags.includes(undefined));
    },
  );

  check('5 ETag', 'changes with every write, also within one second', async (context) => {
    const person = await newPerson(context);
    const { path, etag } = await taskOf(person);
    const tags = [etag];
    for (const title of ['a', 'b', 'c'])
      tags.push(String((await person.api.patch(path, { title })).headers.etag));
    assert.equal(new Set(tags).size, 4, tags.join(' '));
    for (const old of tags.slice(0, 3))
      expectError(
        await person.api.put(path, { title: 'x' }, given(old)),
        412,
        'PRECONDITION_FAILED',
      );
  });

  check('5 If-Match', 'is 412 for an old ETag and nothing is written', async (context) => {
    const { api } = await newPerson(context).then(async (person) => person);
    const path = `/tasks/${expectOne(await api.post('/tasks', { title: 'Now' }), 201).id}`;
    for (const tag of ['"other"', 'W/"other"']) {
      expectError(await api.put(path, { title: 'Old' }, given(tag)), 412, 'PRECONDITION_FAILED');
      expectError(await api.patch(path, { title: 'Old' }, given(tag)), 412, 'PRECONDITION_FAILED');
      expectError(await api.delete(path, undefined, given(tag)), 412, 'PRECONDITION_FAILED');
    }
    assert.equal(expectOne(await api.get(path)).title, 'Now');
    const current = async () => String((await api.get(path)).headers.etag);
    expectOne(await api.put(path, { title: 'Two' }, given(await current())));
    expectOne(await api.patch(path, { title: 'Three' }, given('*')));
    expectOne(await api.patch(path, { title: 'Four' }, given(`"other", ${await current()}`)));
    expectNothing(await api.delete(path, undefined, given(await current())));
    expectMissing(await api.patch(`/tasks/${missingId}`, { title: 'x' }, given('"other"')));
  });

  for (const method of ['PUT', 'PATCH'])
    check(
      '5 If-Match race',
      `of concurrent ${method}s with one ETag exactly one wins`,
      async (context) => {
        const person = await newPerson(context);
        for (let round = 0; round < 5; round += 1) {
          const { path, etag } = await taskOf(person);
          const titles = ['one', 'two', 'three', 'four'];
          const answers = await Promise.all(
            titles.map((title) => person.api.send(method, path, { title }, given(etag))),
          );
          assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 412, 412, 412]);
          const winner = titles[answers.findIndex((answer) => answer.status === 200)];
          assert.equal(expectOne(await person.api.get(path)).title, winner);
        }
      },
    );

  check(
    '5 If-Match race',
    'of concurrent DELETE and PATCH with one ETag exactly one wins',
    async (context) => {
      const person = await newPerson(context);
      for (let round = 0; round < 5; round += 1) {
        const { path, etag } = await taskOf(person);
        const [deleted, patched] = await Promise.all([
          person.api.delete(path, undefined, given(etag)),
          person.api.patch(path, { title: 'x' }, given(etag)),
        ]);
        const won = [deleted.status === 204, patched.status === 200].filter(Boolean).length;
        assert.equal(won, 1, `${deleted.status} ${patched.status}`);
        const lost = deleted.status === 204 ? patched : deleted;
        assert.ok([404, 412].includes(lost.status), String(lost.status));
      }
    },
  );

  check('4 updated_at', 'never goes back, created_at never changes', async (context) => {
    const { api } = await newPerson(context);
    const task = expectOne(await api.post('/tasks', { title: 'U' }), 201);
    let last = task.updated_at;
    for (const title of ['a', 'b', 'c']) {
      const row = expectOne(await api.patch(`/tasks/${task.id}`, { title }));
      assert.ok(row.updated_at >= last);
      assert.equal(row.created_at, task.created_at);
      last = row.updated_at;
    }
  });
});
