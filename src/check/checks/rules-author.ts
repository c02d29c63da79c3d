import assert from 'node:assert/strict';
import { section } from '../check.js';
import {
  expectError,
  expectList,
  expectMissing,
  expectNothing,
  expectOne,
  missingId,
} from '../expect.js';
import { needsOf } from '../model.js';
import { reread, subjectOf } from './subject.js';

export default section('rules', (model, add) => {
  for (const resource of model.resources.filter(({ owner }) => owner === 'author')) {
    const { name, path, singular } = resource;
    const needs = needsOf(model, resource);
    const clause = '7 Posts and comments';

    add(
      `rules.author-read[${name}]`,
      clause,
      `any user reads and lists ${name} of others`,
      async (context) => {
        const { row, path: one } = await subjectOf(context, resource);
        const { api } = await context.person('bob');
        assert.deepEqual(expectOne(await api.get(one)), row);
        assert.deepEqual(expectList(await api.get(`${path}?id=${row.id}`)), [row]);
      },
      needs,
    );

    for (const method of ['PUT', 'PATCH', 'DELETE'])
      add(
        `rules.author-${method.toLowerCase()}[${name}]`,
        clause,
        `only the author of a ${singular} may ${method} it: others get 403`,
        async (context) => {
          const subject = await subjectOf(context, resource);
          const bob = await context.person('bob');
          const body = await context.rows.body(resource, bob);
          const { etag } = (await bob.api.get(subject.path)).headers;
          const bodies = { PUT: [body], PATCH: [body, {}], DELETE: [undefined] }[method] ?? [];
          for (const each of bodies)
            for (const tag of [undefined, String(etag)]) {
              const options = { headers: { 'if-match': tag } };
              const answer = await bob.api.send(method, subject.path, each, options);
              expectError(answer, 403, 'FORBIDDEN');
            }
          assert.deepEqual(await reread(subject), subject.row);
        },
        needs,
      );

    add(
      `rules.author-missing[${name}]`,
      clause,
      `writing a ${singular} that is not there is 404, not 403`,
      async (context) => {
        const bob = await context.person('bob');
        const body = await context.rows.body(resource, bob);
        for (const [method, sent] of [
          ['PUT', body],
          ['PATCH', {}],
          ['DELETE', undefined],
        ] as const)
          expectMissing(await bob.api.send(method, `${path}/${missingId}`, sent), method);
      },
      needs,
    );

    add(
      `rules.author-own[${name}]`,
      clause,
      `the author changes and deletes a ${singular}, and stays its author`,
      async (context) => {
        const { api, person, path: one } = await subjectOf(context, resource);
        const body = await context.rows.body(resource, person);
        for (const method of ['PUT', 'PATCH']) {
          const changed = expectOne(await api.send(method, one, body), 200, method);
          assert.equal(changed.user_id, person.user.id);
        }
        expectNothing(await api.delete(one));
        expectMissing(await api.get(one));
      },
      needs,
    );

    add(
      `rules.author-admin[${name}]`,
      clause,
      `an administrator is no author of the ${name} of others`,
      async (context) => {
        const subject = await subjectOf(context, resource);
        const { api } = await context.admin();
        expectError(await api.patch(subject.path, {}), 403, 'FORBIDDEN');
        expectError(await api.delete(subject.path), 403, 'FORBIDDEN');
        assert.deepEqual(await reread(subject), subject.row);
      },
      [...new Set([...needs, 'admin' as const])],
    );
  }
});
