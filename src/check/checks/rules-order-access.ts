import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectList, expectMissing, expectNothing, expectOne } from '../expect.js';
import { newCustomer, shopsOf } from './shop.js';

export default section('rules', (model, add) => {
  for (const shop of shopsOf(model)) {
    const { orders, items, product, names, needs } = shop;
    const { name, path } = orders;
    const clause = '7 Orders';

    add(
      `rules.order-fixed[${name}]`,
      clause,
      'an order is neither replaced nor changed nor deleted: 405',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 5);
        const order = await customer.ordered([pen, 1]);
        for (const [method, body] of [
          ['PUT', customer.bodyOf([pen, 2])],
          ['PATCH', { [names.status]: 'paid' }],
          ['DELETE', undefined],
        ] as const)
          expectError(
            await customer.api.send(method, `${path}/${order.id}`, body),
            405,
            'METHOD_NOT_ALLOWED',
            undefined,
            method,
          );
        assert.deepEqual(expectOne(await customer.api.get(`${path}/${order.id}`)), order);
      },
      needs,
    );

    add(
      `rules.order-items-fixed[${name}]`,
      clause,
      'the items of an order are only read: any other method is 405',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 5);
        const [item] = (await customer.ordered([pen, 1])).items;
        const { id: _, created_at: __, updated_at: ___, ...body } = item;
        const refused = [await customer.api.post(items.path, body)];
        for (const method of ['PUT', 'PATCH', 'DELETE']) {
          const sent = method === 'DELETE' ? undefined : body;
          refused.push(await customer.api.send(method, `${items.path}/${item.id}`, sent));
        }
        for (const answer of refused) expectError(answer, 405, 'METHOD_NOT_ALLOWED');
        assert.deepEqual(expectOne(await customer.api.get(`${items.path}/${item.id}`)), item);
      },
      needs,
    );

    add(
      `rules.order-private[${name}]`,
      clause,
      'nobody sees or cancels the orders of others, or their items',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 5);
        const order = await customer.ordered([pen, 2]);
        const { api } = await newCustomer(context, shop);
        const one = `${path}/${order.id}`;
        expectMissing(await api.get(one));
        expectMissing(await api.get(`${items.path}/${order.items[0].id}`));
        expectMissing(await api.post(`${one}/cancel`));
        for (const list of [path, items.path])
          assert.deepEqual(expectList(await api.get(list)), []);
        assert.equal(expectOne(await customer.api.get(one))[names.status], 'pending');
        assert.equal(await customer.stock(pen), 3);
      },
      needs,
    );

    add(
      `rules.order-account[${name}]`,
      clause,
      'an account with orders can be deleted, and what it bought can be deleted then',
      async (context) => {
        const customer = await newCustomer(context, shop);
        const pen = await customer.product(1, 5);
        await customer.ordered([pen, 1]);
        const { password } = customer.person;
        expectNothing(await customer.api.delete('/auth/me', { password }));
        const admin = await context.admin();
        expectNothing(await admin.api.delete(`${product.path}/${pen.id}`));
      },
      needs,
    );
  }
});
