import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectInvalid, expectOne, missingId } from '../expect.js';
import { newCustomer, shopsOf } from './shop.js';

export default section('rules', (model, add) => {
  for (const shop of shopsOf(model)) {
    const { names, needs } = shop;
    const { name } = shop.orders;
    const clause = '7 Orders';

    add(
      `rules.cancel[${name}]`,
      clause,
      'the owner cancels an order: 200, cancelled, and the stock is back',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const [pen, ink] = [await customer.product(1, 10), await customer.product(1, 5)];
        const order = await customer.ordered([pen, 4], [ink, 5], [pen, 1]);
        const cancelled = expectOne(await customer.cancel(order));
        assert.equal(cancelled[names.status], 'cancelled');
        assert.deepEqual([await customer.stock(pen), await customer.stock(ink)], [10, 5]);
        const { path } = shop.orders;
        const shown = expectOne(await customer.api.get(`${path}/${order.id}`));
        assert.deepEqual(shown, cancelled);
        assert.deepEqual([shown.items, shown[names.total]], [order.items, order[names.total]]);
      },
      needs,
    );

    add(
      `rules.cancel-again[${name}]`,
      clause,
      'cancelling again is 409, and the stock is back once',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 10);
        const order = await customer.ordered([pen, 4]);
        expectOne(await customer.cancel(order));
        expectError(await customer.cancel(order), 409, 'CONFLICT');
        assert.equal(await customer.stock(pen), 10);
      },
      needs,
    );

    add(
      `rules.cancel-race[${name}]`,
      clause,
      'of several cancellations at once exactly one wins, and the stock is back once',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 10);
        const order = await customer.ordered([pen, 4]);
        const answers = await Promise.all([1, 2, 3, 4, 5].map(() => customer.cancel(order)));
        const statuses = answers.map(({ status }) => status).sort();
        assert.deepEqual(statuses, [200, 409, 409, 409, 409]);
        assert.equal(await customer.stock(pen), 10);
      },
      needs,
    );

    add(
      `rules.cancel-input[${name}]`,
      clause,
      'cancelling takes no fields, and an order that is not there is 404',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 10);
        const order = await customer.ordered([pen, 4]);
        expectInvalid(await customer.cancel(order, { [names.status]: 'paid' }), names.status);
        assert.equal(await customer.stock(pen), 6);
        for (const id of [missingId, 'x'])
          expectError(await customer.cancel({ id }), 404, 'NOT_FOUND', undefined, id);
        expectOne(await customer.cancel(order, {}), 200, 'an empty body');
      },
      needs,
    );
  }
});
