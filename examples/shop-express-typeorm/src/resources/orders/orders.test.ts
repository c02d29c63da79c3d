import { beforeAll, describe, expect, it } from 'vitest';
import { anybody, type Row } from '../../../test/api.js';
import { signUp, signUpAdmin, type User } from '../../../test/people.js';
import { bodyFor, create } from '../../../test/rows.js';

const path = '/orders';
const nobody = '00000000-0000-4000-8000-000000000000';

let user: User;
let admin: User;

beforeAll(async () => {
  user = await signUp();
  admin = await signUpAdmin();
});

/** Something to order: its price and how many there are. */
const offer = async (price: number, stock: number): Promise<Row> => {
  const body = await bodyFor('products', admin);
  const given = {
    price: price,
    stock: stock,
  };
  return (await admin.post('/products', { ...body, ...given })).data;
};

const stockOf = async ({ id }: Row): Promise<unknown> => {
  const { data } = await anybody.get(`/products/${id}`);
  return data.stock;
};

const line = ({ id }: Row, quantity: unknown) => ({
  product_id: id,
  quantity: quantity,
});

const place = (items: unknown, key?: string) =>
  user.post(path, { items }, key === undefined ? {} : { 'Idempotency-Key': key });

describe('POST /orders', () => {
  it('takes the price of the moment, and what is ordered from the stock', async () => {
    const [first, second] = [await offer(0.1, 10), await offer(19.99, 5)];
    const { status, data, headers } = await place([line(first, 3), line(second, 2)]);
    expect(status).toBe(201);
    expect(headers.get('location')).toMatch(`${path}/${data.id}`);
    expect(data.status).toBe('pending');
    expect(data.total).toBe(40.28);
    const ordered = { order_id: data.id };
    expect(data.items).toMatchObject([
      { ...ordered, ...line(first, 3), price: 0.1 },
      { ...ordered, ...line(second, 2), price: 19.99 },
    ]);
    expect([await stockOf(first), await stockOf(second)]).toEqual([7, 3]);
    const dearer = { price: 99 };
    await admin.patch(`/products/${second.id}`, dearer);
    expect((await user.get(`${path}/${data.id}`)).data).toEqual(data);
  });

  it('never takes more than there is, nor a part of an order', async () => {
    const [enough, scarce] = [await offer(1, 9), await offer(1, 1)];
    const { status, error } = await place([line(enough, 1), line(scarce, 2)]);
    expect(status).toBe(409);
    expect(error.code).toBe('CONFLICT');
    expect(error.field).toBe('items.1.quantity');
    expect([await stockOf(enough), await stockOf(scarce)]).toEqual([9, 1]);
    const tries = [1, 2, 3].map(() => place([line(scarce, 1)]));
    const statuses = (await Promise.all(tries)).map((reply) => reply.status);
    expect(statuses.sort()).toEqual([201, 409, 409]);
    expect(await stockOf(scarce)).toBe(0);
  });

  it('names what is wrong', async () => {
    const product = await offer(1, 9);
    const unknown = line({ id: nobody }, 1);
    const wrong = {
      items: [],
      'items.0.quantity': [line(product, 0)],
      'items.1.product_id': [line(product, 1), unknown],
    };
    for (const [field, items] of Object.entries(wrong)) {
      const { status, error } = await place(items);
      expect(status).toBe(400);
      expect(error.field).toBe(field);
    }
    const unwritable = ['status', 'total', 'user_id', 'no_such_field'];
    for (const field of unwritable) {
      const body = { items: [line(product, 1)], [field]: 'x' };
      expect((await user.post(path, body)).error).toMatchObject({ field });
    }
    expect(await stockOf(product)).toBe(9);
  });

  it('happens once for a key', async () => {
    const product = await offer(1, 9);
    const first = await place([line(product, 1)], 'once');
    const again = await place([line(product, 1)], 'once');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.data).toEqual(first.data);
    expect(await stockOf(product)).toBe(8);
    const other = await place([line(product, 2)], 'once');
    expect(other.status).toBe(422);
    expect(other.error.code).toBe('IDEMPOTENCY_MISMATCH');
    const both = await Promise.all([1, 2].map(() => place([line(product, 1)], 'twice')));
    expect(both[0]?.data).toEqual(both[1]?.data);
    expect(await stockOf(product)).toBe(7);
    expect((await place([line(product, 1)], '')).error.field).toBe('Idempotency-Key');
  });
});

describe('/orders/:id', () => {
  it('is cancelled once, and gives back what it took', async () => {
    const product = await offer(2, 5);
    const { data } = await place([line(product, 4)]);
    const cancelled = await user.post(`${path}/${data.id}/cancel`);
    expect(cancelled.status).toBe(200);
    expect(cancelled.data.id).toBe(data.id);
    expect(cancelled.data.status).toBe('cancelled');
    expect(cancelled.data.items).toEqual(data.items);
    expect(await stockOf(product)).toBe(5);
    expect((await user.post(`${path}/${data.id}/cancel`)).status).toBe(409);
    expect(await stockOf(product)).toBe(5);
  });

  it('cannot be changed or deleted', async () => {
    const { id } = await create('orders', user);
    for (const method of ['put', 'patch', 'delete'] as const) {
      const { status, headers } = await user[method](`${path}/${id}`, {});
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    }
  });

  it('keeps what was ordered', async () => {
    const product = await offer(1, 1);
    await place([line(product, 1)]);
    const { status } = await admin.delete(`/products/${product.id}`);
    expect(status).toBe(409);
  });

  it('is there for nobody but the buyer', async () => {
    const order = await create('orders', user);
    const one = `${path}/${order.id}`;
    expect((await user.get(path)).rows).toContainEqual(order);
    const total = String(order.total);
    const same = `${path}?total=${total}`;
    expect((await user.get(same)).rows).toContainEqual(order);
    const stranger = await signUp();
    expect((await stranger.get(path)).rows).toEqual([]);
    expect((await stranger.get(one)).status).toBe(404);
    expect((await stranger.post(`${one}/cancel`)).status).toBe(404);
    expect((await anybody.get(path)).status).toBe(401);
    expect((await anybody.post(`${one}/cancel`)).status).toBe(401);
    expect((await user.get(`${path}/not-an-id`)).status).toBe(404);
  });
});
