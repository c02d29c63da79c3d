import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectList } from '../expect.js';
import { needsOf } from '../model.js';
import { isSortable } from '../values/operators.js';
import { datasetOf, idsOf, listed, listFields } from './dataset.js';
import type { Row } from './subject.js';

/** Every page from the first to the last. */
const walk = async (api: Client, list: string): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor: string | null = '';
  for (let page = 0; cursor !== null; page += 1) {
    assert.ok(page < 60, 'the walk ends');
    const answer = await api.get(`${list}&cursor=${encodeURIComponent(cursor)}`);
    rows.push(...expectList(answer, list));
    assert.deepEqual(Object.keys(answer.json.pagination).sort(), ['limit', 'next_cursor']);
    cursor = answer.json.pagination.next_cursor;
    assert.ok(page === 0 || answer.json.data.length > 0, 'null comes with the last row');
  }
  return rows;
};

export default section('pagination', (model, add) => {
  for (const resource of model.resources) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);

    add(
      `pagination.cursor[${name}]`,
      '3 Lists',
      'a cursor walks every row once in the order of the list, and ends with null',
      async (context) => {
        const set = await datasetOf(context, resource);
        const { api } = set.person;
        const plain = idsOf(await listed(api, resource, set, 'limit=100'));
        for (const limit of [2, plain.length, 100]) {
          const rows = await walk(api, `${path}?${set.scope}limit=${limit}`);
          assert.deepEqual(idsOf(rows), plain, `by ${limit}`);
        }
      },
      needs,
    );

    add(
      `pagination.cursor-sorted[${name}]`,
      '3 Lists',
      'a cursor walks every row once in the order of every sort',
      async (context) => {
        const set = await datasetOf(context, resource);
        const { api } = set.person;
        const fields = listFields(resource)
          .filter(isSortable)
          .map((field) => field.name);
        const pairs = fields.map((field, at) => `${field},-${fields.at(at - 1)}`);
        for (const sort of [...fields.map((field) => `-${field}`), ...pairs]) {
          const plain = idsOf(await listed(api, resource, set, `limit=100&sort=${sort}`));
          const rows = await walk(api, `${path}?${set.scope}limit=5&sort=${sort}`);
          assert.deepEqual(idsOf(rows), plain, sort);
        }
      },
      needs,
    );

    add(
      `pagination.cursor-filtered[${name}]`,
      '3 Lists',
      'filters apply on every page of a cursor',
      async (context) => {
        const set = await datasetOf(context, resource);
        const some = idsOf(set.rows).filter((_, row) => row % 2 === 0);
        const rows = await walk(set.person.api, `${path}?id_in=${some}&limit=1`);
        assert.deepEqual(idsOf(rows).toSorted(), some.toSorted());
      },
      needs,
    );
  }
});
