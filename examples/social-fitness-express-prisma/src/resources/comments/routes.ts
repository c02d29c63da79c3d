import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { comments } from './repository.js';
import { commentSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, commentSchemas.list);
  const page = await comments.list(query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(commentSchemas.input, req.body);
  const row = await comments.create(req.caller.user_id, input);
  send(res, created(row, `/api/v1/comments/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await comments.find(id);
  send(res, one(row, req.headers['if-none-match']));
});

router.put<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const input = validate(commentSchemas.input, req.body);
  const find = () => comments.find(id);
  const expected = await expectedRow(req.headers, find);
  const row = await comments.replace(req.caller.user_id, id, input, expected);
  send(res, one(row));
});

router.patch<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const changes = validate(commentSchemas.patch, req.body);
  const find = () => comments.find(id);
  const expected = await expectedRow(req.headers, find);
  const row = await comments.update(req.caller.user_id, id, changes, expected);
  send(res, one(row));
});

router.delete<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => comments.find(id);
  const expected = await expectedRow(req.headers, find);
  send(res, gone(await comments.remove(req.caller.user_id, id, expected)));
});

export const commentRoutes = router;
