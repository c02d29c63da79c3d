import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectList, expectOne } from '../expect.js';
import { newPerson, type Person } from '../people.js';

const withTasks = async (person: Person, count: number): Promise<Person> => {
  const titles = Array.from(
    { length: count },
    (_, index) => `Task ${String(index).padStart(3, '0')}`,
  );
  for (const title of titles) expectOne(await person.api.post('/tasks', { title }), 201);
  return person;
};

const linksOf = (header: unknown): Record<string, URL> =>
  Object.fromEntries(
    [...String(header ?? '').matchAll(/<([^>]+)>;\s*rel="([a-z]+)"/g)].map(([, address, rel]) => [
      rel,
      new URL(address ?? '', 'http://localhost'),
    ]),
  );

export default section('3 Lists: pages', (check) => {
  check('3 page', 'an empty list has 0 pages', async (context) => {
    const { api } = await newPerson(context);
    const answer = await api.get('/tasks');
    assert.deepEqual(expectList(answer), []);
    assert.deepEqual(answer.json.pagination, { page: 1, limit: 20, total: 0, pages: 0 });
  });

  check('3 page', 'pages cover every row once, newest first', async (context) => {
    const { api } = await withTasks(await newPerson(context), 7);
    const seen: string[] = [];
    for (const page of [1, 2, 3]) {
      const answer = await api.get(`/tasks?page=${page}&limit=3`);
      seen.push(...expectList(answer).map((row) => row.title));
      assert.deepEqual(answer.json.pagination, { page, limit: 3, total: 7, pages: 3 });
    }
    const sorted = seen.toSorted();
    assert.equal(new Set(seen).size, 7);
    assert.deepEqual(sorted[0], 'Task 000');
    assert.deepEqual(seen, sorted.toReversed(), 'default sort is -created_at');
  });

  check('3 page', 'a page past the end is 200 with no rows', async (context) => {
    const { api } = await withTasks(await newPerson(context), 1);
    const answer = await api.get('/tasks?page=10000&limit=100');
    assert.deepEqual(expectList(answer), []);
    assert.deepEqual(answer.json.pagination, { page: 10000, limit: 100, total: 1, pages: 1 });
  });

  const bad: [string, string[]][] = [
    [
      'page',
      ['0', '-1', '10001', '1.5', 'x', '', '1e2', '0x1', '%201', '99999999999999999999', '%00'],
    ],
    ['limit', ['0', '-1', '101', '1.5', 'x', '', '1e1', 'NaN', '%2B5']],
  ];
  for (const [name, values] of bad)
    check('3 page', `${name} out of range or not an integer is 400`, async (context) => {
      const { api } = await newPerson(context);
      for (const value of values)
        expectInvalid(await api.get(`/tasks?${name}=${value}`), name, `${name}=${value}`);
    });

  check('3 page', 'a repeated parameter is 400 on it', async (context) => {
    const { api } = await newPerson(context);
    const queries = [
      'page=1&page=1',
      'limit=5&limit=5',
      'sort=title&sort=title',
      'title=a&title=b',
    ];
    for (const query of queries)
      expectInvalid(await api.get(`/tasks?${query}`), query.split('=')[0] ?? '', query);
    for (const query of ['page[]=1', 'page[a]=1', 'title[]=a'])
      expectInvalid(await api.get(`/tasks?${query}`), query.split('=')[0] ?? '', query);
  });

  check('3 filters', 'an unknown parameter is 400 and returns nothing', async (context) => {
    const { api } = await newPerson(context);
    for (const name of [
      'titel',
      'title_foo',
      'user_id',
      'password',
      '_like',
      '__proto__',
      'constructor',
      '',
    ])
      expectInvalid(await api.get(`/tasks?${name}=x`), name, name);
    expectInvalid(await api.get('/tasks?nothing'), 'nothing');
  });

  check('3 filters', 'a single resource takes no query, or ignores it', async (context) => {
    const { api } = await withTasks(await newPerson(context), 1);
    const [row] = expectList(await api.get('/tasks'));
    const answer = await api.get(`/tasks/${row.id}?anything=1`);
    assert.ok([200, 400].includes(answer.status), String(answer.status));
  });

  check('3 sort', 'bad sorts are 400 on sort', async (context) => {
    const { api } = await newPerson(context);
    const bad = ['nothing', '', ',', 'title,', '--title', 'title,-title', '+title', 'TITLE'];
    const four = 'title,created_at,updated_at,id';
    for (const sort of [...bad, four, 'description', 'user.email', 'title%00', 'title asc'])
      expectInvalid(await api.get(`/tasks?sort=${encodeURI(sort)}`), 'sort', sort);
  });

  check('3 sort', 'ascending and descending', async (context) => {
    const { api } = await withTasks(await newPerson(context), 3);
    const titles = async (sort: string) =>
      expectList(await api.get(`/tasks?sort=${sort}`)).map((row) => row.title);
    assert.deepEqual(await titles('title'), ['Task 000', 'Task 001', 'Task 002']);
    assert.deepEqual(await titles('-title'), ['Task 002', 'Task 001', 'Task 000']);
    assert.equal((await titles('-created_at,title,-updated_at')).length, 3);
  });

  check('3 Link', 'first, prev, next and last keep the other parameters', async (context) => {
    const { api } = await withTasks(await newPerson(context), 5);
    const middle = await api.get('/tasks?limit=2&page=2&sort=title&title_like=Task');
    const links = linksOf(middle.headers.link);
    assert.deepEqual(Object.keys(links).sort(), ['first', 'last', 'next', 'prev']);
    const pages = ['first', 'prev', 'next', 'last'].map((rel) =>
      links[rel]?.searchParams.get('page'),
    );
    assert.deepEqual(pages, ['1', '1', '3', '3']);
    for (const link of Object.values(links)) {
      assert.equal(link.searchParams.get('title_like'), 'Task');
      assert.equal(link.searchParams.get('limit'), '2');
      assert.equal(link.searchParams.get('sort'), 'title');
    }
    const next = links.next;
    const followed = await api.get(`${next?.pathname.replace('/api/v1', '')}${next?.search}`);
    assert.deepEqual(
      expectList(followed).map((row) => row.title),
      ['Task 004'],
    );
    const ends = [await api.get('/tasks?limit=2'), await api.get('/tasks?limit=2&page=3')];
    assert.deepEqual(
      ends.map((answer) => Object.keys(linksOf(answer.headers.link)).sort()),
      [
        ['first', 'last', 'next'],
        ['first', 'last', 'prev'],
      ],
    );
  });
});
