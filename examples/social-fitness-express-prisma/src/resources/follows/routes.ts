import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { follows } from './repository.js';
import { followSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, followSchemas.list);
  const page = await follows.list(query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(followSchemas.input, req.body);
  const row = await follows.create(req.caller.user_id, input);
  send(res, created(row, `/api/v1/follows/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const row = await follows.find(idOf(req.params.id));
  send(res, one(row, req.headers['if-none-match']));
});

router.delete<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => follows.find(id);
  const expected = await expectedRow(req.headers, find);
  const removed = await follows.remove(req.caller.user_id, id, expected);
  send(res, gone(removed));
});

export const followRoutes = router;
