import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectOne } from '../expect.js';
import { newCustomer, shopsOf } from './shop.js';

export default section('rules', (model, add) => {
  for (const shop of shopsOf(model)) {
    const { product, names, needs } = shop;
    const { name } = shop.orders;
    const clause = '7 Orders';

    add(
      `rules.stock[${name}]`,
      clause,
      `${names.stock} falls by what is ordered`,
      async (context) => {
        const customer = await newCustomer(context, shop);
        const [pen, ink] = [await customer.product(1, 10), await customer.product(1, 4)];
        await customer.ordered([pen, 3], [ink, 4]);
        assert.deepEqual([await customer.stock(pen), await customer.stock(ink)], [7, 0]);
      },
      needs,
    );

    add(
      `rules.stock-guard[${name}]`,
      clause,
      'more than there is is 409 on the quantity, and nothing is taken or written',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const [pen, ink] = [await customer.product(1, 10), await customer.product(1, 2)];
        const answer = await customer.order([
          [pen, 3],
          [ink, 3],
        ]);
        expectError(answer, 409, 'CONFLICT', `items.1.${names.quantity}`);
        assert.deepEqual([await customer.stock(pen), await customer.stock(ink)], [10, 2]);
        assert.deepEqual(await customer.orders(), []);
        await customer.ordered([ink, 2]);
        expectError(await customer.order([[ink, 1]]), 409, 'CONFLICT', `items.0.${names.quantity}`);
      },
      needs,
    );

    add(
      `rules.stock-same-product[${name}]`,
      clause,
      'two lines of the same product count together',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(2, 5);
        const answer = await customer.order([
          [pen, 3],
          [pen, 3],
        ]);
        expectError(answer, 409, 'CONFLICT', `items.1.${names.quantity}`);
        assert.equal(await customer.stock(pen), 5);
        const order = await customer.ordered([pen, 3], [pen, 2]);
        assert.deepEqual([order.items.length, order[names.total]], [2, 10]);
        assert.equal(await customer.stock(pen), 0);
      },
      needs,
    );

    add(
      `rules.stock-race[${name}]`,
      clause,
      'of many orders at once only as many win as there is stock for',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 5);
        const orders = Array.from({ length: 12 }, () => customer.order([[pen, 1]]));
        const answers = await Promise.all(orders);
        const won = answers.filter(({ status }) => status === 201);
        for (const answer of answers)
          if (answer.status !== 201) expectError(answer, 409, 'CONFLICT');
        assert.equal(won.length, 5);
        assert.equal(await customer.stock(pen), 0);
        assert.equal((await customer.orders()).length, 5);
      },
      needs,
    );

    add(
      `rules.stock-crossing[${name}]`,
      clause,
      'orders of the same products in another order do not block each other',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const [pen, ink] = [await customer.product(1, 20), await customer.product(1, 20)];
        const answers = await Promise.all(
          Array.from({ length: 16 }, (_, at) =>
            customer.order(
              at % 2
                ? [
                    [pen, 1],
                    [ink, 1],
                  ]
                : [
                    [ink, 1],
                    [pen, 1],
                  ],
            ),
          ),
        );
        for (const answer of answers) expectOne(answer, 201);
        assert.deepEqual([await customer.stock(pen), await customer.stock(ink)], [4, 4]);
      },
      needs,
    );

    add(
      `rules.stock-below-zero[${name}]`,
      clause,
      `nobody sets ${names.stock} or ${names.productPrice} below 0`,
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 5);
        const { api } = await context.admin();
        for (const field of [names.stock, names.productPrice])
          expectInvalid(await api.patch(`${product.path}/${pen.id}`, { [field]: -1 }), field);
        assert.equal(await customer.stock(pen), 5);
      },
      needs,
    );
  }
});
