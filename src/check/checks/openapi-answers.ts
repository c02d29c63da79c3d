import assert from 'node:assert/strict';
import { type Context, section } from '../check.js';
import type { Answer } from '../client.js';
import { missingId } from '../expect.js';
import { needsOf } from '../model.js';
import { mismatches } from '../values/schema.js';
import { contentOf, operationOf, responseOf } from './operations.js';
import { bodyOf, crudOf, mainOf, subjectOf, writerOf } from './subject.js';

/** The answer has to have a declared status, and a body that fits what is declared for it. */
const expectDeclared = (
  { model: { document } }: Context,
  method: string,
  path: string,
  answer: Answer,
): void => {
  const about = `${method} ${path} ${answer.status}`;
  const operation = operationOf(document, method, `/api/v1${path}`);
  const response = responseOf(document, operation, answer.status);
  assert.ok(response, `${about} is declared`);
  const content = contentOf(response);
  if (answer.text === '') assert.equal(content, undefined, `${about} has no body`);
  else assert.deepEqual(mismatches(document, content?.schema, answer.json), [], about);
};

export default section('openapi', (model, add) => {
  for (const resource of model.resources) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);

    add(
      `openapi.reads[${name}]`,
      '9 Security checklist',
      `what GET answers of ${name} fits the document`,
      async (context) => {
        const { api, row, path: one } = await subjectOf(context, resource);
        const expect = (to: string, answer: Answer) => expectDeclared(context, 'get', to, answer);
        const item = `${path}/{id}`;
        expect(path, await api.get(`${path}?id=${row.id}`));
        expect(path, await api.get(`${path}?cursor=&limit=1`));
        expect(path, await api.get(`${path}?no_such_field=1`));
        const shown = await api.get(one);
        expect(item, shown);
        const headers = { 'if-none-match': String(shown.headers.etag) };
        expect(item, await api.get(one, { headers }));
        expect(item, await api.get(`${path}/${missingId}`));
        if (resource.owner !== 'admin') expect(item, await context.api.get(one));
      },
      needs,
    );
  }

  for (const resource of crudOf(model)) {
    const { name, path, singular } = resource;
    const needs = needsOf(model, resource);
    const item = `${path}/{id}`;

    add(
      `openapi.writes[${name}]`,
      '9 Security checklist',
      `what POST, PUT, PATCH and DELETE of one ${singular} answer fits the document`,
      async (context) => {
        const { api, path: one } = await subjectOf(context, resource);
        const body = await bodyOf(context, resource);
        const stale = { headers: { 'if-match': '"stale"' } };
        const raw = { raw: '{}', headers: { 'content-type': 'text/plain' } };
        expectDeclared(context, 'post', path, await api.post(path, body));
        expectDeclared(context, 'post', path, await api.post(path, { no_such_field: 1 }));
        expectDeclared(context, 'post', path, await api.send('POST', path, undefined, raw));
        expectDeclared(context, 'post', path, await context.api.post(path, body));
        for (const method of ['PUT', 'PATCH', 'DELETE']) {
          const sent = method === 'DELETE' ? undefined : await bodyOf(context, resource);
          const verb = method.toLowerCase();
          const expect = (answer: Answer) => expectDeclared(context, verb, item, answer);
          expect(await api.send(method, one, sent, stale));
          expect(await api.send(method, `${path}/${missingId}`, sent));
          expect(await api.send(method, one, sent));
        }
      },
      needs,
    );
  }

  const main = mainOf(model);
  const filled =
    main && contentOf(operationOf(model.document, 'post', `/api/v1${main.path}`)?.requestBody);
  if (!main || !filled?.example || main.fields.some(({ type, unique }) => type === 'ref' || unique))
    return;
  add(
    'openapi.example-works',
    '9 Security checklist',
    `the example of POST ${main.path} can be sent as it is`,
    async (context) => {
      const { api } = await writerOf(context, main);
      const answer = await api.post(main.path, filled.example);
      assert.equal(answer.status, 201, answer.text);
      for (const [name, value] of Object.entries(filled.example))
        assert.deepEqual(answer.json.data[name], value, name);
    },
    needsOf(model, main),
  );
});
