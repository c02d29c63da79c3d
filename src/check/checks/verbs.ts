import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectList, expectMissing, expectNothing, expectOne, missingId } from '../expect.js';
import { needsOf } from '../model.js';
import { bare, defaultOf, filled, optional } from './defaults.js';
import { bodyOf, creatableOf, crudOf, reread, subjectOf, writerOf } from './subject.js';

export default section('verbs', (model, add) => {
  for (const resource of creatableOf(model)) {
    const { name, path, singular } = resource;
    const needs = needsOf(model, resource);

    add(
      `verbs.post[${name}]`,
      '4 Verbs',
      'POST is 201 with the Location of what it made',
      async (context) => {
        const { api } = await writerOf(context, resource);
        const answer = await api.post(path, await bodyOf(context, resource));
        const row = expectOne(answer, 201);
        const location = new URL(String(answer.headers.location), 'http://localhost').pathname;
        assert.equal(location, `/api/v1${path}/${row.id}`);
        assert.deepEqual(expectOne(await api.get(location.replace('/api/v1', ''))), row);
        assert.equal(row.created_at, row.updated_at, 'made and changed at the same time');
      },
      needs,
    );

    add(
      `verbs.post-defaults[${name}]`,
      '4 Verbs',
      `POST gives what is left out of a ${singular} its default`,
      async (context) => {
        const { api } = await writerOf(context, resource);
        const body = bare(resource, await bodyOf(context, resource));
        const row = expectOne(await api.post(path, body), 201);
        for (const field of optional(resource))
          assert.deepEqual(row[field.name], defaultOf(field), field.name);
      },
      needs,
    );

    add(
      `verbs.delete[${name}]`,
      '4 Verbs',
      'DELETE is 204, then 404 on every verb',
      async (context) => {
        const { api, path: one } = await subjectOf(context, resource);
        const body = await bodyOf(context, resource);
        expectNothing(await api.delete(one));
        expectMissing(await api.delete(one), 'DELETE');
        expectMissing(await api.get(one), 'GET');
        if (resource.kind !== 'crud') return;
        expectMissing(await api.put(one, body), 'PUT');
        expectMissing(await api.patch(one, {}), 'PATCH');
      },
      needs,
    );
  }

  for (const resource of crudOf(model)) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);

    add(
      `verbs.put-defaults[${name}]`,
      '4 Verbs',
      'PUT gives what is left out its default again',
      async (context) => {
        const subject = await subjectOf(context, resource, filled(resource));
        const { api, row, path: one } = subject;
        for (const [field, value] of Object.entries(filled(resource)))
          if (typeof value !== 'string') assert.deepEqual(row[field], value, `made with ${field}`);
        const body = bare(resource, await bodyOf(context, resource));
        const put = expectOne(await api.put(one, body));
        for (const field of optional(resource))
          assert.deepEqual(put[field.name], defaultOf(field), field.name);
        for (const [field, value] of Object.entries(body)) assert.deepEqual(put[field], value);
        assert.equal(put.id, row.id);
        assert.equal(put.created_at, row.created_at);
        assert.deepEqual(await reread(subject), put);
      },
      needs,
    );

    add(
      `verbs.put-no-upsert[${name}]`,
      '4 Verbs',
      'PUT to an id that is not there is 404 and makes nothing',
      async (context) => {
        const { api } = await writerOf(context, resource);
        expectMissing(await api.put(`${path}/${missingId}`, await bodyOf(context, resource)));
        expectMissing(await api.get(`${path}/${missingId}`));
      },
      needs,
    );

    add(
      `verbs.updated-at[${name}]`,
      '1 Base',
      'updated_at moves with a change, created_at never',
      async (context) => {
        const { api, row, path: one } = await subjectOf(context, resource);
        // It is shown to the second.
        await new Promise((resolve) => setTimeout(resolve, 1100));
        for (const method of ['PATCH', 'PUT']) {
          const body = await bodyOf(context, resource);
          const changed = expectOne(await api.send(method, one, body));
          assert.ok(changed.updated_at > row.updated_at, `${method} moves updated_at`);
          assert.equal(changed.created_at, row.created_at, `${method} keeps created_at`);
        }
        const same = expectOne(await api.patch(one, {}));
        assert.equal(same.created_at, row.created_at);
        const listed = expectList(await api.get(`${path}?id=${row.id}`));
        assert.deepEqual(listed, [same]);
      },
      needs,
    );
  }
});
