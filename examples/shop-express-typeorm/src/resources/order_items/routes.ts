import { Router } from 'express';
import { idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, send } from '../../http/middleware.js';
import { orderItems } from './repository.js';
import { orderItemSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, orderItemSchemas.list);
  const page = await orderItems.list(req.caller.user_id, query);
  send(res, list(page, query, req.originalUrl));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await orderItems.find(req.caller.user_id, id);
  send(res, one(row, req.headers['if-none-match']));
});

export const orderItemRoutes = router;
