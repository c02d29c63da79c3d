import assert from 'node:assert/strict';
import { type Check, section } from '../check.js';
import { expectInvalid, expectOne } from '../expect.js';
import { type ModelField, type ModelResource, needsOf } from '../model.js';
import { acceptedBy } from '../values/accepted.js';
import { refusedBy } from '../values/refused.js';
import { bodyOf, creatableOf, crudOf, reread, subjectOf, writerOf } from './subject.js';

const shortened = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'undefined';

const writableOf = (resource: ModelResource): ModelField[] =>
  resource.fields.filter(({ readOnly }) => !readOnly);

/** Sends what the field takes by each verb and reads it again. */
const accepts =
  (resource: ModelResource, field: ModelField): Check['run'] =>
  async (context) => {
    const { name } = field;
    const mark = () => Math.random().toString(36).slice(2, 8);
    const subject = await subjectOf(context, resource);
    const { api, path } = subject;
    const values = [...acceptedBy(field, mark()), ...(field.nullable ? [null] : [])];
    for (const [at, value] of values.entries()) {
      const about = `${name}: ${shortened(value)}`;
      const patched = expectOne(await api.patch(path, { [name]: value }), 200, `PATCH ${about}`);
      assert.deepEqual(patched[name], value, `PATCH ${about}`);
      if (at % 3 !== 0) continue;
      assert.deepEqual((await reread(subject))[name], value, `GET after PATCH ${about}`);
      const body = await bodyOf(context, resource, { [name]: value });
      const put = expectOne(await api.put(path, body), 200, `PUT ${about}`);
      assert.deepEqual(put[name], value, `PUT ${about}`);
    }
    for (const value of acceptedBy(field, mark()).slice(0, 4)) {
      const body = await bodyOf(context, resource, { [name]: value });
      const made = expectOne(await api.post(resource.path, body), 201, `POST ${shortened(value)}`);
      assert.deepEqual(made[name], value, `POST ${shortened(value)}`);
    }
  };

/** Sends what the field does not take by each verb and sees that nothing was written. */
const refuses =
  (resource: ModelResource, field: ModelField): Check['run'] =>
  async (context) => {
    const { name } = field;
    const subject = await subjectOf(context, resource);
    const { api, path } = subject;
    const body = await bodyOf(context, resource);
    for (const [at, value] of refusedBy(field).entries()) {
      const about = `${name}: ${shortened(value)}`;
      const bad = { ...body, [name]: value };
      expectInvalid(await api.post(resource.path, bad), name, `POST ${about}`);
      if (resource.kind !== 'crud') continue;
      if (at < 6) expectInvalid(await api.patch(path, { [name]: value }), name, `PATCH ${about}`);
      if (at < 3) expectInvalid(await api.put(path, bad), name, `PUT ${about}`);
    }
    assert.deepEqual(await reread(subject), subject.row, 'nothing was written');
  };

const sizes = (field: ModelField): number => field.length ?? 255;

export default section('validation', (model, add) => {
  for (const resource of crudOf(model))
    for (const field of writableOf(resource).filter(({ type }) => type !== 'ref'))
      add(
        `validation.accepts[${resource.name}.${field.name}]`,
        '1 Base',
        `${field.name} of ${resource.name} takes a ${field.type} and shows it as it was sent`,
        accepts(resource, field),
        needsOf(model, resource),
      );

  for (const resource of creatableOf(model))
    for (const field of writableOf(resource))
      add(
        `validation.refuses[${resource.name}.${field.name}]`,
        '9 Security checklist',
        `${field.name} of ${resource.name} refuses what is not a ${field.type}, by its name`,
        refuses(resource, field),
        needsOf(model, resource),
      );

  for (const resource of crudOf(model))
    for (const field of writableOf(resource).filter(({ type }) => type === 'string'))
      add(
        `validation.length[${resource.name}.${field.name}]`,
        '4 Verbs',
        `${field.name} of ${resource.name} takes ${sizes(field)} code points and not one more`,
        async (context) => {
          const { api } = await writerOf(context, resource);
          const mark = field.unique ? Math.random().toString(36).slice(2, 8) : '';
          const filled = (letter: string, more: number) =>
            mark + letter.repeat(sizes(field) - mark.length + more);
          for (const letter of ['x', '😀', 'é']) {
            const body = await bodyOf(context, resource, { [field.name]: filled(letter, 0) });
            const row = expectOne(await api.post(resource.path, body), 201, letter);
            assert.equal(row[field.name], filled(letter, 0));
            const longer = { ...body, [field.name]: filled(letter, 1) };
            expectInvalid(await api.post(resource.path, longer), field.name, letter);
          }
        },
        needsOf(model, resource),
      );
});
