import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectList, expectMissing, expectOne, missingId } from '../expect.js';
import { type Model, type ModelResource, needsOf } from '../model.js';
import { isPrivate, type Row, reread, subjectOf } from './subject.js';

/** A row of one user, and another user who tries to get at it. */
const strangers = async (context: Context, resource: ModelResource) => {
  const subject = await subjectOf(context, resource);
  const { headers } = await subject.api.get(subject.path);
  const stranger = await context.person('stranger');
  return { subject, stranger, tag: { headers: { 'if-match': String(headers.etag) } } };
};

/** A body that the stranger may send: what it points to is theirs. */
const bodyOfStranger = async (context: Context, resource: ModelResource): Promise<Row> =>
  context.rows.body(resource, await context.person('stranger'));

export const privateOf = (model: Model): ModelResource[] => model.resources.filter(isPrivate);

export default section('ownership', (model, add) => {
  for (const resource of privateOf(model)) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);
    const clause = '7 Rows of users';

    add(
      `ownership.read[${name}]`,
      clause,
      `nobody reads another user's ${name}: 404, as for a row that is not there`,
      async (context) => {
        const { subject, stranger } = await strangers(context, resource);
        const found = await subject.api.get(subject.path);
        const known = { headers: { 'if-none-match': String(found.headers.etag) } };
        for (const options of [{}, known, { headers: { 'if-none-match': '*' } }])
          expectMissing(await stranger.api.get(subject.path, options));
        assert.equal((await stranger.api.send('HEAD', subject.path)).status, 404);
      },
      needs,
    );

    add(
      `ownership.list[${name}]`,
      clause,
      `nobody finds another user's ${name} in a list, whatever they filter by`,
      async (context) => {
        const { subject } = await strangers(context, resource);
        const { api } = await context.newPerson();
        const { id, user_id: owner } = subject.row;
        const queries = [
          '',
          '?limit=100&sort=id',
          `?id=${id}`,
          `?id_in=${id}`,
          `?id_ne=${missingId}`,
        ];
        if (owner) queries.push(`?user_id=${owner}`, `?user_id_in=${owner}`);
        for (const query of queries) {
          const answer = await api.get(`${path}${query}`);
          assert.deepEqual(expectList(answer, query), [], query);
          assert.equal(answer.json.pagination.total, 0, query);
        }
        assert.deepEqual(expectList(await api.get(`${path}?cursor=`)), []);
      },
      needs,
    );

    if (resource.kind === 'crud')
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        add(
          `ownership.${method.toLowerCase()}[${name}]`,
          clause,
          `nobody reaches another user's ${name} with ${method}: 404, and the row stays as it was`,
          async (context) => {
            const { subject, stranger, tag } = await strangers(context, resource);
            const full = await bodyOfStranger(context, resource);
            const bodies =
              method === 'DELETE' ? [undefined] : [full, ...(method === 'PUT' ? [] : [{}])];
            for (const body of bodies)
              for (const options of [{}, tag, { headers: { 'if-match': '*' } }])
                expectMissing(await stranger.api.send(method, subject.path, body, options));
            assert.deepEqual(await reread(subject), subject.row);
          },
          needs,
        );

    if (resource.kind === 'crud')
      add(
        `ownership.alike[${name}]`,
        clause,
        `another user's row of ${name} and one that is not there cannot be told apart`,
        async (context) => {
          const { subject, stranger } = await strangers(context, resource);
          const told = async (id: string) => {
            const answers = [];
            for (const [method, body] of [
              ['PUT', { nothing: 1 }],
              ['PATCH', { nothing: 1 }],
              ['PATCH', null],
              ['DELETE', undefined],
            ] as const)
              for (const tag of [undefined, '"x"', '*']) {
                const headers = { 'if-match': tag };
                const { status, json } = await stranger.api.send(method, `${path}/${id}`, body, {
                  headers,
                });
                answers.push({ status, error: { ...json?.error, request_id: '' } });
              }
            return answers;
          };
          assert.deepEqual(await told(subject.row.id), await told(missingId));
          assert.deepEqual(await reread(subject), subject.row);
        },
        needs,
      );

    add(
      `ownership.admin[${name}]`,
      clause,
      `an administrator is no owner of other users' ${name}`,
      async (context) => {
        const { subject } = await strangers(context, resource);
        const { api } = await context.admin();
        expectMissing(await api.get(subject.path));
        assert.deepEqual(expectList(await api.get(`${path}?id=${subject.row.id}`)), []);
        if (resource.kind !== 'crud') return;
        expectMissing(await api.patch(subject.path, {}));
        expectMissing(await api.delete(subject.path));
        expectOne(await subject.api.get(subject.path));
      },
      [...new Set([...needs, 'admin' as const])],
    );
  }
});
