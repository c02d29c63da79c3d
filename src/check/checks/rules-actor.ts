import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import {
  expectError,
  expectInvalid,
  expectList,
  expectMissing,
  expectNothing,
  expectOne,
  missingId,
} from '../expect.js';
import { type ModelResource, needsOf } from '../model.js';
import { subjectOf } from './subject.js';

/** The body that somebody sent to make a row. */
const sentFor = ({ fields }: ModelResource, row: Record<string, unknown>) =>
  Object.fromEntries(
    fields.filter(({ readOnly }) => !readOnly).map(({ name }) => [name, row[name]]),
  );

export default section('rules', (model, add) => {
  for (const resource of model.resources.filter(({ owner }) => owner === 'actor')) {
    const { name, path, singular, fields } = resource;
    const needs = needsOf(model, resource);
    const clause = '7 Likes and follows';
    const act = (context: Context) => subjectOf(context, resource);

    add(
      `rules.actor-read[${name}]`,
      clause,
      `any user reads and lists the ${name} of others`,
      async (context) => {
        const { row, path: one } = await act(context);
        const { api } = await context.person('bob');
        assert.deepEqual(expectOne(await api.get(one)), row);
        assert.deepEqual(expectList(await api.get(`${path}?id=${row.id}`)), [row]);
      },
      needs,
    );

    add(
      `rules.actor-fixed[${name}]`,
      clause,
      `one ${singular} is not changed: PUT and PATCH are 405 for its own user too`,
      async (context) => {
        const { row, api, path: one } = await act(context);
        for (const method of ['PUT', 'PATCH']) {
          const answer = await api.send(method, one, sentFor(resource, row));
          expectError(answer, 405, 'METHOD_NOT_ALLOWED', undefined, method);
          assert.doesNotMatch(String(answer.headers.allow), /PUT|PATCH/);
        }
      },
      needs,
    );

    add(
      `rules.actor-delete[${name}]`,
      clause,
      `one ${singular} is taken back by its own user: 204, then 404`,
      async (context) => {
        const { row, api, path: one } = await act(context);
        expectNothing(await api.delete(one));
        expectMissing(await api.delete(one));
        expectMissing(await api.get(one));
        expectOne(await api.post(path, sentFor(resource, row)), 201, 'and may be made again');
        expectMissing(await api.delete(`${path}/${missingId}`));
      },
      needs,
    );

    add(
      `rules.actor-delete-others[${name}]`,
      clause,
      `taking back the ${singular} of somebody else is 403, and it stays`,
      async (context) => {
        const { row, path: one } = await act(context);
        const { api } = await context.person('bob');
        expectError(await api.delete(one), 403, 'FORBIDDEN');
        assert.deepEqual(expectOne(await api.get(one)), row);
      },
      needs,
    );

    for (const field of fields.filter(({ unique, to }) => unique && to)) {
      const id = `${name}.${field.name}`;

      add(
        `rules.actor-duplicate[${id}]`,
        clause,
        `the same ${singular} again is 409 on ${field.name}, of somebody else 201`,
        async (context) => {
          const { row, api } = await act(context);
          const body = sentFor(resource, row);
          expectError(await api.post(path, body), 409, 'CONFLICT', field.name);
          const other = expectOne(await (await context.newPerson()).api.post(path, body), 201);
          assert.notEqual(other.id, row.id);
        },
        needs,
      );

      add(
        `rules.actor-race[${id}]`,
        clause,
        `of the same ${singular} several times at once exactly one is made`,
        async (context) => {
          const { row } = await act(context);
          const { api } = await context.newPerson();
          const body = sentFor(resource, row);
          const answers = await Promise.all(Array.from({ length: 5 }, () => api.post(path, body)));
          const statuses = answers.map(({ status }) => status).sort();
          assert.deepEqual(statuses, [201, 409, 409, 409, 409]);
        },
        needs,
      );
    }

    for (const field of fields.filter(({ to }) => to === 'users'))
      add(
        `rules.actor-self[${name}.${field.name}]`,
        clause,
        `one ${singular} of oneself is 400 on ${field.name}`,
        async (context) => {
          const { api, user } = await context.newPerson();
          for (const id of [user.id, user.id.toUpperCase()])
            expectInvalid(await api.post(path, { [field.name]: id }), field.name, id);
          assert.deepEqual(expectList(await api.get(`${path}?${field.name}=${user.id}`)), []);
        },
        needs,
      );
  }
});
