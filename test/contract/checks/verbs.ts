import assert from 'node:assert/strict';
import { section } from '../check.js';
import {
  expectInvalid,
  expectList,
  expectMissing,
  expectNothing,
  expectOne,
  missingId,
} from '../expect.js';
import { newPerson } from '../people.js';

const defaults = {
  description: null,
  status: 'todo',
  priority: 'medium',
  due_date: null,
  position: 0,
  tags: null,
};

export default section('4 Verbs', (check) => {
  check('4 POST', '201 with Location, defaults filled', async (context) => {
    const { api, user, access } = await newPerson(context);
    const answer = await api.post('/tasks', { title: 'New' });
    const task = expectOne(answer, 201);
    const { id, created_at: created, updated_at: updated, user_id: owner, ...rest } = task;
    assert.deepEqual(rest, { title: 'New', ...defaults });
    assert.equal(created, updated);
    if (owner !== undefined) assert.equal(owner, user.id);
    const location = String(answer.headers.location);
    assert.equal(new URL(location, 'http://localhost').pathname, `/api/v1/tasks/${id}`);
    const followed = await context.root
      .bearing(access)
      .get(new URL(location, 'http://localhost').pathname);
    assert.deepEqual(expectOne(followed), task);
  });

  check('4 PUT', 'replaces: optional fields go back to their defaults', async (context) => {
    const { api } = await newPerson(context);
    const body = {
      title: 'Full',
      description: 'd',
      status: 'done',
      priority: 'high',
      due_date: '2030-01-01',
      position: 4,
      tags: ['a'],
    };
    const task = expectOne(await api.post('/tasks', body), 201);
    const put = expectOne(await api.put(`/tasks/${task.id}`, { title: 'Bare' }));
    for (const [key, value] of Object.entries({
      ...defaults,
      title: 'Bare',
      id: task.id,
      created_at: task.created_at,
    }))
      assert.deepEqual(put[key], value, key);
    assert.deepEqual(expectOne(await api.get(`/tasks/${task.id}`)), put);
    expectInvalid(await api.put(`/tasks/${task.id}`, { description: 'x' }), 'title');
    expectInvalid(await api.put(`/tasks/${task.id}`, {}), 'title');
    assert.equal(expectOne(await api.get(`/tasks/${task.id}`)).title, 'Bare');
  });

  check('4 PUT', 'is never an upsert', async (context) => {
    const { api } = await newPerson(context);
    expectMissing(await api.put(`/tasks/${missingId}`, { title: 'Ghost' }));
    assert.deepEqual(expectList(await api.get('/tasks')), []);
  });

  check('4 PATCH', 'merges, null clears, {} changes nothing', async (context) => {
    const { api } = await newPerson(context);
    const task = expectOne(
      await api.post('/tasks', {
        title: 'P',
        description: 'd',
        tags: { a: 1, b: [2] },
        due_date: '2030-01-01',
      }),
      201,
    );
    const path = `/tasks/${task.id}`;
    const patched = expectOne(await api.patch(path, { due_date: null, tags: { c: 3 } }));
    assert.deepEqual(
      [patched.title, patched.description, patched.due_date, patched.tags],
      ['P', 'd', null, { c: 3 }],
    );
    const before = await api.get(path);
    const same = await api.patch(path, {});
    assert.deepEqual(expectOne(same), expectOne(before));
    assert.equal(same.headers.etag, before.headers.etag, '{} keeps the ETag');
    assert.equal(expectOne(await api.patch(path, { tags: null })).tags, null);
    expectInvalid(await api.patch(path, { title: null }), 'title');
    expectInvalid(await api.patch(path, { status: null }), 'status');
    expectInvalid(await api.patch(path, { position: null }), 'position');
  });

  check('4 DELETE', '204, then 404 on every verb', async (context) => {
    const { api } = await newPerson(context);
    const task = expectOne(await api.post('/tasks', { title: 'D' }), 201);
    const path = `/tasks/${task.id}`;
    expectNothing(await api.delete(path));
    expectMissing(await api.delete(path));
    expectMissing(await api.get(path));
    expectMissing(await api.put(path, { title: 'x' }));
    expectMissing(await api.patch(path, { title: 'x' }));
  });

  check(
    '4 forbidden fields',
    'a field that the client may not set is 400 and nothing is written',
    async (context) => {
      const { api, user } = await newPerson(context);
      const task = expectOne(await api.post('/tasks', { title: 'Keep' }), 201);
      const given = {
        id: missingId,
        user_id: user.id,
        created_at: task.created_at,
        updated_at: task.updated_at,
        role: 'admin',
        nothing: 1,
      };
      for (const [name, value] of Object.entries({ ...given, constructor: 1, toString: 1 })) {
        const body = { title: 'Evil', [name]: value };
        expectInvalid(await api.post('/tasks', body), name, `POST ${name}`);
        expectInvalid(await api.put(`/tasks/${task.id}`, body), name, `PUT ${name}`);
        expectInvalid(await api.patch(`/tasks/${task.id}`, body), name, `PATCH ${name}`);
      }
      const rows = expectList(await api.get('/tasks'));
      assert.deepEqual(
        rows.map((row) => row.title),
        ['Keep'],
      );
    },
  );
});
