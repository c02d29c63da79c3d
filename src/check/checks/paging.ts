import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectList } from '../expect.js';
import { needsOf } from '../model.js';
import { datasetOf, idsOf } from './dataset.js';
import { isPrivate, mainOf } from './subject.js';

/** What is not an integer in bounds, each in another way. */
const badNumbers = ['0', '-1', '1.5', 'x', '', '1e1', '0x1', '%201', '%2B5', '9'.repeat(20), '%00'];

export default section('pagination', (model, add) => {
  for (const resource of model.resources) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);

    add(
      `pagination.pages[${name}]`,
      '3 Lists',
      'pages cover every row once, with total and pages',
      async (context) => {
        const set = await datasetOf(context, resource);
        const { api } = set.person;
        const total = set.rows.length;
        const limit = total > 5 ? 5 : 2;
        const pages = Math.ceil(total / limit);
        const seen: string[] = [];
        for (let page = 1; page <= pages; page += 1) {
          const answer = await api.get(`${path}?${set.scope}limit=${limit}&page=${page}`);
          const rows = expectList(answer);
          assert.equal(rows.length, Math.min(limit, total - (page - 1) * limit), `page ${page}`);
          assert.deepEqual(answer.json.pagination, { page, limit, total, pages });
          seen.push(...idsOf(rows));
        }
        assert.deepEqual(seen.toSorted(), idsOf(set.rows).toSorted());
      },
      needs,
    );

    add(
      `pagination.past-end[${name}]`,
      '3 Lists',
      'a page past the end is 200 with no rows',
      async (context) => {
        const set = await datasetOf(context, resource);
        const answer = await set.person.api.get(`${path}?${set.scope}page=10000&limit=100`);
        assert.deepEqual(expectList(answer), []);
        const total = set.rows.length;
        assert.deepEqual(answer.json.pagination, { page: 10000, limit: 100, total, pages: 1 });
      },
      needs,
    );

    add(
      `pagination.bounds[${name}]`,
      '3 Lists',
      'page is 1 to 10000 and limit 1 to 100',
      async (context) => {
        const { api } = await context.person('ann');
        for (const query of ['page=1', 'page=10000', 'limit=1', 'limit=100'])
          expectList(await api.get(`${path}?${query}`), query);
        for (const query of ['page=0', 'page=10001', 'limit=0', 'limit=101'])
          expectInvalid(await api.get(`${path}?${query}`), query.split('=')[0] ?? '', query);
      },
    );

    add(
      `pagination.total[${name}]`,
      '3 Lists',
      'total counts what the filter keeps',
      async (context) => {
        const set = await datasetOf(context, resource);
        const some = idsOf(set.rows).slice(0, 3);
        const answer = await set.person.api.get(`${path}?id_in=${some}&limit=2`);
        assert.equal(expectList(answer).length, 2);
        assert.deepEqual(answer.json.pagination, { page: 1, limit: 2, total: 3, pages: 2 });
      },
      needs,
    );

    if (isPrivate(resource))
      add(`pagination.empty[${name}]`, '3 Lists', 'an empty list has 0 pages', async (context) => {
        const { api } = await context.person('idle');
        const answer = await api.get(path);
        assert.deepEqual(expectList(answer), []);
        assert.deepEqual(answer.json.pagination, { page: 1, limit: 20, total: 0, pages: 0 });
      });
  }

  const main = mainOf(model);
  if (!main) return;
  const { path } = main;

  add(
    'pagination.defaults',
    '3 Lists',
    'without parameters it is page 1 of 20',
    async (context) => {
      const person = main.owner === 'admin' ? await context.admin() : await context.newPerson();
      const ids = [];
      for (let row = 0; row < 21; row += 1) ids.push((await context.rows.create(main, person)).id);
      const scope = isPrivate(main) ? '' : `id_in=${ids}`;
      const answer = await person.api.get(`${path}?${scope}`);
      assert.equal(expectList(answer).length, 20);
      assert.deepEqual(answer.json.pagination, { page: 1, limit: 20, total: 21, pages: 2 });
      const cursor = await person.api.get(`${path}?${scope}&cursor=`);
      assert.equal(expectList(cursor).length, 20, 'with cursor too');
      assert.equal(expectList(await person.api.get(`${path}?${scope}&limit=100`)).length, 21);
    },
    needsOf(model, main),
  );

  for (const parameter of ['page', 'limit'])
    add(
      `pagination.${parameter}-refused`,
      '3 Lists',
      `a ${parameter} that is not an integer in bounds is 400 on it`,
      async (context) => {
        const { api } = await context.person('ann');
        for (const value of badNumbers)
          expectInvalid(await api.get(`${path}?${parameter}=${value}`), parameter, value);
      },
    );

  add('pagination.repeated', '3 Lists', 'a repeated parameter is 400 on it', async (context) => {
    const { api } = await context.person('ann');
    const queries = {
      page: 'page=1&page=1',
      limit: 'limit=5&limit=5',
      sort: 'sort=id&sort=id',
      cursor: 'cursor=&cursor=',
      id: `id=${'0'.repeat(8)}&id=x`,
      created_at_null: 'created_at_null=true&created_at_nul%6c=true',
    };
    for (const [field, query] of Object.entries(queries))
      expectInvalid(await api.get(`${path}?${query}`), field, query);
  });

  add('pagination.brackets', '3 Lists', 'a parameter with brackets is unknown', async (context) => {
    const { api } = await context.person('ann');
    for (const name of ['page[]', 'limit[a]', 'id[]', 'sort[0]'])
      expectInvalid(await api.get(`${path}?${name}=1`), name, name);
  });
});
