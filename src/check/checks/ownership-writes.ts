import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectInvalid, expectList, expectNothing, expectOne, missingId } from '../expect.js';
import { type ModelField, type ModelResource, needsOf } from '../model.js';
import { bodyOf, creatableOf, isPrivate, type Row, reread, subjectOf } from './subject.js';

const writableRefs = ({ fields }: ModelResource): ModelField[] =>
  fields.filter(({ to, readOnly }) => to && !readOnly);

/** A body that is right: of an order, it orders the same again. */
const someBody = async (context: Context, resource: ModelResource, row: Row): Promise<Row> => {
  const { checkout } = resource;
  if (!checkout) return bodyOf(context, resource);
  const { productKey, quantity } = checkout;
  return { items: [{ [productKey]: row.items[0][productKey], [quantity]: 1 }] };
};

export default section('ownership', (model, add) => {
  for (const resource of model.resources) {
    const { name, path, ownerField, kind } = resource;
    if (!ownerField) continue;
    const needs = needsOf(model, resource);

    add(
      `ownership.caller[${name}]`,
      '7 Rows of users',
      `a new row of ${name} belongs to the caller`,
      async (context) => {
        const { row, person } = await subjectOf(context, resource);
        assert.equal(row[ownerField], person.user.id);
      },
      needs,
    );

    add(
      `ownership.given-away[${name}]`,
      '4 Verbs',
      `${ownerField} of ${name} cannot be set, not even to the caller`,
      async (context) => {
        const subject = await subjectOf(context, resource);
        const { user } = await context.person('bob');
        const body = await someBody(context, resource, subject.row);
        for (const id of [user.id, subject.person.user.id, null]) {
          const sent = { ...body, [ownerField]: id };
          expectInvalid(await subject.api.post(path, sent), ownerField, 'POST');
          if (kind !== 'crud') continue;
          expectInvalid(await subject.api.put(subject.path, sent), ownerField, 'PUT');
          expectInvalid(
            await subject.api.patch(subject.path, { [ownerField]: id }),
            ownerField,
            'PATCH',
          );
        }
        assert.equal((await reread(subject))[ownerField], subject.person.user.id);
        const { api } = await context.person('bob');
        const query = `${path}?${ownerField}=${user.id}&id=${subject.row.id}`;
        assert.deepEqual(expectList(await api.get(query)), []);
      },
      needs,
    );
  }

  for (const resource of creatableOf(model))
    for (const field of writableRefs(resource)) {
      const { path, kind } = resource;
      const target = model.resources.find(({ name }) => name === field.to);
      const id = `${resource.name}.${field.name}`;
      const needs = needsOf(model, resource);

      /** Sends a value by every verb that takes it. */
      const expectRefused = async (api: Row, one: string, body: Row, value: string) => {
        const answers = [await api.post(path, { ...body, [field.name]: value })];
        if (kind === 'crud') {
          answers.push(await api.put(one, { ...body, [field.name]: value }));
          answers.push(await api.patch(one, { [field.name]: value }));
        }
        for (const [at, answer] of answers.entries())
          expectInvalid(answer, field.name, ['POST', 'PUT', 'PATCH'][at]);
        return answers.map(({ json }) => ({ ...json.error, request_id: '' }));
      };

      add(
        `ownership.reference-missing[${id}]`,
        '7 Rows of users',
        `${field.name} of a row that is not there is 400 on it, and nothing is written`,
        async (context) => {
          const subject = await subjectOf(context, resource);
          const body = await bodyOf(context, resource);
          await expectRefused(subject.api, subject.path, body, missingId);
          assert.deepEqual(await reread(subject), subject.row);
        },
        needs,
      );

      if (!target || !isPrivate(target)) continue;
      add(
        `ownership.reference[${id}]`,
        '7 Rows of users',
        `${field.name} of another user's row is 400 on it, as for a row that is not there`,
        async (context) => {
          const subject = await subjectOf(context, resource);
          const foreign = await context.rows.create(target, await context.person('bob'));
          const body = await bodyOf(context, resource);
          const told = await expectRefused(subject.api, subject.path, body, foreign.id);
          const missing = await expectRefused(subject.api, subject.path, body, missingId);
          assert.deepEqual(told, missing);
          assert.deepEqual(await reread(subject), subject.row);
        },
        [...new Set([...needs, ...needsOf(model, target)])],
      );

      if (kind !== 'crud') continue;
      add(
        `ownership.reference-own[${id}]`,
        '7 Rows of users',
        `${field.name} can be moved to another row of the caller's own`,
        async (context) => {
          const subject = await subjectOf(context, resource);
          const other = await context.rows.create(target, subject.person);
          const moved = expectOne(
            await subject.api.patch(subject.path, { [field.name]: other.id }),
          );
          assert.equal(moved[field.name], other.id);
        },
        [...new Set([...needs, ...needsOf(model, target)])],
      );
    }

  for (const resource of creatableOf(model))
    for (const field of writableRefs(resource)) {
      const target = model.resources.find(({ name }) => name === field.to);
      const { onDelete } = field;
      if (target?.kind !== 'crud' || !onDelete || onDelete === 'restrict') continue;
      add(
        `ownership.delete-target[${resource.name}.${field.name}]`,
        '7 Rows of users',
        onDelete === 'cascade'
          ? `a row of ${resource.name} goes with the ${target.singular} that it hangs off`
          : `a row of ${resource.name} outlives its ${target.singular}: ${field.name} becomes null`,
        async (context) => {
          const writer =
            target.owner === 'admin' ? await context.admin() : await context.person('ann');
          const above = await context.rows.create(target, writer);
          const subject = await subjectOf(context, resource, { [field.name]: above.id });
          expectNothing(await writer.api.delete(`${target.path}/${above.id}`));
          const answer = await subject.api.get(subject.path);
          if (onDelete === 'cascade') assert.equal(answer.status, 404, answer.text);
          else assert.equal(expectOne(answer)[field.name], null);
        },
        [...new Set([...needsOf(model, resource), ...needsOf(model, target)])],
      );
    }
});
