import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectList, expectOne } from '../expect.js';
import { needsOf } from '../model.js';

export default section('rules', (model, add) => {
  for (const resource of model.resources) {
    const { name, path, parent, kind } = resource;
    const key = resource.fields.find((field) => field.name === parent);
    const above = model.resources.find((target) => target.name === key?.to);
    if (!key || !above) continue;
    const needs = [...new Set([...needsOf(model, resource), ...needsOf(model, above)])];

    if (kind === 'crud')
      add(
        `rules.parent[${name}]`,
        '7 Rows of users',
        `${name} belong to whom their ${above.singular} belongs to, without a column of their own`,
        async (context) => {
          const person = await context.newPerson();
          const one = await context.rows.create(above, person);
          const other = await context.rows.create(above, person);
          const rows = [];
          for (const { id } of [one, one, other])
            rows.push(await context.rows.create(resource, person, { [key.name]: id }));
          assert.ok(!('user_id' in rows[0]), 'no user_id');
          assert.equal(expectList(await person.api.get(path)).length, 3);
          const answer = await person.api.get(`${path}?${key.name}=${one.id}`);
          assert.equal(expectList(answer).length, 2);
          for (const row of rows) expectOne(await person.api.get(`${path}/${row.id}`));
        },
        needs,
      );

    add(
      `rules.parent-of-others[${name}]`,
      '7 Rows of users',
      `filtering ${name} by another user's ${above.singular} finds nothing`,
      async (context) => {
        const row = await context.rows.create(resource, await context.person('ann'));
        const { api } = await context.person('stranger');
        for (const query of [`${key.name}=${row[key.name]}`, `${key.name}_in=${row[key.name]}`]) {
          const answer = await api.get(`${path}?${query}`);
          assert.deepEqual(expectList(answer, query), []);
          assert.equal(answer.json.pagination.total, 0);
        }
      },
      needs,
    );
  }

  for (const resource of model.resources.filter(({ owner }) => owner === 'user'))
    for (const field of resource.fields) {
      const target = model.resources.find(({ name }) => name === field.to);
      if (!field.unique || !target || target.owner === 'user' || target.owner === 'parent')
        continue;
      add(
        `rules.unique-per-user[${resource.name}.${field.name}]`,
        '7 Cart items',
        `${field.name} is unique for one user, and two users may have the same`,
        async (context) => {
          const ann = await context.person('ann');
          const row = await context.rows.create(resource, ann);
          const same = { [field.name]: row[field.name] };
          const bob = await context.rows.create(resource, await context.person('bob'), same);
          assert.equal(bob[field.name], row[field.name]);
          assert.notEqual(bob.id, row.id);
        },
        needsOf(model, resource),
      );
    }
});
