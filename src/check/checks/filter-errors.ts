import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectList } from '../expect.js';
import { type FieldType, type ModelField, type ModelResource, needsOf } from '../model.js';
import { allOperators, parameterOf } from '../values/operators.js';
import { datasetOf, filtersOf, listed, listFields } from './dataset.js';
import { mainOf } from './subject.js';

const unknown = ['no_such_field', '__proto__', 'constructor', 'toString', '_like', 'password_hash'];

const broken = ['%00', 'x%00y', '%FF', '%C3', '%ED%A0%80', '%E0%A4%A', '%'];

/** What no value of a type is written like. */
const badValues: Partial<Record<FieldType, string[]>> = {
  string: broken,
  text: broken,
  integer: ['', 'x', '1.5', '2147483648', '-2147483649', '1e3', '0x10', '%201', 'null', 'NaN'],
  number: ['', 'x', 'NaN', 'Infinity', '1e999', '0x1', '1,5'],
  money: ['', 'x', '1.234', '10000000000', '-10000000000', 'NaN'],
  boolean: ['', '1', '0', 'TRUE', 'yes', 'null'],
  date: ['', 'x', '2025-02-29', '2025-13-01', '2025-1-7', '20250107', '2025-01-07T10:30:00Z'],
  time: ['', 'x', '24:00:00', '10:60:00', '1:00:00', '10:00:60'],
  timestamp: ['', 'x', 'now', '2025-01-07', '2025-02-30T00:00:00Z', '2025-01-07T25:00:00Z', '1'],
  enum: ['', 'no_such_value'],
  uuid: ['', 'x', '11111111-1111-4111-8111-11111111111', "'%20or%201=1"],
  ref: ['', 'x', '1'],
};

const lackingOf = (resource: ModelResource): string[] => {
  const known = filtersOf(resource);
  const all = listFields(resource).flatMap(({ name }) =>
    allOperators.map((operator) => parameterOf(name, operator)),
  );
  const invented = ['id_between', 'created_at_gt_gt', 'id_eq'];
  return [...all, ...invented].filter((parameter) => !known.has(parameter));
};

/** The parameter that takes values of a field as they are. */
const parameterFor = ({ name, type }: ModelField): string =>
  type === 'text' ? `${name}_like` : name;

const filterable = (resource: ModelResource): ModelField[] =>
  listFields(resource).filter(({ type }) => type !== 'json');

export default section('filters', (model, add) => {
  for (const resource of model.resources) {
    const { name, path } = resource;

    add(
      `filters.unknown[${name}]`,
      '3 Lists',
      'a parameter that does not exist is 400 with its name',
      async (context) => {
        const { api } = await context.person('ann');
        const typo = `${resource.fields[0]?.name ?? 'id'}x`;
        for (const parameter of [...unknown, typo, 'Page', 'ID'])
          expectInvalid(await api.get(`${path}?${parameter}=1`), parameter, parameter);
        expectInvalid(await api.get(`${path}?no_such_field`), 'no_such_field');
      },
    );

    add(
      `filters.lacking[${name}]`,
      '3 Lists',
      'an operator that the type of a field lacks is 400 with the parameter',
      async (context) => {
        const { api } = await context.person('ann');
        for (const parameter of lackingOf(resource))
          expectInvalid(await api.get(`${path}?${parameter}=1`), parameter, parameter);
      },
    );

    add(
      `filters.bad-value[${name}]`,
      '3 Lists',
      'a value that the type of a field lacks is 400 with the parameter, for every operator',
      async (context) => {
        const { api } = await context.person('ann');
        for (const [parameter, { field, operator }] of filtersOf(resource)) {
          const [bad, worse] = badValues[operator === 'null' ? 'boolean' : field.type] ?? [];
          const value = worse ?? bad;
          expectInvalid(await api.get(`${path}?${parameter}=${value}`), parameter, value);
        }
      },
    );

    add(`filters.in-limit[${name}]`, '3 Lists', 'field_in= takes 50 values', async (context) => {
      const { api } = await context.person('ann');
      const ids = (count: number) =>
        Array.from({ length: count }, () => '99999999-9999-4999-8999-999999999999').join();
      assert.deepEqual(expectList(await api.get(`${path}?id_in=${ids(50)}`)), []);
      expectInvalid(await api.get(`${path}?id_in=${ids(51)}`), 'id_in');
      expectInvalid(await api.get(`${path}?id_in=${ids(1)},`), 'id_in', 'an empty value');
      expectInvalid(await api.get(`${path}?id_in=${ids(1)},x`), 'id_in', 'one of them is bad');
    });

    const commas = resource.fields.find(
      ({ type, unique, readOnly }) => type === 'string' && !unique && !readOnly,
    );
    if (commas && resource.kind === 'crud')
      add(
        `filters.in-comma[${name}]`,
        '3 Lists',
        'a comma in field_in= always separates',
        async (context) => {
          const set = await datasetOf(context, resource);
          const find = (query: string) => listed(set.person.api, resource, set, query);
          const row = set.rows.find((each) => String(each[commas.name]).includes(','));
          const text = encodeURIComponent(row[commas.name]);
          const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
          assert.ok(ids(await find(`${commas.name}=${text}`)).includes(row.id), 'eq finds it');
          assert.ok(!ids(await find(`${commas.name}_in=${text}`)).includes(row.id));
        },
        needsOf(model, resource),
      );

    const clash = resource.fields.find(({ name: field }) =>
      allOperators.some((operator) => {
        const owner = field.slice(0, -operator.length - 1);
        return field.endsWith(`_${operator}`) && listFields(resource).some((f) => f.name === owner);
      }),
    );
    if (clash)
      add(
        `filters.own-name[${name}]`,
        '3 Lists',
        `${clash.name}= is the field of that name, not an operator of another`,
        async (context) => {
          const set = await datasetOf(context, resource);
          const row = set.rows.find((each) => each[clash.name] !== null);
          const value = row[clash.name];
          const found = await listed(set.person.api, resource, set, `${clash.name}=${value}`);
          const same = set.rows.filter((each) => each[clash.name] === value);
          const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();
          assert.deepEqual(ids(found), ids(same));
        },
        needsOf(model, resource),
      );
  }

  const all = model.resources.flatMap((resource) =>
    filterable(resource).map((field) => ({ resource, field })),
  );
  for (const [type, values] of Object.entries(badValues)) {
    const first = all.find(({ field }) => field.type === type);
    if (!first) continue;
    add(
      `filters.bad-${type}`,
      '3 Lists',
      `what is not a ${type} is 400 with the parameter`,
      async (context) => {
        const { api } = await context.person('ann');
        const parameter = parameterFor(first.field);
        for (const value of values) {
          const answer = await api.get(`${first.resource.path}?${parameter}=${value}`);
          expectInvalid(answer, parameter, value);
        }
      },
    );
  }

  const main = mainOf(model);
  if (!main) return;
  add(
    'filters.one-bad-among-good',
    '3 Lists',
    'a bad parameter is named though others are fine',
    async (context) => {
      const { api } = await context.person('ann');
      const query = 'limit=5&created_at_null=false&id_null=maybe&sort=id&page=1';
      expectInvalid(await api.get(`${main.path}?${query}`), 'id_null');
    },
  );
});
