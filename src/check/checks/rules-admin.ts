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
  for (const resource of model.resources.filter(({ owner }) => owner === 'admin')) {
    const { name, path, singular } = resource;
    const clause = '7 Products and categories';

    add(
      `rules.public-read[${name}]`,
      clause,
      `anyone reads and lists ${name}, without a token too`,
      async (context) => {
        const { row, path: one } = await subjectOf(context, resource);
        const { api } = await context.person('ann');
        for (const reader of [context.api, api]) {
          assert.deepEqual(expectOne(await reader.get(one)), row);
          assert.deepEqual(expectList(await reader.get(`${path}?id=${row.id}`)), [row]);
        }
        assert.ok(!('user_id' in row), 'belongs to no user');
      },
      ['admin'],
    );

    add(
      `rules.public-list[${name}]`,
      clause,
      `the list of ${name} needs no token`,
      async ({ api }) => {
        expectList(await api.get(path));
        expectMissing(await api.get(`${path}/${missingId}`));
      },
    );

    for (const [method, one] of [
      ['POST', false],
      ['PUT', true],
      ['PATCH', true],
      ['DELETE', true],
    ] as const)
      add(
        `rules.admin-${method.toLowerCase()}[${name}]`,
        clause,
        `${method} of ${name} is 403 for everyone but administrators, whatever they send`,
        async (context) => {
          const { api } = await context.person('ann');
          const target = one ? `${path}/${missingId}` : path;
          for (const body of method === 'DELETE' ? [undefined] : [undefined, {}, { nothing: 1 }])
            expectError(await api.send(method, target, body), 403, 'FORBIDDEN');
        },
      );

    add(
      `rules.admin-only[${name}]`,
      clause,
      `a user who is no administrator leaves every ${singular} as it was`,
      async (context) => {
        const subject = await subjectOf(context, resource);
        const { api } = await context.person('ann');
        const body = await context.rows.body(resource, await context.admin());
        expectError(await api.post(path, body), 403, 'FORBIDDEN');
        for (const method of ['PUT', 'PATCH', 'DELETE']) {
          const sent = method === 'DELETE' ? undefined : body;
          expectError(
            await api.send(method, subject.path, sent),
            403,
            'FORBIDDEN',
            undefined,
            method,
          );
        }
        assert.deepEqual(await reread(subject), subject.row);
      },
      ['admin'],
    );

    add(
      `rules.admin-write[${name}]`,
      clause,
      `an administrator makes, replaces, changes and deletes a ${singular}`,
      async (context) => {
        const { api, person, path: one } = await subjectOf(context, resource);
        const body = await context.rows.body(resource, person);
        for (const method of ['PUT', 'PATCH'])
          expectOne(await api.send(method, one, body), 200, method);
        expectNothing(await api.delete(one));
        expectMissing(await context.api.get(one));
      },
      ['admin'],
    );
  }

  for (const resource of model.resources)
    for (const field of resource.fields) {
      const target = model.resources.find(({ name }) => name === field.to);
      if (field.onDelete !== 'restrict' || target?.kind !== 'crud') continue;
      add(
        `rules.in-use[${resource.name}.${field.name}]`,
        '7 Products and categories',
        `a ${target.singular} that ${resource.name} refer to is kept: 409`,
        async (context) => {
          const writer =
            target.owner === 'admin' ? await context.admin() : await context.person('ann');
          const given = field.required
            ? {}
            : { [field.name]: (await context.rows.create(target, writer)).id };
          const { row } = await subjectOf(context, resource, given);
          const one = `${target.path}/${row[field.name]}`;
          const before = expectOne(await writer.api.get(one));
          expectError(await writer.api.delete(one), 409, 'CONFLICT');
          assert.deepEqual(expectOne(await writer.api.get(one)), before);
        },
        [...new Set([...needsOf(model, resource), ...needsOf(model, target)])],
      );
    }
});
