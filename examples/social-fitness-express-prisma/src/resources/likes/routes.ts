import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { likes } from './repository.js';
import { likeSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, likeSchemas.list);
  const page = await likes.list(query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(likeSchemas.input, req.body);
  const row = await likes.create(req.caller.user_id, input);
  send(res, created(row, `/api/v1/likes/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const row = await likes.find(idOf(req.params.id));
  send(res, one(row, req.headers['if-none-match']));
});

router.delete<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => likes.find(id);
  const expected = await expectedRow(req.headers, find);
  const removed = await likes.remove(req.caller.user_id, id, expected);
  send(res, gone(removed));
});

export const likeRoutes = router;
