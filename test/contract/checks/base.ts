import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectMissing, expectOne, expectStatus, missingId, timestamp, uuid } from '../expect.js';
import { newPerson } from '../people.js';

export default section('1 Base', (check) => {
  check('1 health', 'live and ready answer 200 as JSON', async ({ root }) => {
    for (const path of ['/health/live', '/health/ready']) {
      const answer = expectStatus(await root.get(path), 200, path);
      assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
    }
  });

  check('1 docs', '/docs is a page and its assets load', async ({ root }) => {
    const page = expectStatus(await root.get('/docs'), 200);
    assert.match(page.headers['content-type'] ?? '', /^text\/html/);
    const sources = [...page.text.matchAll(/(?:src|href)="([^"#]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    assert.ok(sources.length > 0, 'the page loads something');
    for (const source of sources) {
      assert.doesNotMatch(source, /^https?:/, 'nothing comes from another host');
      const path = new URL(source, `${root.base}/docs`).pathname;
      expectStatus(await root.get(path), 200, path);
    }
  });

  check('1 ids', 'every resource has a lower-case UUID and two timestamps', async (context) => {
    const { api, user } = await newPerson(context);
    const task = expectOne(await api.post('/tasks', { title: 'Base' }), 201);
    for (const row of [task, user]) {
      assert.match(row.id, uuid);
      assert.match(row.created_at, timestamp);
      assert.match(row.updated_at, timestamp);
    }
    const age = Date.now() - Date.parse(task.created_at);
    assert.ok(Math.abs(age) < 60_000, 'timestamps are UTC');
  });

  check('1 ids', 'an upper-case id is the same or unknown, never a 500', async (context) => {
    const { api } = await newPerson(context);
    const task = expectOne(await api.post('/tasks', { title: 'Case' }), 201);
    const answer = await api.get(`/tasks/${task.id.toUpperCase()}`);
    assert.ok([200, 404].includes(answer.status), String(answer.status));
  });

  check('1 UTF-8', 'text comes back as it was sent', async (context) => {
    const { api } = await newPerson(context);
    const title = 'Zażółć 漢字 👩‍👩‍👧 \u0007 "\\ </script> ‮x';
    const task = expectOne(await api.post('/tasks', { title }), 201);
    assert.equal(task.title, title);
    assert.equal(expectOne(await api.get(`/tasks/${task.id}`)).title, title);
  });

  check('1 paths', 'the API lies under /api/v1 only', async ({ root }) => {
    for (const path of ['/', '/tasks', '/api/tasks', '/api/v2/tasks', '/api/v1', '/auth/login'])
      expectMissing(await root.get(path), path);
  });

  check('1 snake_case', 'every key is snake_case', async (context) => {
    const { api, user } = await newPerson(context);
    const task = expectOne(await api.post('/tasks', { title: 'Keys' }), 201);
    for (const key of [...Object.keys(task), ...Object.keys(user)])
      assert.match(key, /^[a-z][a-z0-9_]*$/);
  });

  check(
    '2 404',
    'unknown route, malformed id and missing row have the same body',
    async (context) => {
      const { api } = await newPerson(context);
      const stranger = await newPerson(context);
      const foreign = expectOne(await stranger.api.post('/tasks', { title: 'Mine' }), 201);
      const bodies = new Set<string>();
      for (const path of [
        '/nothing',
        '/tasks/not-a-uuid',
        `/tasks/${missingId}`,
        `/tasks/${foreign.id}`,
      ]) {
        const answer = await api.get(path);
        expectMissing(answer, path);
        const { request_id: _, ...error } = answer.json.error;
        bodies.add(JSON.stringify(error));
      }
      assert.equal(bodies.size, 1, [...bodies].join('\n'));
    },
  );
});
