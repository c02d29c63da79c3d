import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectList, expectOne, expectStatus } from '../expect.js';
import { type ModelField, needsOf } from '../model.js';
import { crudOf, subjectOf } from './subject.js';

export default section('validation', (model, add) => {
  const first = (type: ModelField['type']) =>
    crudOf(model)
      .flatMap((resource) => resource.fields.map((field) => ({ resource, field })))
      .find(({ field }) => field.type === type && !field.unique && !field.readOnly);

  const moment = first('timestamp');
  if (moment)
    add(
      'validation.timestamp-offset',
      '1 Base',
      'an offset is turned to UTC or refused, a fraction is not shown',
      async (context) => {
        const { resource, field } = moment;
        const { api, path } = await subjectOf(context, resource);
        for (const sent of ['2025-01-07T12:30:00+02:00', '2025-01-07T10:30:00.999Z']) {
          const answer = await api.patch(path, { [field.name]: sent });
          if (answer.status === 400) expectInvalid(answer, field.name, sent);
          else assert.equal(expectOne(answer)[field.name], '2025-01-07T10:30:00Z', sent);
        }
        const over = await api.patch(path, { [field.name]: '9999-12-31T23:59:59-01:00' });
        expectInvalid(over, field.name, 'after the year 9999');
      },
      needsOf(model, moment.resource),
    );

  const money = first('money');
  if (money)
    add(
      'validation.money-exact',
      '1 Base',
      'money is exact to the cent, in bodies and in filters',
      async (context) => {
        const { resource, field } = money;
        const { api, path, row } = await subjectOf(context, resource);
        for (let cents = 1; cents < 100; cents += 7) {
          const amount = Number(`123456789.${String(cents).padStart(2, '0')}`);
          const answer = await api.patch(path, { [field.name]: amount });
          assert.equal(expectOne(answer)[field.name], amount);
          assert.match(answer.text, new RegExp(`"${field.name}":${amount}[,}]`), 'a short number');
          const query = `${field.name}=${amount}&id=${row.id}`;
          assert.equal(expectList(await api.get(`${resource.path}?${query}`)).length, 1, query);
        }
      },
      needsOf(model, money.resource),
    );

  const number = first('number');
  if (number)
    add(
      'validation.number-range',
      '1 Base',
      'a number at the end of the range is kept or refused, one beyond it is refused',
      async (context) => {
        const { resource, field } = number;
        const { api, path } = await subjectOf(context, resource);
        const headers = { 'content-type': 'application/json' };
        const send = (text: string) =>
          api.send('PATCH', path, undefined, { raw: `{"${field.name}":${text}}`, headers });
        for (const text of ['1e400', '-1e400']) expectInvalid(await send(text), field.name, text);
        for (const value of [Number.MAX_VALUE, 1.7e308]) {
          const answer = await send(String(value));
          if (answer.status === 400) expectInvalid(answer, field.name, String(value));
          else assert.equal(expectOne(answer)[field.name], value);
        }
      },
      needsOf(model, number.resource),
    );

  const uuid = first('uuid');
  if (uuid)
    add(
      'validation.uuid-case',
      '1 Base',
      'an upper-case UUID is shown in lower case or refused',
      async (context) => {
        const { resource, field } = uuid;
        const { api, path } = await subjectOf(context, resource);
        const sent = 'ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF';
        const answer = await api.patch(path, { [field.name]: sent });
        if (answer.status === 400) expectInvalid(answer, field.name);
        else assert.equal(expectOne(answer)[field.name], sent.toLowerCase());
      },
      needsOf(model, uuid.resource),
    );

  const json = first('json');
  if (json)
    add(
      'validation.json-numbers',
      '4 Verbs',
      'a number in JSON that a double cannot hold is refused, not changed to null',
      async (context) => {
        const { resource, field } = json;
        const { api, path } = await subjectOf(context, resource);
        const raw = `{"${field.name}":{"a":[1e400]}}`;
        const headers = { 'content-type': 'application/json' };
        const answer = await api.send('PATCH', path, undefined, { raw, headers });
        expectStatus(answer, 400, raw);
      },
      needsOf(model, json.resource),
    );
});
