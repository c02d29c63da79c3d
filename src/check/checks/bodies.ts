import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { type Context, section } from '../check.js';
import type { Client } from '../client.js';
import { expectError, expectInvalid, expectList, expectStatus } from '../expect.js';
import { needsOf } from '../model.js';
import { nested } from './nested.js';
import { mainOf, writerOf } from './subject.js';

const json = { 'content-type': 'application/json' };

const send = (api: Client, path: string, raw: string | Buffer, method = 'POST') =>
  api.send(method, path, undefined, { raw, headers: json });

const unreadable: [string, string | Buffer][] = [
  ['empty', ''],
  ['cut off', '{"a":"x"'],
  ['trailing comma', '{"a":"x",}'],
  ['single quotes', "{'a':'x'}"],
  ['two values', '{"a":1}{"a":2}'],
  ['NaN', '{"a":NaN}'],
  ['a comment', '{"a":1} // no'],
  ['not JSON', 'a=x'],
  ['bad UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  [
    'overlong UTF-8',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
  ],
  [
    'a surrogate in UTF-8',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
  ],
  ['UTF-16', Buffer.from('{"a":"x"}', 'utf16le')],
];

const notObjects = ['[]', '[{}]', '"x"', 'null', '5', 'true'];

export default section('validation', (model, add) => {
  const main = mainOf(model);
  const path = main?.path ?? '/auth/login';
  const client = async (context: Context): Promise<Client> =>
    main ? (await writerOf(context, main)).api : context.api;
  const needs = main?.owner === 'admin' ? (['admin'] as const) : [];

  add(
    'validation.unreadable-body',
    '2 Envelopes',
    'bad JSON and bad UTF-8 are 400 on body',
    async (context) => {
      const api = await client(context);
      for (const [about, body] of unreadable) {
        expectInvalid(await send(api, path, body), 'body', about);
        expectInvalid(await send(context.api, '/auth/login', body), 'body', `login ${about}`);
      }
      const { status } = await api.post(path);
      assert.ok([400, 415].includes(status), `no body at all: ${status}`);
    },
    [...needs],
  );

  add(
    'validation.not-an-object',
    '2 Envelopes',
    'JSON that is no object is 400 on body',
    async (context) => {
      const api = await client(context);
      for (const body of notObjects) {
        expectInvalid(await send(api, path, body), 'body', body);
        expectInvalid(await send(context.api, '/auth/login', body), 'body', `login ${body}`);
      }
    },
    [...needs],
  );

  add(
    'validation.too-large',
    '2 Envelopes',
    'JSON over 1 MB is 413, declared or streamed',
    async (context) => {
      const api = await client(context);
      const big = `{"a":"${'x'.repeat(1_100_000)}"}`;
      expectError(await send(api, path, big), 413, 'PAYLOAD_TOO_LARGE', undefined, 'declared');
      const headers = { ...json, 'content-length': undefined, 'transfer-encoding': 'chunked' };
      const streamed = await api.send('POST', path, undefined, { raw: big, headers });
      expectError(streamed, 413, 'PAYLOAD_TOO_LARGE', undefined, 'streamed');
      const fits = await send(api, path, `{"a":"${'x'.repeat(900_000)}"}`);
      expectError(fits, 400, 'VALIDATION_ERROR', undefined, 'below 1 MB it is read');
    },
    [...needs],
  );

  add(
    'validation.compressed',
    '9 Security checklist',
    'a compressed body is refused',
    async (context) => {
      const api = await client(context);
      const bomb = gzipSync(Buffer.from(`{"a":"${'x'.repeat(5_000_000)}"}`));
      const headers = { ...json, 'content-encoding': 'gzip' };
      const answer = await api.send('POST', path, undefined, { raw: bomb, headers });
      assert.ok([400, 413, 415].includes(answer.status), String(answer.status));
    },
    [...needs],
  );

  if (!main) return;
  const all = needsOf(model, main);

  add(
    'validation.nothing-of-it',
    '2 Envelopes',
    'a body that cannot be read makes no row',
    async (context) => {
      if (main.owner !== 'user') return;
      const { api } = await context.person('idle');
      for (const body of ['{', '[]', `{"a":${nested(5000)}}`])
        expectStatus(await send(api, path, body), 400);
      assert.deepEqual(expectList(await api.get(path)), []);
    },
    all,
  );
});
