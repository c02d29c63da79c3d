import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectOne } from '../expect.js';
import { needsOf } from '../model.js';
import { bodyOf, crudOf, subjectOf, uniquely, writerOf } from './subject.js';

export default section('validation', (model, add) => {
  for (const resource of crudOf(model)) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);
    for (const field of resource.fields.filter(({ unique, readOnly }) => unique && !readOnly)) {
      const id = `${name}.${field.name}`;
      add(
        `validation.unique[${id}]`,
        '2 Envelopes',
        `a second ${resource.singular} with the same ${field.name} is 409 on it`,
        async (context) => {
          const { api, row, path: one } = await subjectOf(context, resource, uniquely(field));
          const other = await subjectOf(context, resource);
          const again = { [field.name]: row[field.name] };
          const body = await bodyOf(context, resource, again);
          expectError(await api.post(path, body), 409, 'CONFLICT', field.name, 'POST');
          expectError(await api.patch(other.path, again), 409, 'CONFLICT', field.name, 'PATCH');
          expectError(await api.put(other.path, body), 409, 'CONFLICT', field.name, 'PUT');
          expectOne(await api.put(one, body), 200, 'its own value stays');
        },
        needs,
      );

      add(
        `validation.unique-race[${id}]`,
        '2 Envelopes',
        `of several at once with the same ${field.name} exactly one is made`,
        async (context) => {
          const { api } = await writerOf(context, resource);
          const body = await bodyOf(context, resource, uniquely(field));
          const answers = await Promise.all(Array.from({ length: 5 }, () => api.post(path, body)));
          const statuses = answers.map(({ status }) => status).sort();
          assert.deepEqual(statuses, [201, 409, 409, 409, 409]);
        },
        needs,
      );

      if (resource.ownerField && field.type !== 'ref')
        add(
          `validation.unique-per-user[${id}]`,
          '7 Who may do what',
          `the ${field.name} of one user says nothing to another`,
          async (context) => {
            const [ann, bob] = [await context.person('ann'), await context.person('bob')];
            const value = uniquely(field);
            for (const person of [ann, bob]) {
              const body = await context.rows.body(resource, person, value);
              expectOne(await person.api.post(path, body), 201);
            }
          },
          needs,
        );
    }
  }
});
