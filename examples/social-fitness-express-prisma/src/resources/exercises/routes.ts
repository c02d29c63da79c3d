import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { exercises } from './repository.js';
import { exerciseSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, exerciseSchemas.list);
  const page = await exercises.list(req.caller.user_id, query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(exerciseSchemas.input, req.body);
  const row = await exercises.create(req.caller.user_id, input);
  send(res, created(row, `/api/v1/exercises/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await exercises.find(req.caller.user_id, id);
  send(res, one(row, req.headers['if-none-match']));
});

router.put<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const input = validate(exerciseSchemas.input, req.body);
  const find = () => exercises.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await exercises.replace(req.caller.user_id, id, input, expected);
  send(res, one(row));
});

router.patch<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const changes = validate(exerciseSchemas.patch, req.body);
  const find = () => exercises.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await exercises.update(req.caller.user_id, id, changes, expected);
  send(res, one(row));
});

router.delete<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => exercises.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  send(res, gone(await exercises.remove(req.caller.user_id, id, expected)));
});

export const exerciseRoutes = router;
