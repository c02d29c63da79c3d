import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectInvalid, expectList, expectOne } from '../expect.js';
import { found, rows } from '../filter-cases.js';
import { newPerson } from '../people.js';

const seeded = async (context: Parameters<typeof newPerson>[0]): Promise<Client> => {
  const { api } = await newPerson(context);
  const mark = Math.random().toString(36).slice(2, 8);
  for (const row of rows) {
    const code = row.code && `${row.code}${mark}`;
    expectOne(await api.post('/specimens', { ...row, code }), 201, row.label);
  }
  return api;
};

const labels = async (api: Client, query: string): Promise<string> =>
  expectList(await api.get(`/specimens?sort=label&${query}`), query)
    .map((row) => row.label)
    .join('');

const stamps = async (api: Client, row: { created_at: string; label: string }): Promise<void> => {
  const at = encodeURIComponent(row.created_at);
  const next = encodeURIComponent(
    new Date(Date.parse(row.created_at) + 1000).toISOString().replace('.000', ''),
  );
  assert.ok(
    (await labels(api, `created_at=${at}`)).includes(row.label),
    'equal at the second shown',
  );
  assert.ok(
    !(await labels(api, `created_at_ne=${at}`)).includes(row.label),
    'ne at the second shown',
  );
  assert.ok(
    !(await labels(api, `created_at_gt=${at}`)).includes(row.label),
    'gt at the second shown',
  );
  assert.ok(
    (await labels(api, `created_at_lte=${at}`)).includes(row.label),
    'lte at the second shown',
  );
  assert.ok(
    (await labels(api, `created_at_lt=${next}`)).includes(row.label),
    'lt of the next second',
  );
  assert.ok(
    (await labels(api, `updated_at_in=${at}`)).includes(row.label),
    'in at the second shown',
  );
};

export default section('3 Lists: filters', (check) => {
  for (const [type, cases] of Object.entries(found))
    check(
      '3 filters',
      `operators of ${type}`,
      async (context) => {
        const api = await seeded(context);
        for (const [query, expected] of cases)
          if (expected !== '400') assert.equal(await labels(api, query), expected, query);
      },
      ['kitchen'],
    );

  check(
    '3 filters',
    'timestamps compare at the second that is shown',
    async (context) => {
      const api = await seeded(context);
      for (const row of expectList(await api.get('/specimens'))) await stamps(api, row);
    },
    ['kitchen'],
  );

  check(
    '3 filters',
    'a ref and an id filter by value',
    async (context) => {
      const api = await seeded(context);
      const project = expectOne(await api.post('/projects', { name: 'P' }), 201);
      const row = expectOne(
        await api.post('/specimens', { label: 'e', project_id: project.id }),
        201,
      );
      assert.equal(await labels(api, `project_id=${project.id}`), 'e');
      assert.equal(await labels(api, `project_id_ne=${project.id}`), 'abcd');
      assert.equal(await labels(api, `id_in=${row.id}`), 'e');
      assert.equal(await labels(api, `id=${row.id}`), 'e');
    },
    ['kitchen'],
  );

  check(
    '3 filters',
    'the total counts what the filter keeps',
    async (context) => {
      const api = await seeded(context);
      const answer = await api.get('/specimens?active=true&limit=1');
      assert.deepEqual(answer.json.pagination, { page: 1, limit: 1, total: 2, pages: 2 });
    },
    ['kitchen'],
  );

  const fifty = (count: number) => Array.from({ length: count }, (_, index) => index).join(',');
  check(
    '3 filters',
    '_in takes 50 values, _like 100 characters',
    async (context) => {
      const { api } = await newPerson(context);
      expectList(await api.get(`/specimens?amount_in=${fifty(50)}`));
      expectInvalid(await api.get(`/specimens?amount_in=${fifty(51)}`), 'amount_in');
      expectList(await api.get(`/specimens?label_like=${encodeURIComponent('😀'.repeat(100))}`));
      expectInvalid(await api.get(`/specimens?label_like=${'x'.repeat(101)}`), 'label_like');
    },
    ['kitchen'],
  );
});
