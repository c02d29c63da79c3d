import assert from 'node:assert/strict';
import { section } from '../check.js';
import {
  expectError,
  expectList,
  expectMissing,
  expectNothing,
  expectOne,
  missingId,
} from '../expect.js';
import { newAdmin, newPerson } from '../people.js';

const sku = (): string => Math.random().toString(36).slice(2, 14);

export default section('7 What administrators own', (check) => {
  check(
    '7 products',
    'anyone reads, admin writes, else 403',
    async (context) => {
      const [admin, person] = [await newAdmin(context), await newPerson(context)];
      const body = { name: 'Pen', sku: sku(), price: 1.5 };
      expectError(await context.api.post('/products', body), 401, 'UNAUTHORIZED');
      expectError(await person.api.post('/products', body), 403, 'FORBIDDEN');
      const product = expectOne(await admin.api.post('/products', body), 201);
      assert.deepEqual([product.price, product.stock, product.user_id], [1.5, 0, undefined]);
      const path = `/products/${product.id}`;
      for (const api of [context.api, person.api, admin.api]) {
        assert.deepEqual(expectOne(await api.get(path)), product);
        assert.deepEqual(expectList(await api.get(`/products?sku=${body.sku}`)), [product]);
      }
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        expectError(await person.api.send(method, path, body), 403, 'FORBIDDEN');
        expectError(await context.api.send(method, path, body), 401, 'UNAUTHORIZED');
      }
      expectError(await person.api.patch(`/products/${missingId}`, body), 403, 'FORBIDDEN');
      expectError(await admin.api.post('/products', body), 409, 'CONFLICT', 'sku');
      assert.equal(expectOne(await admin.api.patch(path, { stock: 4 })).stock, 4);
      assert.equal(expectOne(await admin.api.put(path, body)).stock, 0);
      expectNothing(await admin.api.delete(path));
      expectMissing(await context.api.get(path));
    },
    ['kitchen', 'admin'],
  );

  check(
    '7 products',
    'a row in use is kept: 409',
    async (context) => {
      const admin = await newAdmin(context);
      const product = expectOne(
        await admin.api.post('/products', { name: 'Pen', sku: sku(), price: 1 }),
        201,
      );
      const specimen = expectOne(await admin.api.post('/specimens', { label: 'x' }), 201);
      const body = {
        specimen_id: specimen.id,
        product_id: product.id,
        total_price: 1,
        paid_at: '2025-01-07T10:30:00Z',
        payload: 1,
      };
      const receipt = expectOne(await admin.api.post('/receipts', body), 201);
      expectError(await admin.api.delete(`/products/${product.id}`), 409, 'CONFLICT');
      expectNothing(await admin.api.delete(`/receipts/${receipt.id}`));
      expectNothing(await admin.api.delete(`/products/${product.id}`));
    },
    ['kitchen', 'admin'],
  );

  check(
    '7 admin',
    "is no owner of others' rows",
    async (context) => {
      const [admin, person] = [await newAdmin(context), await newPerson(context)];
      const task = expectOne(await person.api.post('/tasks', { title: 'Private' }), 201);
      expectMissing(await admin.api.get(`/tasks/${task.id}`));
      expectMissing(await admin.api.delete(`/tasks/${task.id}`));
    },
    ['admin'],
  );
});
