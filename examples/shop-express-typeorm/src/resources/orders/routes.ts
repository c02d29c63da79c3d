import { Router } from 'express';
import { created, idOf, list, one } from '../../http/answer.js';
import { idempotencyOf } from '../../http/idempotency.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { orders } from './repository.js';
import { orderSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, orderSchemas.list);
  const page = await orders.list(req.caller.user_id, query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(orderSchemas.input, req.body);
  const idempotency = idempotencyOf(req.headers, 'orders', input);
  const row = await orders.place(req.caller.user_id, input, idempotency);
  send(res, created(row, `/api/v1/orders/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await orders.find(req.caller.user_id, id);
  send(res, one(row, req.headers['if-none-match']));
});

router.post<ById>('/:id/cancel', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  validate(orderSchemas.cancel, req.body);
  const row = await orders.cancel(req.caller.user_id, id);
  send(res, one(row));
});

export const orderRoutes = router;
