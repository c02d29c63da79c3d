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

export default section('7 Who may do what', (check) => {
  check(
    '7 ownership',
    "another's row is 404 on every verb and stays as it was",
    async (context) => {
      const [ann, bob] = [await newPerson(context), await newPerson(context)];
      const bodies = { tasks: { title: 'Mine' }, projects: { name: 'Mine' } };
      for (const [name, body] of Object.entries(bodies)) {
        const made = await ann.api.post(`/${name}`, body);
        const row = expectOne(made, 201);
        const path = `/${name}/${row.id}`;
        const tag = { headers: { 'if-match': String(made.headers.etag) } };
        for (const options of [undefined, tag]) {
          expectMissing(await bob.api.get(path, options));
          expectMissing(await bob.api.put(path, body, options));
          expectMissing(await bob.api.patch(path, body, options));
          expectMissing(await bob.api.patch(path, {}, options));
          expectMissing(await bob.api.delete(path, undefined, options));
        }
        assert.equal((await bob.api.send('HEAD', path)).status, 404);
        assert.deepEqual(expectList(await bob.api.get(`/${name}`)), []);
        assert.deepEqual(expectList(await bob.api.get(`/${name}?id=${row.id}`)), []);
        assert.deepEqual(expectOne(await ann.api.get(path)), row);
      }
    },
  );

  check(
    '7 foreign keys',
    'a reference to a row that the caller cannot see is 400 on that field',
    async (context) => {
      const [ann, bob] = [await newPerson(context), await newPerson(context)];
      const foreign = expectOne(await bob.api.post('/projects', { name: 'B' }), 201);
      const own = expectOne(await ann.api.post('/projects', { name: 'A' }), 201);
      const row = expectOne(
        await ann.api.post('/specimens', { label: 'x', project_id: own.id }),
        201,
      );
      assert.equal(row.project_id, own.id);
      for (const id of [foreign.id, missingId]) {
        expectInvalid(
          await ann.api.post('/specimens', { label: 'x', project_id: id }),
          'project_id',
        );
        expectInvalid(
          await ann.api.put(`/specimens/${row.id}`, { label: 'x', project_id: id }),
          'project_id',
        );
        expectInvalid(
          await ann.api.patch(`/specimens/${row.id}`, { project_id: id }),
          'project_id',
        );
      }
      assert.equal(expectOne(await ann.api.get(`/specimens/${row.id}`)).project_id, own.id);
      expectNothing(await ann.api.delete(`/projects/${own.id}`));
      assert.equal(
        expectOne(await ann.api.get(`/specimens/${row.id}`)).project_id,
        null,
        'set null',
      );
    },
    ['kitchen'],
  );

  check(
    '7 foreign keys',
    'a row goes with what it hangs off',
    async (context) => {
      const { api } = await newPerson(context);
      const specimen = expectOne(await api.post('/specimens', { label: 'x' }), 201);
      const body = {
        specimen_id: specimen.id,
        total_price: 1,
        paid_at: '2025-01-07T10:30:00Z',
        payload: {},
      };
      const receipt = expectOne(await api.post('/receipts', body), 201);
      expectNothing(await api.delete(`/specimens/${specimen.id}`));
      expectMissing(await api.get(`/receipts/${receipt.id}`));
      expectInvalid(await api.post('/receipts', body), 'specimen_id');
    },
    ['kitchen'],
  );

  check('7 many-to-many', 'PUT and DELETE are 204 and idempotent, GET lists', async (context) => {
    const { api } = await newPerson(context);
    const project = expectOne(await api.post('/projects', { name: 'P' }), 201);
    const task = expectOne(await api.post('/tasks', { title: 'T' }), 201);
    const other = expectOne(await api.post('/tasks', { title: 'U', status: 'done' }), 201);
    const list = `/projects/${project.id}/tasks`;
    assert.deepEqual(expectList(await api.get(list)), []);
    for (const _ of [1, 2]) expectNothing(await api.put(`${list}/${task.id}`));
    const answer = await api.get(list);
    assert.deepEqual(expectList(answer), [expectOne(await api.get(`/tasks/${task.id}`))]);
    assert.deepEqual(answer.json.pagination, { page: 1, limit: 20, total: 1, pages: 1 });
    expectNothing(await api.put(`${list}/${other.id}`));
    assert.deepEqual(
      expectList(await api.get(`${list}?status=done`)).map((row) => row.title),
      ['U'],
    );
    assert.deepEqual(
      expectList(await api.get(`${list}?sort=title&limit=1&page=2`)).map((row) => row.title),
      ['U'],
    );
    expectInvalid(await api.get(`${list}?nothing=1`), 'nothing');
    for (const _ of [1, 2]) expectNothing(await api.delete(`${list}/${task.id}`));
    assert.deepEqual(
      expectList(await api.get(list)).map((row) => row.title),
      ['U'],
    );
    expectOne(await api.get(`/tasks/${task.id}`), 200, 'the task itself stays');
    const racing = await Promise.all([1, 2, 3, 4].map(() => api.put(`${list}/${task.id}`)));
    for (const each of racing) expectNothing(each);
  });

  check('7 many-to-many', "both ends are the caller's", async (context) => {
    const [ann, bob] = [await newPerson(context), await newPerson(context)];
    const project = expectOne(await ann.api.post('/projects', { name: 'P' }), 201);
    const task = expectOne(await ann.api.post('/tasks', { title: 'T' }), 201);
    const foreignProject = expectOne(await bob.api.post('/projects', { name: 'P' }), 201);
    const foreignTask = expectOne(await bob.api.post('/tasks', { title: 'T' }), 201);
    expectNothing(await ann.api.put(`/projects/${project.id}/tasks/${task.id}`));
    const pairs = [
      [foreignProject.id, task.id],
      [project.id, foreignTask.id],
      [foreignProject.id, foreignTask.id],
      [project.id, missingId],
      [missingId, task.id],
      ['x', task.id],
      [project.id, 'x'],
    ];
    for (const [parent, child] of pairs) {
      expectMissing(await ann.api.put(`/projects/${parent}/tasks/${child}`));
      const removed = await ann.api.delete(`/projects/${parent}/tasks/${child}`);
      expectMissing(removed, `DELETE ${parent} ${child}`);
    }
    expectMissing(await bob.api.get(`/projects/${project.id}/tasks`));
    expectMissing(await bob.api.delete(`/projects/${project.id}/tasks/${task.id}`));
    assert.equal(expectList(await ann.api.get(`/projects/${project.id}/tasks`)).length, 1);
    expectNothing(await ann.api.delete(`/tasks/${task.id}`));
    assert.deepEqual(expectList(await ann.api.get(`/projects/${project.id}/tasks`)), []);
  });
});
