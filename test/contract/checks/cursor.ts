import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectInvalid, expectList, expectNothing, expectOne, expectStatus } from '../expect.js';
import { newPerson } from '../people.js';

const walk = async (api: Client, query: string): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = [];
  let cursor: string | null = '';
  for (let page = 0; cursor !== null; page += 1) {
    assert.ok(page < 100, 'the walk ends');
    const answer = await api.get(`/specimens?${query}&cursor=${encodeURIComponent(cursor)}`);
    rows.push(...expectList(answer, query));
    assert.deepEqual(Object.keys(answer.json.pagination).sort(), ['limit', 'next_cursor']);
    cursor = answer.json.pagination.next_cursor;
  }
  return rows;
};

const specimen = (index: number): Record<string, unknown> => ({
  label: `L${index % 4}`,
  amount: index % 3 === 0 ? null : index % 5,
  ratio: index % 4 === 0 ? null : index / 7,
  price: index % 5 === 0 ? null : (index % 6) + 0.1,
  checked: [null, true, false][index % 3],
  day: index % 2 === 0 ? null : `2025-01-0${(index % 7) + 1}`,
  at_time: index % 4 === 1 ? null : `0${index % 9}:00:00`,
  moment: index % 6 === 0 ? null : `2025-01-07T10:3${index % 3}:00Z`,
  mood: ['calm', 'wild', 'odd'][index % 3],
});

const sorts = [
  ['sort=-created_at', '-created_at'],
  ['sort=amount', 'amount'],
  ['sort=-amount', '-amount'],
  ['sort=-ratio,label', '-ratio,label'],
  ['sort=price,-label', 'price,-label'],
  ['sort=checked,-day,moment', 'checked,-day,moment'],
  ['sort=-moment,at_time', '-moment,at_time'],
  ['sort=mood,-amount,-label', 'mood,-amount,-label'],
  ['sort=label', 'label'],
  ['sort=-id', '-id'],
  ['sort=project_id,-updated_at', 'project_id,-updated_at'],
] as const;

type Row = Record<string, unknown>;

/** What section 3 says: nulls last in both directions, then by id. */
const compare =
  (sort: string) =>
  (a: Row, b: Row): number => {
    for (const key of [...sort.split(','), 'id']) {
      const descending = key.startsWith('-');
      const field = descending ? key.slice(1) : key;
      const [left, right] = [a[field], b[field]];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      const less = (left as string) < (right as string);
      return less === descending ? 1 : -1;
    }
    return 0;
  };

export default section('3 Lists: cursor', (check) => {
  check(
    '3 cursor',
    'walks every row once in the order of the sort, nulls last',
    async (context) => {
      const { api } = await newPerson(context);
      const made = [];
      for (let index = 0; index < 23; index += 1)
        made.push(expectOne(await api.post('/specimens', specimen(index)), 201));
      const stored = expectList(await api.get('/specimens?limit=100'));
      for (const [query, sort] of sorts) {
        const plain = expectList(await api.get(`/specimens?${query}&limit=100`), query);
        const ids = plain.map((row) => row.id);
        if (!/created_at|updated_at/.test(sort))
          assert.deepEqual(
            ids,
            stored.toSorted(compare(sort)).map((row) => row.id),
            `page ${sort}`,
          );
        for (const limit of [1, 4, 23])
          assert.deepEqual(
            (await walk(api, `${query}&limit=${limit}`)).map((row) => row.id),
            ids,
            `cursor ${sort} by ${limit}`,
          );
      }
      assert.equal(made.length, stored.length);
    },
    ['kitchen'],
  );

  check(
    '3 cursor',
    'loses and doubles no row while others come and go',
    async (context) => {
      const { api } = await newPerson(context);
      for (let index = 0; index < 12; index += 1)
        expectOne(await api.post('/specimens', { label: `C${index}` }), 201);
      const first = await api.get('/specimens?limit=5&cursor=');
      const seen = expectList(first).map((row) => row.label);
      expectOne(await api.post('/specimens', { label: 'new' }), 201);
      const gone = first.json.data[4];
      expectNothing(await api.delete(`/specimens/${gone.id}`));
      let cursor = first.json.pagination.next_cursor;
      while (cursor) {
        const answer = await api.get(`/specimens?limit=5&cursor=${encodeURIComponent(cursor)}`);
        seen.push(...expectList(answer).map((row) => row.label));
        cursor = answer.json.pagination.next_cursor;
      }
      assert.deepEqual(
        seen,
        Array.from({ length: 12 }, (_, index) => `C${11 - index}`),
      );
    },
    ['kitchen'],
  );

  check(
    '3 cursor',
    'filters apply on every page',
    async (context) => {
      const { api } = await newPerson(context);
      for (let index = 0; index < 9; index += 1)
        expectOne(await api.post('/specimens', specimen(index)), 201);
      const rows = await walk(api, 'mood=wild&limit=2&sort=-amount');
      assert.equal(rows.length, 3);
      assert.ok(rows.every((row) => row.mood === 'wild'));
    },
    ['kitchen'],
  );

  check(
    '3 cursor',
    'with page it is 400, and a forged cursor is 400 on cursor',
    async (context) => {
      const { api } = await newPerson(context);
      expectOne(await api.post('/tasks', { title: 'One' }), 201);
      expectOne(await api.post('/tasks', { title: 'Two' }), 201);
      const both = await api.get('/tasks?cursor=&page=1');
      assert.ok(['cursor', 'page'].includes(both.json.error?.field), both.text);
      expectStatus(both, 400);
      const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const forged = [
        'x',
        '%00',
        'bnVsbA',
        encoded([]),
        encoded({}),
        encoded([1, 2]),
        'a'.repeat(5000),
      ];
      for (const cursor of [
        ...forged,
        encoded({ v: ['x'], id: 'x' }),
        encoded(["'; drop table tasks"]),
      ])
        expectInvalid(await api.get(`/tasks?cursor=${cursor}`), 'cursor', cursor.slice(0, 40));
      const answer = await api.get('/tasks?cursor=&limit=1');
      const { next_cursor: cursor } = answer.json.pagination;
      assert.equal(typeof cursor, 'string');
      expectInvalid(
        await api.get(`/tasks?sort=title&cursor=${encodeURIComponent(cursor)}`),
        'cursor',
        'other sort',
      );
    },
  );

  check('3 cursor', "another user's cursor shows nothing of theirs", async (context) => {
    const [ann, bob] = [await newPerson(context), await newPerson(context)];
    for (const title of ['A1', 'A2']) expectOne(await ann.api.post('/tasks', { title }), 201);
    const { next_cursor: cursor } = (await ann.api.get('/tasks?cursor=&limit=1')).json.pagination;
    const answer = await bob.api.get(`/tasks?limit=1&cursor=${encodeURIComponent(cursor)}`);
    if (answer.status === 200) assert.deepEqual(expectList(answer), []);
    else expectInvalid(answer, 'cursor');
  });
});
