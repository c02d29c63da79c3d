import assert from 'node:assert/strict';
import { type Context, section } from '../check.js';
import { expectInvalid, expectList } from '../expect.js';
import { type ModelField, type ModelResource, needsOf } from '../model.js';
import { matches } from '../values/operators.js';
import { datasetOf, listed } from './dataset.js';
import { creatableOf, type Row, subjectOf } from './subject.js';

const textsOf = (resource: ModelResource, type: 'string' | 'text'): ModelField[] =>
  resource.fields.filter((field) => field.type === type && !field.readOnly);

/** Rows whose field the LIKE of a server that does not escape would find, or not. */
const expectLike = async (
  context: Context,
  resource: ModelResource,
  fields: ModelField[],
  patterns: string[],
): Promise<void> => {
  const set = await datasetOf(context, resource);
  for (const { name } of fields)
    for (const pattern of patterns) {
      const query = `limit=100&${name}_like=${encodeURIComponent(pattern)}`;
      const found = await listed(set.person.api, resource, set, query);
      const expected = set.rows.filter((row) => matches('like', row[name], pattern));
      const values = (rows: Row[]) => rows.map((row) => row[name]).sort();
      assert.deepEqual(values(found), values(expected), `${name}_like=${pattern}`);
    }
};

const hostile = ["'; DROP TABLE users; --", "' OR '1'='1", '$1', '{{7*7}}', '<b>x</b>', '%s%n'];

export default section('filters', (model, add) => {
  for (const resource of creatableOf(model)) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);
    const strings = textsOf(resource, 'string');
    const texts = [...strings, ...textsOf(resource, 'text')];
    const [string] = strings.filter(({ length = 255 }) => length >= 30);
    if (texts.length === 0) continue;

    add(
      `filters.like-literal[${name}]`,
      '3 Lists',
      '% _ and \\ in field_like= stand for themselves',
      (context) =>
        expectLike(context, resource, texts, ['%', '_', '\\', 'a_1', '9%', '%%', '_%', '\\%']),
      needs,
    );

    add(
      `filters.like-case[${name}]`,
      '3 Lists',
      'field_like= finds any case, beyond ASCII too',
      (context) => expectLike(context, resource, texts, ['ALPH', 'alpha', 'gAMMa', 'été', 'É']),
      needs,
    );

    add(
      `filters.like-length[${name}]`,
      '3 Lists',
      'field_like= takes 100 characters, counted as code points',
      async (context) => {
        const { api } = await context.person('ann');
        for (const { name: field } of texts) {
          const parameter = `${field}_like`;
          const query = (value: string) => `${path}?${parameter}=${encodeURIComponent(value)}`;
          expectList(await api.get(query('x'.repeat(100))));
          expectList(await api.get(query('😀'.repeat(100))));
          expectInvalid(await api.get(query('x'.repeat(101))), parameter);
        }
      },
    );

    if (string)
      add(
        `filters.plain-text[${name}]`,
        '9 Security checklist',
        'a value that looks like SQL, a template or HTML finds only itself',
        async (context) => {
          for (const value of hostile) {
            const mark = Math.random().toString(36).slice(2, 6);
            const text = `${value}${mark}`.slice(0, string.length ?? 255);
            const { api, row } = await subjectOf(context, resource, { [string.name]: text });
            assert.equal(row[string.name], text);
            for (const operator of ['', '_in', '_like']) {
              if (operator === '_in' && text.includes(',')) continue;
              const query: string = `${string.name}${operator}=${encodeURIComponent(text)}`;
              const found = expectList(await api.get(`${path}?${query}`), query);
              assert.deepEqual(
                found.map(({ id }) => id),
                [row.id],
                query,
              );
            }
          }
        },
        needs,
      );

    if (string)
      add(
        `filters.space[${name}]`,
        '3 Lists',
        'a space in a value may be written %20 or +',
        async (context) => {
          const text = `two words ${Math.random().toString(36).slice(2, 8)}`;
          const { api, row } = await subjectOf(context, resource, { [string.name]: text });
          for (const written of [text.replaceAll(' ', '%20'), text.replaceAll(' ', '+')]) {
            const found = expectList(await api.get(`${path}?${string.name}=${written}`));
            assert.deepEqual(
              found.map(({ id }) => id),
              [row.id],
              written,
            );
          }
        },
        needs,
      );
  }
});
