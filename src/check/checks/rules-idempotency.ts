import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { section } from '../check.js';
import { expectError, expectInvalid, expectOne } from '../expect.js';
import { newCustomer, shopsOf } from './shop.js';

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

export default section('rules', (model, add) => {
  for (const shop of shopsOf(model)) {
    const { needs, names } = shop;
    const { name } = shop.orders;
    const clause = '7 Orders';

    add(
      `rules.idempotency[${name}]`,
      clause,
      'the same key and body again give the same answer and no second order',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(2, 10);
        const key = randomUUID();
        const first = await customer.order([[pen, 3]], keyed(key));
        expectOne(first, 201);
        for (const about of ['second', 'third']) {
          const again = await customer.order([[pen, 3]], keyed(key));
          assert.deepEqual(expectOne(again, 201, about), first.json.data);
          assert.equal(again.headers.location, first.headers.location);
        }
        assert.equal((await customer.orders()).length, 1);
        assert.equal(await customer.stock(pen), 7);
      },
      needs,
    );

    add(
      `rules.idempotency-mismatch[${name}]`,
      clause,
      'the same key with another body is 422 IDEMPOTENCY_MISMATCH',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const [pen, ink] = [await customer.product(2, 10), await customer.product(2, 10)];
        const key = randomUUID();
        expectOne(await customer.order([[pen, 1]], keyed(key)), 201);
        for (const lines of [
          [[pen, 2]],
          [[ink, 1]],
          [
            [pen, 1],
            [ink, 1],
          ],
        ] as [object, number][][])
          expectError(await customer.order(lines, keyed(key)), 422, 'IDEMPOTENCY_MISMATCH');
        assert.equal((await customer.orders()).length, 1);
        assert.deepEqual([await customer.stock(pen), await customer.stock(ink)], [9, 10]);
      },
      needs,
    );

    add(
      `rules.idempotency-race[${name}]`,
      clause,
      'the same key several times at once makes one order, and all get it',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(2, 10);
        const key = randomUUID();
        const orders = Array.from({ length: 6 }, () => customer.order([[pen, 1]], keyed(key)));
        const ids = (await Promise.all(orders)).map((answer) => expectOne(answer, 201).id);
        assert.equal(new Set(ids).size, 1);
        assert.equal((await customer.orders()).length, 1);
        assert.equal(await customer.stock(pen), 9);
      },
      needs,
    );

    add(
      `rules.idempotency-users[${name}]`,
      clause,
      'a key belongs to its user: another has their own order with it',
      async (context) => {
        const [ann, bob] = [await newCustomer(context, shop), await newCustomer(context, shop)];
        const pen = await ann.product(2, 10);
        const key = randomUUID();
        const first = expectOne(await ann.order([[pen, 1]], keyed(key)), 201);
        const second = expectOne(await bob.order([[pen, 2]], keyed(key)), 201);
        assert.notEqual(first.id, second.id);
        assert.equal(second.user_id, bob.person.user.id);
      },
      needs,
    );

    add(
      `rules.idempotency-failed[${name}]`,
      clause,
      'an order that failed does not spend its key',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(2, 1);
        const key = randomUUID();
        expectError(await customer.order([[pen, 2]], keyed(key)), 409, 'CONFLICT');
        expectInvalid(await customer.order([[pen, 0]], keyed(key)), `items.0.${names.quantity}`);
        expectOne(await customer.order([[pen, 1]], keyed(key)), 201);
      },
      needs,
    );

    add(
      `rules.idempotency-key[${name}]`,
      clause,
      'a key is 1 to 255 printable ASCII characters, else 400',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(2, 10);
        for (const key of ['', 'x'.repeat(256), 'Schl\u00fcssel', 'tab\tkey'])
          expectInvalid(
            await customer.order([[pen, 1]], keyed(key)),
            'Idempotency-Key',
            key.slice(0, 9),
          );
        assert.deepEqual(await customer.orders(), []);
        for (const key of ['x', 'k'.repeat(255), '{"a": "b"} ~!'])
          expectOne(await customer.order([[pen, 1]], keyed(key)), 201, key.slice(0, 9));
      },
      needs,
    );

    add(
      `rules.idempotency-none[${name}]`,
      clause,
      'without a key, or with another, the same body is another order',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(2, 10);
        for (const options of [{}, {}, keyed(randomUUID()), keyed(randomUUID())])
          expectOne(await customer.order([[pen, 1]], options), 201);
        assert.equal((await customer.orders()).length, 4);
      },
      needs,
    );
  }
});
