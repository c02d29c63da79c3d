import { beforeAll, describe, expect, it } from 'vitest';
import { anybody, type Row } from '../../../test/api.js';
import { signUp, type User } from '../../../test/people.js';
import { create } from '../../../test/rows.js';

const path = '/order_items';
const nobody = '/order_items/00000000-0000-4000-8000-000000000000';

let user: User;
let row: Row;
let one: string;

beforeAll(async () => {
  user = await signUp();
  row = await create('order_items', user);
  one = `${path}/${row.id}`;
});

describe('/order_items', () => {
  it('answers a page', async () => {
    const { status, rows, pagination } = await user.get(path);
    expect(status).toBe(200);
    expect(rows).toContainEqual(row);
    expect(pagination).toMatchObject({ page: 1, total: rows.length });
  });

  it('filters by every field', async () => {
    const filters = {
      id: row.id,
      created_at: row.created_at,
      order_id: row.order_id,
      product_id: row.product_id,
      quantity: row.quantity,
      price: row.price,
    };
    for (const [field, value] of Object.entries(filters)) {
      const found = await user.get(`${path}?${new URLSearchParams({ [field]: String(value) })}`);
      expect(found.rows, field).toContainEqual(row);
      const others = new URLSearchParams({ id_ne: String(row.id), [field]: String(value) });
      expect((await user.get(`${path}?${others}`)).rows, field).not.toContainEqual(row);
    }
  });

  it('is only read', async () => {
    for (const method of ['put', 'patch', 'delete'] as const) {
      const { status, headers } = await user[method](one, {});
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    }
    expect((await user.post(path, {})).status).toBe(405);
    expect((await user.get(one)).data).toEqual(row);
  });

  it('is 404 where there is nothing', async () => {
    expect((await user.get(nobody)).error.code).toBe('NOT_FOUND');
    expect((await user.get(`${path}/not-an-id`)).status).toBe(404);
  });

  it('is for nobody but the owner', async () => {
    const stranger = await signUp();
    expect((await anybody.get(path)).status).toBe(401);
    expect((await anybody.get(one)).status).toBe(401);
    expect((await stranger.get(path)).rows).toEqual([]);
    expect((await stranger.get(one)).status).toBe(404);
  });
});
