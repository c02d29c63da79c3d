import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectList } from '../expect.js';
import { type ModelField, needsOf } from '../model.js';
import { isSortable } from '../values/operators.js';
import { datasetOf, idsOf, listed, listFields } from './dataset.js';
import { mainOf, type Row } from './subject.js';

// Databases order other texts by the rules of some language.
const isPlain = (value: unknown): boolean =>
  typeof value !== 'string' || /^[a-z]+$/.test(value) || /^[\d:TZ-]+$/.test(value) || isId(value);

const isId = (text: string): boolean => /^[0-9a-f]{8}-/.test(text);

const before = (left: unknown, right: unknown): number => {
  if (left === right) return 0;
  return (left as string) < (right as string) ? -1 : 1;
};

/** How section 3 orders two rows: nulls last in both directions, then by id. */
const compare =
  (sort: string) =>
  (a: Row, b: Row): number => {
    for (const key of sort.split(',')) {
      const descending = key.startsWith('-');
      const name = descending ? key.slice(1) : key;
      const [left, right] = [a[name], b[name]];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return descending ? before(right, left) : before(left, right);
    }
    return before(a.id, b.id);
  };

/** Fields whose order can be told from what is shown: moments are stored finer. */
const tellable = (fields: ModelField[]): ModelField[] =>
  fields.filter((field) => isSortable(field) && !/^(created|updated)_at$/.test(field.name));

const refused = ['', ',', 'id,', '--id', '+id', 'id,-id', 'ID', 'no_such_field', 'id asc', 'id%00'];

export default section('sorting', (model, add) => {
  for (const resource of model.resources) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);
    const fields = tellable(listFields(resource));

    add(
      `sorting.default[${name}]`,
      '3 Lists',
      'the newest comes first without sort',
      async (context) => {
        const set = await datasetOf(context, resource);
        const { api } = set.person;
        const newest = idsOf(set.rows).toReversed();
        for (const sort of ['', '&sort=-created_at'])
          assert.deepEqual(idsOf(await listed(api, resource, set, `limit=100${sort}`)), newest);
        const oldest = await listed(api, resource, set, 'limit=100&sort=created_at');
        assert.deepEqual(idsOf(oldest), idsOf(set.rows));
      },
      needs,
    );

    for (const [word, sign] of Object.entries({ ascending: '', descending: '-' }))
      add(
        `sorting.${word}[${name}]`,
        '3 Lists',
        `every scalar field sorts ${word}: ${fields.map((field) => field.name).join(', ')}`,
        async (context) => {
          const set = await datasetOf(context, resource);
          for (const field of fields) {
            const sort = sign + field.name;
            const rows = await listed(set.person.api, resource, set, `limit=100&sort=${sort}`);
            assert.equal(rows.length, set.rows.length, sort);
            const values = rows
              .map((row) => row[field.name])
              .filter((value) => value !== null && isPlain(value));
            const order = values.toSorted(before);
            assert.deepEqual(values, sign ? order.toReversed() : order, sort);
          }
        },
        needs,
      );

    const nullable = fields.filter((field) => field.nullable);
    if (nullable.length > 0)
      add(
        `sorting.nulls-last[${name}]`,
        '3 Lists',
        'nulls come last in both directions',
        async (context) => {
          const set = await datasetOf(context, resource);
          for (const sort of nullable.flatMap((field) => [field.name, `-${field.name}`])) {
            const rows = await listed(set.person.api, resource, set, `limit=100&sort=${sort}`);
            const empty = rows.map((row) => row[sort.replace('-', '')] === null);
            assert.deepEqual(empty, empty.toSorted(before), `${sort}: ${empty}`);
          }
        },
        needs,
      );

    add(
      `sorting.ties[${name}]`,
      '3 Lists',
      'ties are broken by id, ascending in both directions',
      async (context) => {
        const set = await datasetOf(context, resource);
        for (const sort of fields.flatMap((field) => [field.name, `-${field.name}`])) {
          const rows = await listed(set.person.api, resource, set, `limit=100&sort=${sort}`);
          const name = sort.replace('-', '');
          for (const value of new Set(rows.map((row) => row[name]))) {
            const same = idsOf(rows.filter((row) => row[name] === value));
            assert.deepEqual(same, same.toSorted(), `${sort}, where it is ${value}`);
          }
        }
      },
      needs,
    );

    add(
      `sorting.several[${name}]`,
      '3 Lists',
      'later keys decide where earlier ones are equal',
      async (context) => {
        const set = await datasetOf(context, resource);
        const usable = fields.filter(({ type }) => type !== 'string').map((field) => field.name);
        const sorts = usable.flatMap((first, at) => {
          const second = usable.at(at - 1);
          const third = usable.at(at - 2);
          if (new Set([first, second]).size < 2) return [];
          if (new Set([first, second, third]).size < 3) return [`${first},-${second}`];
          return [`${first},-${second}`, `-${first},${third},-${second}`];
        });
        for (const sort of sorts) {
          const rows = await listed(set.person.api, resource, set, `limit=100&sort=${sort}`);
          assert.deepEqual(idsOf(rows), idsOf(set.rows.toSorted(compare(sort))), sort);
        }
      },
      needs,
    );

    add(
      `sorting.refused[${name}]`,
      '3 Lists',
      'JSON, long text and unknown fields do not sort: 400 on sort',
      async (context) => {
        const { api } = await context.person('ann');
        const fixed = listFields(resource).filter((field) => !isSortable(field));
        for (const sort of [...fixed.map((field) => `-${field.name}`), 'no_such_field', ''])
          expectInvalid(await api.get(`${path}?sort=${sort}`), 'sort', sort);
      },
    );
  }

  const main = mainOf(model);
  if (!main) return;
  const { path } = main;

  add(
    'sorting.malformed',
    '3 Lists',
    'a sort that is not a list of fields is 400',
    async (context) => {
      const { api } = await context.person('ann');
      for (const sort of [...refused, 'password_hash', 'id.x', '__proto__'])
        expectInvalid(await api.get(`${path}?sort=${encodeURI(sort)}`), 'sort', sort);
    },
  );

  add(
    'sorting.three-keys',
    '3 Lists',
    'sort takes 3 keys and refuses a fourth',
    async (context) => {
      const { api } = await context.person('ann');
      const names = listFields(main)
        .filter(isSortable)
        .map((field) => field.name);
      expectList(await api.get(`${path}?sort=${names.slice(0, 3)}`));
      expectInvalid(await api.get(`${path}?sort=${names.slice(0, 4)}`), 'sort');
    },
  );
});
