import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectList, expectOne, timestamp, uuid } from '../expect.js';
import { newCustomer, shopsOf } from './shop.js';
import { shownNames } from './subject.js';

export default section('rules', (model, add) => {
  for (const shop of shopsOf(model)) {
    const { orders, items, product, names, needs } = shop;
    const { name, path } = orders;
    const clause = '7 Orders';

    add(
      `rules.order[${name}]`,
      clause,
      'an order is 201 with Location, its columns and its items',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1.5, 10);
        const answer = await customer.order([[pen, 2]]);
        const order = expectOne(answer, 201);
        assert.equal(answer.headers.location, `/api/v1${path}/${order.id}`);
        assert.deepEqual(Object.keys(order).sort(), [...shownNames(orders), 'items'].sort());
        assert.deepEqual(
          [order.user_id, order[names.status]],
          [customer.person.user.id, 'pending'],
        );
        assert.match(order.id, uuid);
        assert.match(order.created_at, timestamp);
        assert.equal(order.items.length, 1);
        const [item] = order.items;
        assert.deepEqual(Object.keys(item).sort(), shownNames(items).sort());
        assert.deepEqual(
          [item[names.orderKey], item[names.productKey], item[names.quantity], item[names.price]],
          [order.id, pen.id, 2, 1.5],
        );
      },
      needs,
    );

    add(
      `rules.order-shown[${name}]`,
      clause,
      'an order looks the same when it is placed, read and listed, and its items are rows too',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const [pen, ink] = [await customer.product(1, 9), await customer.product(2, 9)];
        const order = await customer.ordered([pen, 1], [ink, 3]);
        assert.deepEqual(expectOne(await customer.api.get(`${path}/${order.id}`)), order);
        assert.deepEqual(expectList(await customer.api.get(path)), [order]);
        for (const item of order.items)
          assert.deepEqual(expectOne(await customer.api.get(`${items.path}/${item.id}`)), item);
        assert.equal(expectList(await customer.api.get(items.path)).length, 2);
      },
      needs,
    );

    add(
      `rules.order-total[${name}]`,
      clause,
      'the total is the exact sum of price times quantity',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const cases: [number, number][][] = [
          [[0.1, 3]],
          [
            [0.1, 1],
            [0.2, 1],
          ],
          [
            [19.99, 3],
            [0.01, 7],
            [4.35, 100],
          ],
          [[9_999.99, 9_999]],
          [[0, 1]],
        ];
        for (const lines of cases) {
          const ordered = [];
          for (const [price, quantity] of lines)
            ordered.push([await customer.product(price, quantity), quantity] as [object, number]);
          const order = await customer.ordered(...ordered);
          const cents = lines.reduce(
            (sum, [price, count]) => sum + Math.round(price * 100) * count,
            0,
          );
          assert.equal(order[names.total], Number((cents / 100).toFixed(2)), JSON.stringify(lines));
        }
      },
      needs,
    );

    add(
      `rules.order-snapshot[${name}]`,
      clause,
      'a price that changes later leaves the order as it was',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(5, 10);
        const order = await customer.ordered([pen, 2]);
        const admin = await context.admin();
        const change = { [names.productPrice]: 7.5 };
        expectOne(await admin.api.patch(`${product.path}/${pen.id}`, change));
        assert.deepEqual(expectOne(await customer.api.get(`${path}/${order.id}`)), order);
        const later = await customer.ordered([pen, 2]);
        assert.deepEqual([order[names.total], later[names.total]], [10, 15]);
      },
      needs,
    );
  }
});
