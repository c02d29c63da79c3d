import assert from 'node:assert/strict';
import { type Context, section } from '../check.js';
import { expectInvalid, expectList, expectNothing, expectStatus } from '../expect.js';
import { type ModelResource, needsOf } from '../model.js';
import { datasetOf, idsOf } from './dataset.js';
import { followed, linksOf } from './links.js';
import { isPrivate, mainOf, type Row } from './subject.js';

/** Rows of one person alone, the oldest first. */
const alone = async (context: Context, resource: ModelResource, count: number) => {
  const admin = resource.owner === 'admin';
  const person = admin ? await context.admin() : await context.newPerson();
  const rows: Row[] = [];
  for (let row = 0; row < count; row += 1) rows.push(await context.rows.create(resource, person));
  return { person, api: person.api, rows };
};

const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

const forged = [
  'x',
  '%00',
  'null',
  'bnVsbA',
  '1',
  '%F0%9F%98%80',
  encoded([]),
  encoded({}),
  encoded([1, 2]),
  encoded({ v: ['x'], id: 'x' }),
  encoded(["'; select pg_sleep(9); --"]),
  encoded({ created_at: '2025-01-07T10:30:00Z', id: 'x' }),
  'a'.repeat(5000),
];

export default section('pagination', (model, add) => {
  const main = mainOf(model);
  if (!main) return;
  const { path } = main;
  const needs = needsOf(model, main);
  const scopeOf = (rows: Row[]) => (isPrivate(main) ? '' : `id_in=${idsOf(rows)}&`);

  add(
    'pagination.cursor-stable',
    '3 Lists',
    'a cursor loses and doubles no row while others come and go',
    async (context) => {
      const { person, api, rows } = await alone(context, main, 8);
      const list = `${path}?${scopeOf(rows)}limit=3`;
      const before = idsOf(expectList(await api.get(`${path}?${scopeOf(rows)}limit=100`)));
      const first = await api.get(`${list}&cursor=`);
      const seen = idsOf(expectList(first));
      await context.rows.create(main, person);
      expectNothing(await api.delete(`${path}/${seen.at(-1)}`));
      let cursor = first.json.pagination.next_cursor;
      while (cursor) {
        const answer = await api.get(`${list}&cursor=${encodeURIComponent(cursor)}`);
        seen.push(...idsOf(expectList(answer)));
        cursor = answer.json.pagination.next_cursor;
      }
      assert.deepEqual(seen, before);
    },
    needs,
  );

  add(
    'pagination.cursor-and-page',
    '3 Lists',
    'cursor and page exclude each other',
    async (context) => {
      const { api } = await context.person('ann');
      for (const query of ['cursor=&page=1', 'page=2&cursor=', 'cursor=x&page=1']) {
        const answer = expectStatus(await api.get(`${path}?${query}`), 400, query);
        assert.ok(['cursor', 'page'].includes(answer.json.error.field), answer.text);
      }
    },
  );

  add(
    'pagination.cursor-limit',
    '3 Lists',
    'limit is 1 to 100 with cursor too',
    async (context) => {
      const { api } = await context.person('ann');
      expectList(await api.get(`${path}?cursor=&limit=100`));
      for (const limit of ['0', '101', 'x'])
        expectInvalid(await api.get(`${path}?cursor=&limit=${limit}`), 'limit', limit);
    },
  );

  add(
    'pagination.cursor-forged',
    '3 Lists',
    'a forged cursor is 400 on cursor',
    async (context) => {
      const { api } = await context.person('ann');
      for (const cursor of forged)
        expectInvalid(await api.get(`${path}?cursor=${cursor}`), 'cursor', cursor.slice(0, 40));
    },
  );

  add(
    'pagination.cursor-changed',
    '3 Lists',
    'a cursor that was changed is 400 on cursor or still only a place in the list',
    async (context) => {
      const set = await datasetOf(context, main);
      const { api } = set.person;
      const list = `${path}?${set.scope}limit=2`;
      const start = await api.get(`${list}&cursor=`);
      const { next_cursor: cursor } = start.json.pagination;
      const middle = Math.floor(cursor.length / 2);
      const swapped = cursor[middle] === 'A' ? 'B' : 'A';
      const own = new Set(idsOf(set.rows));
      const changes = [
        cursor.slice(0, -4),
        cursor.slice(4),
        cursor + cursor,
        `${cursor.slice(0, middle)}${swapped}${cursor.slice(middle + 1)}`,
        cursor.toLowerCase(),
      ];
      for (const changed of changes) {
        const answer = await api.get(`${list}&cursor=${encodeURIComponent(changed)}`);
        if (answer.status !== 200) expectInvalid(answer, 'cursor', changed);
        else for (const id of idsOf(expectList(answer))) assert.ok(own.has(id), changed);
      }
    },
    needs,
  );

  add(
    'pagination.cursor-other-sort',
    '3 Lists',
    'a cursor of another sort is 400 on cursor',
    async (context) => {
      const set = await datasetOf(context, main);
      const { api } = set.person;
      const start = await api.get(`${path}?${set.scope}limit=2&cursor=`);
      const cursor = encodeURIComponent(start.json.pagination.next_cursor);
      for (const sort of ['id', 'created_at', '-updated_at', '-created_at,-updated_at'])
        expectInvalid(await api.get(`${path}?sort=${sort}&cursor=${cursor}`), 'cursor', sort);
      expectList(await api.get(`${path}?${set.scope}sort=-created_at&cursor=${cursor}`));
    },
    needs,
  );

  add(
    'pagination.cursor-link',
    '3 Lists',
    'with cursor Link leads to the next page as long as there is one',
    async (context) => {
      const set = await datasetOf(context, main);
      const { api } = set.person;
      const half = Math.ceil(set.rows.length / 2);
      const start = await api.get(`${path}?${set.scope}limit=${half}&cursor=`);
      const { next } = linksOf(start);
      assert.ok(next, 'next is there');
      assert.equal(next.searchParams.get('cursor'), start.json.pagination.next_cursor);
      const rest = await api.get(followed(next));
      const seen = [...expectList(start), ...expectList(rest)];
      assert.deepEqual(idsOf(seen).toSorted(), idsOf(set.rows).toSorted());
      assert.equal(rest.json.pagination.next_cursor, null);
      assert.ok(!('next' in linksOf(rest)), 'no next at the end');
      for (const rel of ['prev', 'last']) assert.ok(!(rel in linksOf(start)), rel);
    },
    needs,
  );

  if (isPrivate(main))
    add(
      'pagination.cursor-foreign',
      '3 Lists',
      "another user's cursor shows nothing of theirs",
      async (context) => {
        const set = await datasetOf(context, main);
        const start = await set.person.api.get(`${path}?limit=1&cursor=`);
        const cursor = encodeURIComponent(start.json.pagination.next_cursor);
        const stranger = await context.person('idle');
        const answer = await stranger.api.get(`${path}?limit=100&cursor=${cursor}`);
        if (answer.status === 200) assert.deepEqual(expectList(answer), []);
        else expectInvalid(answer, 'cursor');
      },
      needs,
    );
});
