import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectList, expectOne } from '../expect.js';
import { newPerson } from '../people.js';

const json = { 'content-type': 'application/json' };
const raw = (api: Client, body: string | Buffer, method = 'POST', path = '/tasks') =>
  api.send(method, path, undefined, { raw: body, headers: json });

export default section('9 Text in bodies', (check) => {
  check('9 __proto__', 'is refused at any depth and pollutes nothing', async (context) => {
    const { api } = await newPerson(context);
    const bodies = [
      '{"title":"x","__proto__":{"role":"admin"}}',
      '{"title":"x","tags":{"__proto__":{"x":1}}}',
      '{"title":"x","tags":[{"a":{"__proto__":null}}]}',
      '{"title":"x","\\u005f_proto__":1}',
      '{"title":"x","constructor":{"prototype":{"x":1}}}',
    ];
    for (const body of bodies)
      expectError(await raw(api, body), 400, 'VALIDATION_ERROR', undefined, body);
    assert.deepEqual(expectList(await api.get('/tasks')), []);
  });

  check('9 NUL', 'NUL and lone surrogates are 400, in keys and nested too', async (context) => {
    const { api } = await newPerson(context);
    const task = expectOne(await api.post('/tasks', { title: 'T' }), 201);
    const bodies = [
      '{"title":"a\\u0000b"}',
      '{"title":"\\ud800"}',
      '{"title":"\\udc00x"}',
      '{"title":"x","description":"\\ud83d"}',
      '{"title":"x","tags":["\\u0000"]}',
      '{"title":"x","tags":{"\\ud800":1}}',
      '{"title":"x","tags":{"\\u0000":1}}',
    ];
    for (const body of bodies) {
      expectError(await raw(api, body), 400, 'VALIDATION_ERROR', undefined, body);
      expectError(
        await raw(api, body, 'PUT', `/tasks/${task.id}`),
        400,
        'VALIDATION_ERROR',
        undefined,
        body,
      );
      expectError(
        await raw(api, body, 'PATCH', `/tasks/${task.id}`),
        400,
        'VALIDATION_ERROR',
        undefined,
        body,
      );
    }
    expectOne(await raw(api, '{"title":"\\ud83d\\ude00"}'), 201);
  });

  check('9 duplicate keys', 'are refused or the last one wins, never both', async (context) => {
    const { api } = await newPerson(context);
    const answer = await raw(api, '{"title":"first","title":"last"}');
    if (answer.status !== 400) assert.equal(expectOne(answer, 201).title, 'last');
  });

  check(
    '9 validation',
    'text that looks like SQL, HTML or a template is only text',
    async (context) => {
      const { api } = await newPerson(context);
      for (const title of [
        "'; DROP TABLE tasks; --",
        '<img src=x onerror=alert(1)>',
        `$${'{7*7}'}`,
        '{{7*7}}',
        '$1',
        '\\x00',
        '%s%n',
      ]) {
        const task = expectOne(await api.post('/tasks', { title }), 201);
        assert.equal(task.title, title);
        const found = expectList(await api.get(`/tasks?title=${encodeURIComponent(title)}`));
        assert.deepEqual(
          found.map((row) => row.id),
          [task.id],
          title,
        );
      }
    },
  );
});
