import { anyone, by, each, type Section } from '../say.js';

const ann = by('ann');
const bob = by('bob');
const boss = by('boss');
const missing = '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e';

const line = (name: string, quantity: unknown) => ({ product_id: `$${name}.id`, quantity });
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
const two = { items: [line('pen', 2), line('pad', 1)] };

const refused: unknown[] = [
  {},
  [],
  { items: [] },
  { items: null },
  { items: 'pen' },
  { items: {} },
  { items: [null] },
  { items: [{}] },
  { items: [{ product_id: '$pen.id' }] },
  { items: [line('pen', 0)] },
  { items: [line('pen', -1)] },
  { items: [line('pen', 1.5)] },
  { items: [line('pen', '1')] },
  { items: [line('pen', 10_001)] },
  { items: [line('pen', 1), line('pad', 0)] },
  { items: [{ product_id: missing, quantity: 1 }] },
  { items: [line('pen', 1), { product_id: missing, quantity: 1 }] },
  { items: [{ product_id: 'x', quantity: 1 }] },
  { items: [{ ...line('pen', 1), price: 0 }] },
  { items: Array(101).fill(line('pen', 1)) },
  { items: [line('dear', 2)] },
  { ...two, total: 0 },
  { ...two, status: 'paid' },
  { ...two, user_id: missing },
];

const placing = [
  boss(201, 'POST /products', { name: 'Pen', price: 0.1, stock: 20 }, { as: 'pen' }),
  boss(201, 'POST /products', { name: 'Pad', price: 19.99, stock: 5 }, { as: 'pad' }),
  boss(201, 'POST /products', { name: 'Dear', price: 9_999_999_999.99, stock: 9 }, { as: 'dear' }),
  ...each(refused, (body) => ann(400, 'POST /orders', body)),
  anyone(401, 'POST /orders', two),
  ann(409, 'POST /orders', { items: [line('pad', 6)] }),
  ann(409, 'POST /orders', { items: [line('pen', 1), line('pad', 3), line('pad', 3)] }),
  anyone(200, 'GET /products/$pad.id'),
  ann(201, 'POST /orders', two, { as: 'order' }),
  ann(201, 'POST /orders', { items: [line('pen', 3)] }, { as: 'tenths' }),
  ann(201, 'POST /orders', { items: [line('pad', 1), line('pad', 1)] }, { as: 'double' }),
  anyone(200, 'GET /products/$pad.id'),
  boss(200, 'PATCH /products/$pen.id', { price: 5 }),
  ann(200, 'GET /orders/$order.id', undefined, { as: 'order' }),
  ann(304, 'GET /orders/$order.id', undefined, { headers: { 'if-none-match': '$order.etag' } }),
  ann(200, 'GET /orders?sort=total'),
  ann(200, 'GET /orders?status=pending&total_gte=1&sort=-total&limit=1&cursor='),
  ann(400, 'GET /orders?items=1'),
  bob(200, 'GET /orders'),
  bob(404, 'GET /orders/$order.id'),
  anyone(401, 'GET /orders'),
  ...each(['PUT', 'PATCH', 'DELETE'], (method) => ann(405, `${method} /orders/$order.id`, {})),
];

const keys = [
  ann(201, 'POST /orders', { items: [line('pen', 1)] }, { ...keyed('key-1'), as: 'once' }),
  ann(201, 'POST /orders', { items: [line('pen', 1)] }, keyed('key-1')),
  ann(422, 'POST /orders', { items: [line('pen', 2)] }, keyed('key-1')),
  bob(201, 'POST /orders', { items: [line('pen', 1)] }, keyed('key-1')),
  ann(409, 'POST /orders', { items: [line('pad', 50)] }, keyed('key-2')),
  ann(201, 'POST /orders', { items: [line('pad', 1)] }, keyed('key-2')),
  ann(400, 'POST /orders', two, keyed('k'.repeat(256))),
  ann(400, 'POST /orders', two, keyed('kéy')),
  ann(400, 'POST /orders', {}, keyed('key-3')),
  anyone(401, 'POST /orders', two, keyed('key-1')),
  anyone(200, 'GET /products/$pen.id'),
];

const cancelling = [
  bob(404, 'POST /orders/$order.id/cancel'),
  anyone(401, 'POST /orders/$order.id/cancel'),
  ann(400, 'POST /orders/$order.id/cancel', { reason: 'x' }),
  ann(400, 'POST /orders/$order.id/cancel', null),
  ann(400, 'POST /orders/$order.id/cancel', []),
  ann(404, `POST /orders/${missing}/cancel`),
  ann(404, 'POST /orders/x/cancel'),
  ann(405, 'GET /orders/$order.id/cancel'),
  ann(200, 'POST /orders/$order.id/cancel'),
  ann(409, 'POST /orders/$order.id/cancel'),
  ann(200, 'POST /orders/$tenths.id/cancel', {}),
  ann(201, 'POST /orders', { items: [line('pen', 1)] }, keyed('key-1')),
  anyone(200, 'GET /products?name_in=Pen,Pad&sort=name'),
  ann(200, 'GET /orders?status=cancelled&sort=total'),
];

const items = [
  ann(200, 'GET /order_items?order_id=$double.id'),
  ann(200, 'GET /order_items?sort=-price,quantity,created_at&limit=3'),
  bob(200, 'GET /order_items'),
  anyone(401, 'GET /order_items'),
  ann(200, 'GET /order_items?order_id=$once.id&limit=1', undefined, { as: 'lines' }),
  ann(200, 'GET /order_items/$lines.rows.0.id'),
  bob(404, 'GET /order_items/$lines.rows.0.id'),
  ann(404, `GET /order_items/${missing}`),
  ann(405, 'POST /order_items', {}),
  ...each(['PUT', 'PATCH', 'DELETE'], (method) =>
    ann(405, `${method} /order_items/$lines.rows.0.id`, {}),
  ),
  boss(409, 'DELETE /products/$pad.id'),
  boss(204, 'DELETE /products/$dear.id'),
];

const cart = [
  ann(201, 'POST /cart_items', { product_id: '$pen.id' }, { as: 'cart' }),
  ann(409, 'POST /cart_items', { product_id: '$pen.id', quantity: 3 }),
  bob(201, 'POST /cart_items', { product_id: '$pen.id', quantity: 2 }),
  ...each(
    [
      {},
      { product_id: missing },
      { product_id: '$pad.id', quantity: 0 },
      { product_id: '$pad.id', price: 1 },
    ],
    (body) => ann(400, 'POST /cart_items', body),
  ),
  ann(201, 'POST /cart_items', { product_id: '$pad.id', quantity: 4 }, { as: 'pads' }),
  ann(409, 'PATCH /cart_items/$pads.id', { product_id: '$pen.id' }),
  ann(200, 'PATCH /cart_items/$pads.id', { quantity: 7 }),
  ann(400, 'PATCH /cart_items/$pads.id', { quantity: 0 }),
  ann(200, 'GET /cart_items?sort=quantity'),
  ann(200, 'GET /cart_items/$pads.id'),
  ann(200, 'PUT /cart_items/$pads.id', { product_id: '$pad.id' }),
  bob(404, 'GET /cart_items/$cart.id'),
  ann(204, 'DELETE /cart_items/$cart.id'),
  anyone(401, 'GET /cart_items'),
];

export const shop: Section[] = [
  { title: 'placing orders', steps: placing },
  { title: 'idempotency keys', steps: keys },
  { title: 'cancelling orders', steps: cancelling },
  { title: 'items of orders', steps: items },
  { title: 'carts', steps: cart },
];
