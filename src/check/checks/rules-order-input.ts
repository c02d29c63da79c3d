import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectOne, missingId } from '../expect.js';
import { type Customer, newCustomer, type Shop, shopsOf } from './shop.js';
import type { Row } from './subject.js';

/** Nothing was ordered, and nothing was taken. */
const expectNothingOrdered = async (customer: Customer, product: Row, stock: number) => {
  assert.deepEqual(await customer.orders(), []);
  assert.equal(await customer.stock(product), stock);
};

export default section('rules', (model, add) => {
  for (const shop of shopsOf(model)) {
    const { orders, names, needs } = shop;
    const { name, path } = orders;
    const clause = '7 Orders';
    const line = (product: Row, rest: object = {}) => ({
      [names.productKey]: product.id,
      [names.quantity]: 1,
      ...rest,
    });
    const refuses = (
      id: string,
      title: string,
      bodies: (product: Row, shop: Shop) => [field: string, body: unknown][],
    ) =>
      add(
        `rules.order-${id}[${name}]`,
        clause,
        title,
        async (context) => {
          const customer = await newCustomer(context, shop);
          const pen = await customer.product(1, 9);
          for (const [field, body] of bodies(pen, shop))
            expectInvalid(
              await customer.api.post(path, body),
              field,
              JSON.stringify(body).slice(0, 80),
            );
          await expectNothingOrdered(customer, pen, 9);
        },
        needs,
      );

    refuses('empty', 'an order of nothing is 400 on items', (pen) => [
      ['items', {}],
      ['items', { items: [] }],
      ['items', { items: null }],
      ['items', { items: 'x' }],
      ['items', { items: line(pen) }],
    ]);

    refuses('lines', 'an order has at most 100 lines', (pen) => [
      ['items', { items: Array.from({ length: 101 }, () => line(pen)) }],
    ]);

    refuses('quantity', 'a quantity is a whole number from 1 to 10000, else 400 on it', (pen) =>
      [0, -1, 1.5, 10_001, '1', null, undefined, 1e300].map((quantity) => [
        `items.0.${names.quantity}`,
        { items: [line(pen, { [names.quantity]: quantity })] },
      ]),
    );

    refuses('product', 'a product that is not there is 400 on its line', (pen) => [
      ...[missingId, 'x', null, 5, undefined].map((id): [string, unknown] => [
        `items.0.${names.productKey}`,
        { items: [line(pen, { [names.productKey]: id })] },
      ]),
      [
        `items.1.${names.productKey}`,
        { items: [line(pen), line(pen, { [names.productKey]: missingId })] },
      ],
    ]);

    refuses('price', 'a price or any other field of a line cannot be sent', (pen) =>
      [names.price, 'id', names.orderKey, 'discount'].map((field) => [
        `items.0.${field}`,
        { items: [line(pen, { [field]: field === names.price ? 0.01 : missingId })] },
      ]),
    );

    refuses('own-fields', 'total, status and any other field of an order cannot be sent', (pen) =>
      [names.total, names.status, 'user_id', 'id', 'created_at', 'nothing'].map((field) => [
        field,
        { items: [line(pen)], [field]: field === names.total ? 0.01 : 'paid' },
      ]),
    );

    refuses('line-type', 'a line that is no object is 400', () =>
      [null, 'x', 5, []].map((item) => ['items.0', { items: [item] }]),
    );

    add(
      `rules.order-most[${name}]`,
      clause,
      'an order of 100 lines and of 10000 of one product is accepted',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(0.01, 10_100);
        const many = await customer.ordered(
          ...Array.from({ length: 100 }, () => [pen, 1] as [Row, number]),
        );
        assert.equal(many.items.length, 100);
        assert.equal((await customer.ordered([pen, 10_000]))[names.total], 100);
        assert.equal(await customer.stock(pen), 0);
      },
      needs,
    );

    add(
      `rules.order-too-much[${name}]`,
      clause,
      'a total that no column holds is 400 on items, and nothing is taken',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const ship = await customer.product(9_999_999_999.99, 3);
        const order = customer.bodyOf([ship, 2]);
        expectInvalid(await customer.api.post(path, order), 'items');
        await expectNothingOrdered(customer, ship, 3);
        const one = expectOne(await customer.api.post(path, customer.bodyOf([ship, 1])), 201);
        assert.equal(one[names.total], 9_999_999_999.99);
      },
      needs,
    );
  }
});
