import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectOne } from '../expect.js';
import { newPerson } from '../people.js';

export default section('4 Fields of one row', (check) => {
  check(
    '1 timestamps',
    'an offset is turned to UTC or refused, a fraction is not shown',
    async (context) => {
      const { api } = await newPerson(context);
      for (const moment of ['2025-01-07T12:30:00+02:00', '2025-01-07T10:30:00.000Z']) {
        const answer = await api.post('/specimens', { label: 'ok', moment });
        if (answer.status !== 400)
          assert.equal(expectOne(answer, 201).moment, '2025-01-07T10:30:00Z');
      }
    },
    ['kitchen'],
  );

  check(
    '1 money',
    'is exact over a sum of cents',
    async (context) => {
      const { api } = await newPerson(context);
      for (let cents = 1; cents < 60; cents += 7) {
        const price = Number(`123456789.${String(cents).padStart(2, '0')}`);
        const answer = await api.post('/specimens', { label: 'ok', price });
        assert.equal(expectOne(answer, 201).price, price);
        assert.match(answer.text, new RegExp(`"price":${price}[,}]`));
      }
    },
    ['kitchen'],
  );

  check(
    '2 errors',
    'details list every failing field, field is the first',
    async (context) => {
      const { api } = await newPerson(context);
      const answer = await api.post('/specimens', { amount: 'x', price: 'y', day: 'z' });
      expectInvalid(answer, answer.json.error.details?.[0]?.field ?? 'label');
      const fields = (answer.json.error.details ?? []).map(
        (detail: { field: string }) => detail.field,
      );
      for (const name of ['label', 'amount', 'price', 'day'])
        assert.ok(fields.includes(name), `${name} in details`);
    },
    ['kitchen'],
  );

  check(
    '4 PUT',
    'sets every optional field back',
    async (context) => {
      const { api } = await newPerson(context);
      const full = {
        label: 'full',
        body: 'b',
        amount: 1,
        ratio: 1.5,
        price: 2.5,
        active: true,
        day: '2025-01-07',
        at_time: '10:00:00',
        moment: '2025-01-07T10:30:00Z',
        mood: 'odd',
        meta: { a: 1 },
        level: 9,
        checked: true,
        size: 1,
        size_gt: 2,
      };
      const { id, created_at: created } = expectOne(await api.post('/specimens', full), 201);
      const put = expectOne(await api.put(`/specimens/${id}`, { label: 'bare' }));
      const { updated_at: _, user_id: __, ...rest } = put;
      assert.deepEqual(rest, {
        id,
        label: 'bare',
        code: null,
        body: null,
        amount: null,
        ratio: null,
        price: null,
        active: false,
        day: null,
        at_time: null,
        moment: null,
        mood: 'calm',
        meta: null,
        token: null,
        size: null,
        size_gt: null,
        level: 3,
        checked: null,
        project_id: null,
        created_at: created,
      });
      const again = expectOne(await api.put(`/specimens/${id}`, full));
      for (const [name, value] of Object.entries(full)) assert.deepEqual(again[name], value, name);
    },
    ['kitchen'],
  );

  check(
    '2 409',
    'a second row with a unique value is 409 on its field',
    async (context) => {
      const { api } = await newPerson(context);
      const code = Math.random().toString(36).slice(2, 12);
      const first = expectOne(await api.post('/specimens', { label: 'one', code }), 201);
      expectError(await api.post('/specimens', { label: 'two', code }), 409, 'CONFLICT', 'code');
      const second = expectOne(await api.post('/specimens', { label: 'two' }), 201);
      expectError(await api.patch(`/specimens/${second.id}`, { code }), 409, 'CONFLICT', 'code');
      expectError(
        await api.put(`/specimens/${second.id}`, { label: 'x', code }),
        409,
        'CONFLICT',
        'code',
      );
      expectOne(await api.put(`/specimens/${first.id}`, { label: 'same', code }));
      const racing = `${code}r`;
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => api.post('/specimens', { label: 'r', code: racing })),
      );
      assert.deepEqual(
        answers.map((answer) => answer.status).sort(),
        [201, 409, 409, 409, 409, 409],
      );
    },
    ['kitchen'],
  );

  check(
    '7 user_id',
    'a unique value of one user says nothing to another',
    async (context) => {
      const [first, second] = [await newPerson(context), await newPerson(context)];
      const code = Math.random().toString(36).slice(2, 12);
      expectOne(await first.api.post('/specimens', { label: 'mine', code }), 201);
      expectOne(await second.api.post('/specimens', { label: 'mine too', code }), 201);
    },
    ['kitchen'],
  );

  check(
    '4 JSON',
    'a required JSON column takes any JSON but null',
    async (context) => {
      const { api } = await newPerson(context);
      const { id } = expectOne(await api.post('/specimens', { label: 'ok' }), 201);
      const body = { specimen_id: id, total_price: 1.25, paid_at: '2025-01-07T10:30:00Z' };
      for (const payload of [{}, [], 0, '', false, { deep: [null] }])
        assert.deepEqual(
          expectOne(await api.post('/receipts', { ...body, payload }), 201).payload,
          payload,
        );
      expectInvalid(await api.post('/receipts', { ...body, payload: null }), 'payload');
      expectInvalid(await api.post('/receipts', body), 'payload');
    },
    ['kitchen'],
  );
});
