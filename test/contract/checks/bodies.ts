import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectInvalid, expectList, expectOne } from '../expect.js';
import { newPerson } from '../people.js';

const json = { 'content-type': 'application/json' };
const raw = (api: Client, body: string | Buffer, method = 'POST', path = '/tasks') =>
  api.send(method, path, undefined, { raw: body, headers: json });

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

export default section('9 Bodies', (check) => {
  const unreadable: [string, string | Buffer][] = [
    ['empty', ''],
    ['cut off', '{"title":"x"'],
    ['trailing comma', '{"title":"x",}'],
    ['single quotes', "{'title':'x'}"],
    ['two values', '{"title":"x"}{"title":"y"}'],
    ['NaN', '{"title":NaN}'],
    ['not JSON', 'title=x'],
    [
      'bad UTF-8',
      Buffer.from([
        0x7b, 0x22, 0x74, 0x69, 0x74, 0x6c, 0x65, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d,
      ]),
    ],
    [
      'overlong UTF-8',
      Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    ],
    ['UTF-16', Buffer.from('{"title":"x"}', 'utf16le')],
    ['a list', '[{"title":"x"}]'],
    ['a string', '"x"'],
    ['null', 'null'],
    ['a number', '5'],
  ];
  check('2 400', 'an unreadable body is 400 on body', async (context) => {
    const { api } = await newPerson(context);
    for (const [about, body] of unreadable) {
      expectInvalid(await raw(api, body), 'body', about);
      expectInvalid(await raw(context.api, body, 'POST', '/auth/login'), 'body', `login ${about}`);
    }
    assert.deepEqual(expectList(await api.get('/tasks')), []);
  });

  check('4 415', 'a body without Content-Type or of another type is 415', async (context) => {
    const { api } = await newPerson(context);
    const task = expectOne(await api.post('/tasks', { title: 'T' }), 201);
    const types = [
      undefined,
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'application/xml',
      'x',
    ];
    for (const type of types)
      for (const [method, path] of [
        ['POST', '/tasks'],
        ['PUT', `/tasks/${task.id}`],
        ['PATCH', `/tasks/${task.id}`],
      ] as const) {
        const answer = await api.send(method, path, undefined, {
          raw: '{"title":"x"}',
          headers: { 'content-type': type },
        });
        expectError(answer, 415, 'UNSUPPORTED_MEDIA_TYPE', undefined, `${method} ${type}`);
      }
    for (const type of [
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'Application/JSON',
    ]) {
      const answer = await api.send('POST', '/tasks', undefined, {
        raw: '{"title":"x"}',
        headers: { 'content-type': type },
      });
      expectOne(answer, 201, type);
    }
  });

  check('4 415', 'a charset that is not UTF-8 is refused', async (context) => {
    const { api } = await newPerson(context);
    const headers = { 'content-type': 'application/json; charset=iso-8859-1' };
    const answer = await api.send('POST', '/tasks', undefined, {
      raw: Buffer.from('{"title":"\xe9"}', 'latin1'),
      headers,
    });
    assert.ok([400, 415].includes(answer.status), String(answer.status));
  });

  check('2 413', 'JSON over 1 MB is 413, declared or streamed', async (context) => {
    const { api } = await newPerson(context);
    const big = `{"title":"${'x'.repeat(1_100_000)}"}`;
    expectError(await raw(api, big), 413, 'PAYLOAD_TOO_LARGE');
    const headers = { ...json, 'content-length': undefined, 'transfer-encoding': 'chunked' };
    expectError(
      await api.send('POST', '/tasks', undefined, { raw: big, headers }),
      413,
      'PAYLOAD_TOO_LARGE',
    );
    const fits = await raw(api, JSON.stringify({ title: 'x', description: 'y'.repeat(900_000) }));
    assert.ok([201, 400].includes(fits.status), `${fits.status}`);
  });

  check('9 bodies', 'a compressed body is refused or counted when unpacked', async (context) => {
    const { api } = await newPerson(context);
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.from(`{"title":"${'x'.repeat(5_000_000)}"}`));
    const headers = { ...json, 'content-encoding': 'gzip' };
    const answer = await api.send('POST', '/tasks', undefined, { raw: bomb, headers });
    assert.ok([400, 413, 415].includes(answer.status), String(answer.status));
  });

  check('9 depth', 'depth and keys are bounded', async (context) => {
    const { api } = await newPerson(context);
    const many = JSON.stringify(
      Object.fromEntries(Array.from({ length: 20_000 }, (_, key) => [`k${key}`, 1])),
    );
    for (const tags of [nested(200), nested(5000), nested(200_000), many])
      expectError(
        await raw(api, `{"title":"x","tags":${tags}}`),
        400,
        'VALIDATION_ERROR',
        undefined,
        tags.slice(0, 9),
      );
    expectOne(await raw(api, `{"title":"x","tags":${nested(10)}}`), 201);
  });
});
