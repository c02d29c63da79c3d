import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { cartItems } from './repository.js';
import { cartItemSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, cartItemSchemas.list);
  const page = await cartItems.list(req.caller.user_id, query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(cartItemSchemas.input, req.body);
  const row = await cartItems.create(req.caller.user_id, input);
  send(res, created(row, `/api/v1/cart_items/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await cartItems.find(req.caller.user_id, id);
  send(res, one(row, req.headers['if-none-match']));
});

router.put<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const input = validate(cartItemSchemas.input, req.body);
  const find = () => cartItems.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await cartItems.replace(req.caller.user_id, id, input, expected);
  send(res, one(row));
});

router.patch<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const changes = validate(cartItemSchemas.patch, req.body);
  const find = () => cartItems.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await cartItems.update(req.caller.user_id, id, changes, expected);
  send(res, one(row));
});

router.delete<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => cartItems.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  send(res, gone(await cartItems.remove(req.caller.user_id, id, expected)));
});

export const cartItemRoutes = router;
