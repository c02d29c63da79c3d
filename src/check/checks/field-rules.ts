import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectList, missingId } from '../expect.js';
import { type ModelField, type ModelResource, needsOf } from '../model.js';
import { bodyOf, creatableOf, type Row, reread, subjectOf } from './subject.js';

const without = (body: Row, name: string): Row => {
  const { [name]: _, ...rest } = body;
  return rest;
};

const requiredOf = ({ fields }: ModelResource): ModelField[] =>
  fields.filter((field) => field.required && !field.readOnly && !field.hasDefault);

/** What only the server sets, with a value of its type. */
const forbidden = (resource: ModelResource, row: Row): Record<string, unknown> => ({
  id: missingId,
  ...(resource.ownerField && { [resource.ownerField]: row[resource.ownerField] }),
  created_at: row.created_at,
  updated_at: row.updated_at,
  ...Object.fromEntries(
    resource.fields.filter(({ readOnly }) => readOnly).map(({ name }) => [name, row[name]]),
  ),
});

const invented = { no_such_field: 1, role: 'admin', constructor: 1, toString: 1, Id: 1 };

export default section('validation', (model, add) => {
  for (const resource of creatableOf(model)) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);
    const isCrud = resource.kind === 'crud';

    /** Tries bodies that are refused by each verb. */
    const expectRefused = async (api: Row, one: string, body: Row, field: string) => {
      expectInvalid(await api.post(path, body), field, `POST ${field}`);
      if (!isCrud) return;
      expectInvalid(await api.put(one, body), field, `PUT ${field}`);
    };

    if (requiredOf(resource).length > 0)
      add(
        `validation.required[${name}]`,
        '4 Verbs',
        `a missing required field is 400: ${requiredOf(resource).map((field) => field.name)}`,
        async (context) => {
          const { api, path: one } = await subjectOf(context, resource);
          const body = await bodyOf(context, resource);
          for (const field of requiredOf(resource)) {
            await expectRefused(api, one, without(body, field.name), field.name);
            await expectRefused(api, one, { ...body, [field.name]: null }, field.name);
          }
        },
        needs,
      );

    for (const [word, sentence, namesOf] of [
      ['server-fields', 'a field that only the server sets is 400 by its name', forbidden],
      ['unknown-fields', 'a field that does not exist is 400 by its name', () => invented],
    ] as const)
      add(
        `validation.${word}[${name}]`,
        '4 Verbs',
        `${sentence}, and nothing is written`,
        async (context) => {
          const subject = await subjectOf(context, resource);
          const { api, row, path: one } = subject;
          const body = await bodyOf(context, resource);
          for (const [field, value] of Object.entries(namesOf(resource, row))) {
            await expectRefused(api, one, { ...body, [field]: value }, field);
            if (!isCrud) continue;
            expectInvalid(await api.patch(one, { [field]: value }), field, `PATCH ${field}`);
            expectInvalid(await api.patch(one, { ...body, [field]: value }), field, field);
          }
          assert.deepEqual(await reread(subject), row, 'the row is as it was');
        },
        needs,
      );

    add(
      `validation.writes-nothing[${name}]`,
      '4 Verbs',
      'a refused POST makes no row',
      async (context) => {
        const admin = resource.owner === 'admin';
        const person = admin ? await context.admin() : await context.newPerson();
        const body = await context.rows.body(resource, person);
        const since = async () => {
          const answer = await person.api.get(`${path}?limit=1`);
          expectList(answer);
          return resource.owner === 'user' ? answer.json.pagination.total : answer.json.data[0]?.id;
        };
        const before = await since();
        for (const bad of [{ ...body, no_such_field: 1 }, { ...body, id: missingId }, {}])
          if (Object.keys(bad).length > 0 || requiredOf(resource).length > 0)
            expectError(await person.api.post(path, bad), 400, 'VALIDATION_ERROR');
        if (resource.owner === 'user') assert.equal(await since(), before);
        else expectError(await person.api.get(`${path}/${missingId}`), 404, 'NOT_FOUND');
      },
      needs,
    );
  }
});
