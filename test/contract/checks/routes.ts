import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectMissing, expectOne, expectStatus, missingId } from '../expect.js';
import { newPerson } from '../people.js';

export default section('4 Routes', (check) => {
  check('4 405', 'a wrong method is 405 with Allow', async (context) => {
    const { api } = await newPerson(context);
    const allow = async (method: string, path: string) => {
      const answer = await api.send(method, path);
      expectError(answer, 405, 'METHOD_NOT_ALLOWED', undefined, `${method} ${path}`);
      return String(answer.headers.allow)
        .split(/,\s*/)
        .filter((name) => name !== 'OPTIONS')
        .sort()
        .join();
    };
    assert.equal(await allow('DELETE', '/tasks'), 'GET,HEAD,POST');
    assert.equal(await allow('PUT', '/tasks'), 'GET,HEAD,POST');
    assert.equal(await allow('POST', `/tasks/${missingId}`), 'DELETE,GET,HEAD,PATCH,PUT');
    assert.equal(await allow('GET', '/auth/login'), 'POST');
    assert.equal(await allow('POST', '/auth/me'), 'DELETE,GET,HEAD,PATCH');
    assert.equal(await allow('POST', `/projects/${missingId}/tasks`), 'GET,HEAD');
    assert.equal(await allow('GET', `/projects/${missingId}/tasks/${missingId}`), 'DELETE,PUT');
    for (const path of ['/health/live', '/openapi.json', '/docs'])
      expectError(await context.root.post(path), 405, 'METHOD_NOT_ALLOWED', undefined, path);
    for (const method of ['PURGE', 'TRACE', 'PROPFIND'])
      assert.ok([400, 404, 405, 501].includes((await api.send(method, '/tasks')).status), method);
  });

  check('4 HEAD', 'answers as GET without a body', async (context) => {
    const { api } = await newPerson(context);
    const task = expectOne(await api.post('/tasks', { title: 'H' }), 201);
    for (const path of ['/tasks', `/tasks/${task.id}`, '/auth/me', '/nothing']) {
      const [get, head] = [await api.get(path), await api.send('HEAD', path)];
      assert.equal(head.status, get.status, path);
      assert.equal(head.text, '');
      for (const name of ['content-type', 'etag', 'link', 'cache-control'])
        assert.equal(head.headers[name], get.headers[name], `${path} ${name}`);
      if (head.headers['content-length'])
        assert.equal(head.headers['content-length'], get.headers['content-length'], path);
    }
  });

  check(
    '4 paths',
    'a trailing slash, another case and a double slash are unknown',
    async (context) => {
      const { api, access } = await newPerson(context);
      const task = expectOne(await api.post('/tasks', { title: 'S' }), 201);
      for (const path of [
        '/tasks/',
        '/Tasks',
        `/tasks/${task.id}/`,
        '//tasks',
        '/tasks//',
        '/AUTH/me',
        '/auth/me/',
      ])
        expectMissing(await api.get(path), path);
      for (const path of ['/health/live/', '/Docs', '/openapi.json/', '/API/v1/tasks'])
        expectMissing(await context.root.bearing(access).get(path), path);
    },
  );

  check('4 paths', 'a malformed id or escape is 404, never 500', async (context) => {
    const { api } = await newPerson(context);
    const ids = [
      '1',
      'x',
      '%00',
      '%E0%A4%A',
      '..%2f..',
      `${missingId}x`,
      'null',
      "'",
      '%F0%9F%98%80',
      'a'.repeat(2000),
    ];
    for (const id of ids) {
      const answer = await api.get(`/tasks/${id}`);
      assert.ok([400, 404].includes(answer.status), `${id.slice(0, 50)}: ${answer.status}`);
      if (!['%E0%A4%A'].includes(id)) expectMissing(answer, id.slice(0, 50));
      expectStatus(
        await api.patch(`/tasks/${id}`, { title: 'x' }),
        answer.status,
        `PATCH ${id.slice(0, 50)}`,
      );
    }
  });

  check('4 404', 'an unknown route is 404 also without a token', async ({ api }) => {
    for (const path of ['/nothing', '/tasks/x/y', '/auth/nothing'])
      expectMissing(await api.get(path), path);
    expectMissing(await api.post('/nothing', { a: 1 }));
    expectError(await api.get('/tasks'), 401, 'UNAUTHORIZED');
    expectError(await api.get('/tasks/not-a-uuid'), 401, 'UNAUTHORIZED');
  });
});
