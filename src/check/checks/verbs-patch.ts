import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectOne } from '../expect.js';
import { needsOf } from '../model.js';
import { filled, writable } from './defaults.js';
import { bodyOf, crudOf, reread, subjectOf } from './subject.js';

export default section('verbs', (model, add) => {
  for (const resource of crudOf(model)) {
    const { name } = resource;
    const needs = needsOf(model, resource);

    add(
      `verbs.patch-merges[${name}]`,
      '4 Verbs',
      'PATCH changes the fields that it names and leaves the others',
      async (context) => {
        const subject = await subjectOf(context, resource);
        const { api, row, path: one } = subject;
        const body = await bodyOf(context, resource);
        let expected = { ...row };
        for (const [field, value] of Object.entries(body)) {
          const patched = expectOne(await api.patch(one, { [field]: value }), 200, field);
          expected = { ...expected, [field]: value, updated_at: patched.updated_at };
          assert.deepEqual(patched, expected, field);
        }
        assert.deepEqual(await reread(subject), expected);
      },
      needs,
    );

    add(
      `verbs.patch-null[${name}]`,
      '4 Verbs',
      'null clears a field in PATCH, and is 400 on one that cannot be empty',
      async (context) => {
        const { api, path: one } = await subjectOf(context, resource, filled(resource));
        for (const field of writable(resource)) {
          const answer = await api.patch(one, { [field.name]: null });
          if (field.nullable) assert.equal(expectOne(answer, 200, field.name)[field.name], null);
          else expectInvalid(answer, field.name);
        }
      },
      needs,
    );

    add(
      `verbs.patch-empty[${name}]`,
      '4 Verbs',
      'an empty PATCH changes nothing, not even the ETag',
      async (context) => {
        const { api, path: one } = await subjectOf(context, resource);
        const before = await api.get(one);
        // A change of updated_at shows in the next second.
        await new Promise((resolve) => setTimeout(resolve, 1100));
        const same = await api.patch(one, {});
        assert.deepEqual(expectOne(same), expectOne(before));
        assert.equal(same.headers.etag, before.headers.etag);
      },
      needs,
    );

    for (const field of writable(resource).filter(({ type }) => type === 'json'))
      add(
        `verbs.json-replaced[${name}.${field.name}]`,
        '4 Verbs',
        'PATCH replaces a JSON field whole',
        async (context) => {
          const first = { [field.name]: { a: 1, b: { c: [1, 2] } } };
          const { api, path: one } = await subjectOf(context, resource, first);
          const second = { [field.name]: { b: { d: null } } };
          assert.deepEqual(expectOne(await api.patch(one, second))[field.name], second[field.name]);
          assert.deepEqual(expectOne(await api.get(one))[field.name], second[field.name]);
        },
        needs,
      );
  }
});
