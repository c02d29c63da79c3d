import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectOne, missingId } from '../expect.js';
import { newPerson } from '../people.js';

/** What a field takes, with what it answers where that differs. */
const good: Record<string, unknown[]> = {
  label: ['x', 'x'.repeat(40), '😀'.repeat(40), ' spaced ', '\t', '0'],
  body: ['', 'long '.repeat(5000), null],
  amount: [0, -1, 2147483647, -2147483648, null],
  ratio: [0, 0.1, -1e-10, 1e300, 12, null],
  price: [0, 10, 10.5, 0.29, 19.99, 1234567890.12, 9999999999.99, -5.05, null],
  active: [true, false],
  day: ['2025-01-07', '2024-02-29', '1970-01-01', '9999-12-31', null],
  at_time: ['00:00:00', '23:59:59', '10:30:05', null],
  moment: ['2025-01-07T10:30:00Z', '1970-01-01T00:00:00Z', null],
  mood: ['calm', 'wild', 'odd'],
  meta: [{}, [], { a: { b: [1, 'x', null, true] } }, 'text', 5, false, null],
  token: ['11111111-1111-4111-8111-111111111111', null],
};

const bad: Record<string, unknown[]> = {
  label: ['', 'x'.repeat(41), '😀'.repeat(41), null, 5, true, {}, [], ['x'], 'a\u0000b'],
  body: [5, {}, [], true, 'a\u0000b'],
  amount: ['1', 1.5, 2147483648, -2147483649, true, {}, [1], 1e20],
  ratio: ['1', true, {}, []],
  price: ['1', 1.234, 10000000000, -10000000000, true, {}, 0.001],
  active: ['true', 1, 0, null, {}],
  day: [
    '',
    '2025-02-29',
    '2025-1-7',
    '2025-13-01',
    '2025-01-07T00:00:00Z',
    20250107,
    'today',
    '0000-01-01',
  ],
  at_time: ['', '24:00:00', '10:60:00', '9:00:00', 900, 'noon'],
  moment: [
    '',
    '2025-01-07',
    '2025-02-30T00:00:00Z',
    '2025-01-07 10:30:00',
    1736245800,
    '2025-01-07T24:30:00Z',
  ],
  mood: ['', 'happy', 'Calm', null, 1, ['calm']],
  token: ['', 'x', '11111111-1111-4111-8111-11111111111', 1],
  project_id: ['x', 1, missingId],
  code: ['x'.repeat(21), 5, 'a\u0000'],
};

export default section('4 and 9 Fields in a body', (check) => {
  for (const [name, values] of Object.entries(good))
    check(
      '1 types',
      `${name} takes and answers what it was sent`,
      async (context) => {
        const { api } = await newPerson(context);
        for (const value of values) {
          const row = expectOne(
            await api.post('/specimens', { label: 'ok', [name]: value }),
            201,
            JSON.stringify(value).slice(0, 60),
          );
          assert.deepEqual(row[name], value);
          assert.deepEqual(expectOne(await api.get(`/specimens/${row.id}`))[name], value);
          assert.deepEqual(
            expectOne(await api.patch(`/specimens/${row.id}`, { [name]: value }))[name],
            value,
          );
        }
      },
      ['kitchen'],
    );

  for (const [name, values] of Object.entries(bad))
    check(
      '9 validation',
      `${name} refuses what it is not`,
      async (context) => {
        const { api } = await newPerson(context);
        const { id } = expectOne(await api.post('/specimens', { label: 'ok' }), 201);
        for (const value of values) {
          const about = `${name}: ${JSON.stringify(value).slice(0, 60)}`;
          expectInvalid(
            await api.post('/specimens', { label: 'ok', [name]: value }),
            name,
            `POST ${about}`,
          );
          expectInvalid(
            await api.put(`/specimens/${id}`, { label: 'ok', [name]: value }),
            name,
            `PUT ${about}`,
          );
          expectInvalid(
            await api.patch(`/specimens/${id}`, { [name]: value }),
            name,
            `PATCH ${about}`,
          );
        }
      },
      ['kitchen'],
    );
});
