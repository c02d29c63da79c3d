import assert from 'node:assert/strict';
import { type Context, section } from '../check.js';
import { expectError, expectInvalid, expectMissing, expectOne } from '../expect.js';
import { needsOf } from '../model.js';
import { bodyOf, crudOf, mainOf, subjectOf, uniquely, writerOf } from './subject.js';

export default section('responses', (model, add) => {
  add(
    'responses.unauthorized',
    '2 Envelopes',
    '401 is an error with WWW-Authenticate',
    async (context) => {
      expectError(await context.api.get('/auth/me'), 401, 'UNAUTHORIZED');
    },
  );

  add('responses.unknown-route', '2 Envelopes', '404 is an error', async ({ api, root }) => {
    for (const client of [api, root]) expectMissing(await client.get('/nothing'));
  });

  const main = mainOf(model);
  if (!main) return;
  const needs = needsOf(model, main);
  const body = async (context: Context) => bodyOf(context, main);

  add(
    'responses.bad-request',
    '2 Envelopes',
    '400 names the field or the parameter',
    async (context) => {
      const { api } = await writerOf(context, main);
      expectInvalid(await api.post(main.path, { ...(await body(context)), nothing: 1 }), 'nothing');
      const headers = { 'content-type': 'application/json' };
      expectInvalid(await api.send('POST', main.path, undefined, { raw: '{', headers }), 'body');
      for (const parameter of ['nothing', 'created_at_like', 'limit'])
        expectInvalid(await api.get(`${main.path}?${parameter}=x`), parameter);
    },
    needs,
  );

  add('responses.method', '2 Envelopes', '405 is an error with Allow', async (context) => {
    const { api } = await context.person('ann');
    expectError(await api.delete(main.path), 405, 'METHOD_NOT_ALLOWED');
  });

  add(
    'responses.precondition',
    '2 Envelopes',
    '412 is an error',
    async (context) => {
      const { api, path } = await subjectOf(context, main);
      const stale = { headers: { 'if-match': '"stale"' } };
      expectError(await api.patch(path, {}, stale), 412, 'PRECONDITION_FAILED');
    },
    needs,
  );

  add('responses.too-large', '2 Envelopes', '413 is an error', async (context) => {
    const { api } = await context.person('ann');
    const answer = await api.post(main.path, { text: 'x'.repeat(1_100_000) });
    expectError(answer, 413, 'PAYLOAD_TOO_LARGE');
  });

  add('responses.media-type', '2 Envelopes', '415 is an error', async (context) => {
    const { api } = await context.person('ann');
    const answer = await api.send('POST', main.path, undefined, { raw: '{}' });
    expectError(answer, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  const unique = crudOf(model).flatMap((resource) =>
    resource.fields.filter((field) => field.unique).map((field) => ({ resource, field })),
  )[0];
  if (unique)
    add(
      'responses.conflict',
      '2 Envelopes',
      '409 is an error',
      async (context) => {
        const { name } = unique.field;
        const first = await subjectOf(context, unique.resource, uniquely(unique.field));
        const { api, row } = first;
        const again = await bodyOf(context, unique.resource, { [name]: row[name] });
        expectError(await api.post(unique.resource.path, again), 409, 'CONFLICT', name);
      },
      needsOf(model, unique.resource),
    );

  const text =
    main.fields.find(({ type, readOnly }) => type === 'text' && !readOnly) ??
    main.fields.find(({ type, readOnly, unique }) => type === 'string' && !readOnly && !unique);
  if (text)
    add(
      'responses.utf-8',
      '1 Base',
      'text comes back as it was sent',
      async (context) => {
        const value = 'Zażółć 漢字 👩‍👩‍👧 \u0007 "\\ </script> ‮x\u2028\u00a0e\u0301';
        const subject = await subjectOf(context, main, { [text.name]: value });
        assert.equal(subject.row[text.name], value);
        assert.equal(expectOne(await subject.api.get(subject.path))[text.name], value);
      },
      needs,
    );
});
