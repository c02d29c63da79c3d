import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectList } from '../expect.js';
import { needsOf } from '../model.js';
import { datasetOf } from './dataset.js';
import { followed, linksOf } from './links.js';
import { linkedRows, relatedOf } from './related.js';
import { isPrivate, mainOf } from './subject.js';

const pagesOf = (links: Record<string, URL>): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(links).map(([rel, { searchParams }]) => [rel, searchParams.get('page')]),
  );

export default section('pagination', (model, add) => {
  for (const resource of model.resources)
    add(
      `pagination.link[${resource.name}]`,
      '3 Lists',
      'Link has first, prev, next and last, each where it applies',
      async (context) => {
        const set = await datasetOf(context, resource);
        const total = set.rows.length;
        const [limit, last] = [1, String(total)];
        const at = async (page: number) => {
          const query = `${set.scope}limit=${limit}&page=${page}`;
          return pagesOf(linksOf(await set.person.api.get(`${resource.path}?${query}`)));
        };
        assert.deepEqual(await at(1), { first: '1', next: '2', last });
        assert.deepEqual(await at(2), { first: '1', prev: '1', next: '3', last });
        assert.deepEqual(await at(total), { first: '1', prev: String(total - 1), last });
        assert.ok(!('next' in (await at(total + 1))), 'nothing comes after the end');
      },
      needsOf(model, resource),
    );

  for (const related of relatedOf(model))
    add(
      `pagination.related[${related.name}]`,
      '3 Lists',
      `the ${related.child.name} of one ${related.parent.singular} come in pages`,
      async (context) => {
        const { person, path, rows } = await linkedRows(context, related, 3);
        const answer = await person.api.get(`${path}?limit=2&page=2`);
        assert.equal(expectList(answer).length, 1);
        assert.deepEqual(answer.json.pagination, { page: 2, limit: 2, total: 3, pages: 2 });
        assert.deepEqual(pagesOf(linksOf(answer)), { first: '1', prev: '1', last: '2' });
        assert.equal(linksOf(answer).first?.pathname, `/api/v1${path}`);
        const start = await person.api.get(`${path}?limit=2&cursor=`);
        const { next_cursor: next } = start.json.pagination;
        const rest = await person.api.get(`${path}?limit=2&cursor=${encodeURIComponent(next)}`);
        const seen = [...expectList(start), ...expectList(rest)].map(({ id }) => id);
        assert.deepEqual(seen.toSorted(), rows.map(({ id }) => id).toSorted());
      },
      related.needs,
    );

  const main = mainOf(model);
  if (!main) return;
  const text = main.fields.find(({ type, unique }) => type === 'string' && !unique);

  add(
    'pagination.link-keeps-query',
    '3 Lists',
    'links keep every other parameter, escaped, and lead to the page they name',
    async (context) => {
      const set = await datasetOf(context, main);
      const value = 'no &=%+#"<>é such';
      const filter = text ? `${text.name}_ne=${encodeURIComponent(value)}&` : '';
      const query = `${filter}sort=-id&limit=1&page=2`;
      const answer = await set.person.api.get(`${main.path}?${set.scope}${query}`);
      const links = linksOf(answer);
      assert.deepEqual(Object.keys(links).sort(), ['first', 'last', 'next', 'prev']);
      for (const [rel, link] of Object.entries(links)) {
        assert.equal(link.pathname, `/api/v1${main.path}`, rel);
        assert.equal(link.searchParams.get('sort'), '-id', rel);
        assert.equal(link.searchParams.get('limit'), '1', rel);
        if (text) assert.equal(link.searchParams.get(`${text.name}_ne`), value, rel);
        const page = await set.person.api.get(followed(link));
        expectList(page, rel);
        const { total } = page.json.pagination;
        assert.equal(total, answer.json.pagination.total, `${rel} lists the same rows`);
        assert.equal(page.json.pagination.page, Number(link.searchParams.get('page')), rel);
      }
    },
    needsOf(model, main),
  );

  if (isPrivate(main))
    add(
      'pagination.link-empty',
      '3 Lists',
      'links of an empty list lead to its only page',
      async (context) => {
        const { api } = await context.person('idle');
        const links = pagesOf(linksOf(await api.get(main.path)));
        assert.deepEqual(links, { first: '1', last: '1' });
      },
    );
});
