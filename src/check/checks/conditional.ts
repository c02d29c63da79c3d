import assert from 'node:assert/strict';
import { type Context, section } from '../check.js';
import {
  expectError,
  expectMissing,
  expectNothing,
  expectOne,
  expectStatus,
  missingId,
} from '../expect.js';
import { type ModelResource, needsOf } from '../model.js';
import { bodyOf, crudOf, mainOf, type Row, type Subject, subjectOf } from './subject.js';

interface Tagged extends Subject {
  etag: string;
}

const tagged = async (context: Context, resource: ModelResource): Promise<Tagged> => {
  const subject = await subjectOf(context, resource);
  const etag = String((await subject.api.get(subject.path)).headers.etag);
  assert.match(etag, /^"[^"]+"$/, 'a strong ETag');
  return { ...subject, etag };
};

const when = (etag: string) => ({ headers: { 'if-match': etag } });
const unless = (etag: string) => ({ headers: { 'if-none-match': etag } });

const stale = ['"other"', 'W/"other"', '"a", "b"', '""'];

export default section('headers', (model, add) => {
  for (const resource of model.resources) {
    const { name, singular } = resource;
    const needs = needsOf(model, resource);

    add(
      `headers.etag[${name}]`,
      '5 Headers',
      `one ${singular} has an ETag, the same as long as nothing changes`,
      async (context) => {
        const { api, path, etag } = await tagged(context, resource);
        assert.equal((await api.get(path)).headers.etag, etag);
        assert.equal((await api.send('HEAD', path)).headers.etag, etag);
        const other = await tagged(context, resource);
        assert.notEqual(other.etag, etag, 'another row has another');
      },
      needs,
    );

    add(
      `headers.if-none-match[${name}]`,
      '5 Headers',
      'If-None-Match is 304 without a body while the client has what there is',
      async (context) => {
        const { api, path, etag } = await tagged(context, resource);
        for (const value of [etag, `W/${etag}`, '*', `"other", ${etag}`, `"a",W/"b",${etag}`]) {
          for (const method of ['GET', 'HEAD']) {
            const answer = await api.send(method, path, undefined, unless(value));
            expectStatus(answer, 304, `${method} ${value}`);
            assert.equal(answer.text, '');
            assert.equal(answer.headers.etag, etag);
          }
        }
        for (const value of ['"other"', etag.slice(1, -1), `"x${etag.slice(1)}`])
          expectOne(await api.get(path, unless(value)), 200, value);
        const missing = `${resource.path}/${missingId}`;
        expectMissing(await api.get(missing, unless('*')), 'a row that is not there');
      },
      needs,
    );
  }

  for (const resource of crudOf(model)) {
    const { name } = resource;
    const needs = needsOf(model, resource);

    add(
      `headers.etag-of-writes[${name}]`,
      '5 Headers',
      'POST, PUT and PATCH answer with the ETag of what they show, new where that is',
      async (context) => {
        const { api } = await subjectOf(context, resource);
        const made = await api.post(resource.path, await bodyOf(context, resource));
        const path = `${resource.path}/${expectOne(made, 201).id}`;
        const answers = [made];
        assert.equal((await api.get(path)).headers.etag, made.headers.etag, 'POST');
        for (const method of ['PUT', 'PATCH', 'PUT', 'PATCH']) {
          const written = await api.send(method, path, await bodyOf(context, resource));
          assert.equal((await api.get(path)).headers.etag, written.headers.etag, method);
          answers.push(written);
        }
        const tags = answers.map(({ headers }) => headers.etag);
        const shown = answers.map(({ text }) => text);
        assert.ok(!tags.includes(undefined));
        assert.equal(new Set(tags).size, new Set(shown).size, tags.join(' '));
      },
      needs,
    );

    for (const method of ['PUT', 'PATCH', 'DELETE'])
      add(
        `headers.if-match-${method.toLowerCase()}[${name}]`,
        '5 Headers',
        `If-Match of a ${method} is 412 unless the client has seen what there is`,
        async (context) => {
          const { api, path, row, etag } = await tagged(context, resource);
          const body = method === 'DELETE' ? undefined : await bodyOf(context, resource);
          for (const value of [...stale, `W/${etag}`, etag.slice(1, -1)]) {
            const answer = await api.send(method, path, body, when(value));
            expectError(answer, 412, 'PRECONDITION_FAILED', undefined, value);
          }
          assert.deepEqual(expectOne(await api.get(path)), row, 'nothing was written');
          const missing = `${resource.path}/${missingId}`;
          expectMissing(await api.send(method, missing, body, when('"other"')), 'a missing row');
          const done = await api.send(method, path, body, when(`"other", ${etag}`));
          if (method === 'DELETE') return expectNothing(done);
          expectOne(done);
          const again = await api.send(method, path, body, when(etag));
          expectError(again, 412, 'PRECONDITION_FAILED', undefined, 'the ETag before the change');
          expectOne(await api.send(method, path, body, when('*')), 200, '*');
        },
        needs,
      );
  }

  const main = mainOf(model);
  if (!main) return;
  const needs = needsOf(model, main);

  for (const method of ['PUT', 'PATCH'])
    add(
      `headers.if-match-race-${method.toLowerCase()}`,
      '5 Headers',
      `of concurrent ${method}s with one ETag exactly one wins`,
      async (context) => {
        for (let round = 0; round < 4; round += 1) {
          const { api, path, etag } = await tagged(context, main);
          const bodies: Row[] = [];
          for (let writer = 0; writer < 4; writer += 1) bodies.push(await bodyOf(context, main));
          const answers = await Promise.all(
            bodies.map((body) => api.send(method, path, body, when(etag))),
          );
          const statuses = answers.map(({ status }) => status).sort();
          assert.deepEqual(statuses, [200, 412, 412, 412]);
          const winner = answers.find(({ status }) => status === 200);
          assert.deepEqual(expectOne(await api.get(path)), winner?.json.data);
        }
      },
      needs,
    );

  add(
    'headers.if-match-race-delete',
    '5 Headers',
    'of a concurrent DELETE and PATCH with one ETag exactly one wins',
    async (context) => {
      for (let round = 0; round < 4; round += 1) {
        const { api, path, etag } = await tagged(context, main);
        const body = await bodyOf(context, main);
        const [deleted, patched] = await Promise.all([
          api.delete(path, undefined, when(etag)),
          api.patch(path, body, when(etag)),
        ]);
        const statuses = [deleted.status, patched.status];
        assert.equal([204, 200].filter((won, at) => statuses[at] === won).length, 1, `${statuses}`);
        const lost = deleted.status === 204 ? patched : deleted;
        assert.ok([404, 412].includes(lost.status), String(lost.status));
      }
    },
    needs,
  );

  add(
    'headers.list-has-no-condition',
    '5 Headers',
    'a list and a DELETE carry no ETag of a row, and a list is never 412',
    async (context) => {
      const { api, path, etag } = await tagged(context, main);
      expectStatus(await api.get(main.path, when('"other"')), 200);
      expectStatus(await api.get(main.path, unless(etag)), 200);
      assert.equal((await api.delete(path)).headers.etag, undefined);
    },
    needs,
  );
});
