import assert from 'node:assert/strict';
import { section } from '../check.js';
import { type ModelField, type ModelResource, needsOf } from '../model.js';
import { matches, parameterOf } from '../values/operators.js';
import { type Dataset, datasetOf, filtersOf, listed, listFields } from './dataset.js';
import { casesOf, type FilterCase } from './filter-cases.js';
import type { Row } from './subject.js';

const sentences: Record<string, string> = {
  eq: 'field= finds what is equal, to the letter',
  ne: 'field_ne= finds what is not equal',
  gt: 'field_gt= finds what is more',
  gte: 'field_gte= finds what is as much or more',
  lt: 'field_lt= finds what is less',
  lte: 'field_lte= finds what is as much or less',
  in: 'field_in= finds what is one of several',
  like: 'field_like= finds text that contains it',
  null: 'field_null= finds what is empty, or is not',
};

const words: Record<string, string> = {
  eq: 'equal',
  ne: 'not-equal',
  gt: 'greater',
  gte: 'greater-or-equal',
  lt: 'less',
  lte: 'less-or-equal',
};

const isServers = (name: string): boolean => name === 'created_at' || name === 'updated_at';

const ids = (rows: Row[]): string[] => rows.map(({ id }) => id).sort();

/** Compares what a filter finds with what the contract says. */
const expectFound = async (
  resource: ModelResource,
  set: Dataset,
  field: ModelField,
  operator: string,
  { text, operand }: FilterCase,
  about: (row: Row) => boolean = () => true,
): Promise<void> => {
  const query = `${parameterOf(field.name, operator)}=${encodeURIComponent(text)}`;
  const found = await listed(set.person.api, resource, set, `limit=100&${query}`);
  const expected = set.rows.filter((row) => matches(operator, row[field.name], operand));
  const values = (rows: Row[]) => JSON.stringify(rows.map((row) => row[field.name]));
  assert.deepEqual(
    ids(found.filter(about)),
    ids(expected.filter(about)),
    `${query} finds ${values(found)}, not ${values(expected)}`,
  );
};

const fieldsWith = (resource: ModelResource, operator: string): ModelField[] =>
  [...filtersOf(resource).values()]
    .filter((filter) => filter.operator === operator)
    .map(({ field }) => field)
    .filter(({ name }) => !isServers(name));

const secondAfter = (stamp: string, seconds: number): string =>
  new Date(Date.parse(stamp) + seconds * 1000).toISOString().replace('.000Z', 'Z');

export default section('filters', (model, add) => {
  for (const resource of model.resources) {
    const { name } = resource;
    const needs = needsOf(model, resource);

    for (const [operator, sentence] of Object.entries(sentences)) {
      const fields = fieldsWith(resource, operator);
      if (fields.length === 0) continue;
      add(
        `filters.${words[operator] ?? operator}[${name}]`,
        '3 Lists',
        `${sentence}: ${fields.map((field) => field.name).join(', ')}`,
        async (context) => {
          const set = await datasetOf(context, resource);
          for (const field of fields) {
            // Whether nulls stay is a check of its own.
            const about = (row: Row) => operator !== 'ne' || row[field.name] !== null;
            for (const each of casesOf(field, operator, set.rows))
              await expectFound(resource, set, field, operator, each, about);
          }
        },
        needs,
      );
    }

    const nullable = fieldsWith(resource, 'ne').filter((field) => field.nullable);
    if (nullable.length > 0)
      add(
        `filters.not-equal-keeps-null[${name}]`,
        '3 Lists',
        'field_ne= keeps rows where the field is null',
        async (context) => {
          const set = await datasetOf(context, resource);
          for (const field of nullable)
            for (const each of casesOf(field, 'ne', set.rows)) {
              const about = (row: Row) => row[field.name] === null;
              await expectFound(resource, set, field, 'ne', each, about);
            }
        },
        needs,
      );

    add(
      `filters.timestamps[${name}]`,
      '3 Lists',
      'created_at and updated_at compare at the second that is shown',
      async (context) => {
        const set = await datasetOf(context, resource);
        const stamps = listFields(resource).filter((field) => isServers(field.name));
        for (const field of stamps) {
          const last = set.rows.at(-1)?.[field.name];
          for (const operator of ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'])
            for (const seconds of field.name === 'created_at' ? [0, 1, -1] : [0]) {
              const text = secondAfter(last, seconds);
              await expectFound(resource, set, field, operator, { text, operand: text });
            }
          const pair = [last, secondAfter(last, 60)];
          const each = { text: pair.join(','), operand: pair };
          await expectFound(resource, set, field, 'in', each);
          for (const empty of [true, false]) {
            const whether = { text: String(empty), operand: empty };
            await expectFound(resource, set, field, 'null', whether);
          }
        }
      },
      needs,
    );

    add(
      `filters.all-of-them[${name}]`,
      '3 Lists',
      'several filters are all applied',
      async (context) => {
        const set = await datasetOf(context, resource);
        const [first, second, third] = set.rows;
        const find = async (query: string) =>
          ids(await listed(set.person.api, resource, { ...set, scope: '' }, query));
        const both = `id_in=${first.id},${second.id}`;
        assert.deepEqual(await find(`${both}&id_ne=${first.id}`), [second.id]);
        assert.deepEqual(await find(`${both}&id=${third.id}`), []);
        const never = `created_at_gt=${secondAfter(first.created_at, 3600)}`;
        assert.deepEqual(await find(`${both}&${never}`), []);
      },
      needs,
    );
  }
});
