import assert from 'node:assert/strict';
import { type Context, section } from '../check.js';
import type { Answer } from '../client.js';
import {
  expectInvalid,
  expectList,
  expectMissing,
  expectNothing,
  expectOne,
  missingId,
  timestamp,
  uuid,
} from '../expect.js';
import { type ModelResource, needsOf } from '../model.js';
import { bodyOf, crudOf, isPrivate, shownNames, subjectOf, writerOf } from './subject.js';

const json = /^application\/json(; charset=utf-8)?$/i;

const expectJson = (answer: Answer, about: string): void => {
  assert.match(String(answer.headers['content-type']), json, about);
  assert.ok(Buffer.byteLength(answer.text) > 0, about);
};

const errorWithoutId = (answer: Answer): string => {
  const { request_id: _, ...error } = answer.json.error;
  return JSON.stringify(error);
};

/** What answers 404 on a resource, each in another way. */
const missingPaths = async (context: Context, resource: ModelResource): Promise<string[]> => {
  const { path } = resource;
  const always = ['/nothing', `${path}/not-an-id`, `${path}/${missingId}`];
  if (!isPrivate(resource)) return always;
  const row = await context.rows.create(resource, await context.person('bob'));
  return [...always, `${path}/${row.id}`];
};

const jsonTypes: Record<string, string> = {
  integer: 'number',
  number: 'number',
  money: 'number',
  boolean: 'boolean',
};

export default section('responses', (model, add) => {
  for (const resource of model.resources) {
    const { name, path, singular } = resource;
    const needs = needsOf(model, resource);

    add(
      `responses.ids[${name}]`,
      '1 Base',
      `a ${singular} has a lower-case UUID and two UTC timestamps without fraction`,
      async (context) => {
        const { row } = await subjectOf(context, resource);
        assert.match(row.id, uuid);
        for (const stamp of [row.created_at, row.updated_at]) {
          assert.match(stamp, timestamp);
          assert.ok(Math.abs(Date.now() - Date.parse(stamp)) < 60_000, `${stamp} is now`);
        }
        for (const key of Object.keys(row)) assert.match(key, /^[a-z][a-z0-9_]*$/, 'snake_case');
      },
      needs,
    );

    add(
      `responses.not-found[${name}]`,
      '2 Envelopes',
      'unknown route, malformed id, missing row and a row of somebody else have the same body',
      async (context) => {
        const { api } = await writerOf(context, resource);
        const paths = await missingPaths(context, resource);
        const changed = resource.kind === 'crud' ? ['PATCH', 'DELETE'] : [];
        const bodies = new Set<string>();
        for (const method of ['GET', ...changed])
          for (const missing of paths) {
            const answer = await api.send(method, missing, method === 'PATCH' ? {} : undefined);
            expectMissing(answer, `${method} ${missing}`);
            bodies.add(errorWithoutId(answer));
          }
        assert.equal(bodies.size, 1, [...bodies].join('\n'));
      },
      needs,
    );

    add(
      `responses.types[${name}]`,
      '1 Base',
      `numbers and booleans of a ${singular} are JSON numbers and booleans`,
      async (context) => {
        const { row } = await subjectOf(context, resource);
        for (const { name: field, type } of resource.fields) {
          const expected = jsonTypes[type] ?? (type === 'json' ? undefined : 'string');
          if (row[field] !== null && expected) assert.equal(typeof row[field], expected, field);
        }
        for (const field of shownNames(resource)) assert.ok(field in row, `${field} is shown`);
      },
      needs,
    );

    add(
      `responses.list[${name}]`,
      '2 Envelopes',
      `a list of ${name} is success, data and pagination`,
      async (context) => {
        const { api } = await context.person('ann');
        const answer = await api.get(`${path}?limit=1`);
        expectList(answer);
        expectJson(answer, 'list');
        const { pagination } = answer.json;
        assert.deepEqual(Object.keys(pagination).sort(), ['limit', 'page', 'pages', 'total']);
        assert.equal(pagination.pages, Math.ceil(pagination.total / pagination.limit));
      },
    );
  }

  for (const resource of crudOf(model)) {
    const { name, path, singular } = resource;
    const needs = needsOf(model, resource);

    add(
      `responses.one[${name}]`,
      '2 Envelopes',
      `every answer with one ${singular} is success and data`,
      async (context) => {
        const { api } = await writerOf(context, resource);
        const made = await api.post(path, await bodyOf(context, resource));
        const one = `${path}/${expectOne(made, 201).id}`;
        const answers = [
          made,
          await api.get(one),
          await api.put(one, await bodyOf(context, resource)),
          await api.patch(one, {}),
        ];
        for (const [index, answer] of answers.entries()) {
          expectOne(answer, index === 0 ? 201 : 200);
          expectJson(answer, String(index));
        }
        const deleted = await api.delete(one);
        expectNothing(deleted);
        assert.equal(deleted.headers['content-type'], undefined, 'a 204 has no type');
      },
      needs,
    );

    add(
      `responses.details[${name}]`,
      '2 Envelopes',
      'an invalid body lists every field that fails, and field is the first of them',
      async (context) => {
        const { api } = await writerOf(context, resource);
        const writable = resource.fields.filter(
          ({ readOnly, type }) => !readOnly && type !== 'json',
        );
        const body = Object.fromEntries(writable.map((field) => [field.name, [true]]));
        const answer = await api.post(path, { ...body, no_such_field: 1 });
        expectInvalid(answer, answer.json?.error?.details?.[0]?.field ?? 'the first of details');
        const named = answer.json.error.details.map(({ field }: { field: string }) => field);
        for (const { name: field } of writable) assert.ok(named.includes(field), `names ${field}`);
        assert.ok(named.includes('no_such_field'), 'names no_such_field');
      },
      needs,
    );
  }
});
