import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { stats } from './repository.js';
import { statSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, statSchemas.list);
  const page = await stats.list(req.caller.user_id, query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(statSchemas.input, req.body);
  const row = await stats.create(req.caller.user_id, input);
  send(res, created(row, `/api/v1/stats/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await stats.find(req.caller.user_id, id);
  send(res, one(row, req.headers['if-none-match']));
});

router.put<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const input = validate(statSchemas.input, req.body);
  const find = () => stats.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await stats.replace(req.caller.user_id, id, input, expected);
  send(res, one(row));
});

router.patch<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const changes = validate(statSchemas.patch, req.body);
  const find = () => stats.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await stats.update(req.caller.user_id, id, changes, expected);
  send(res, one(row));
});

router.delete<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => stats.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  send(res, gone(await stats.remove(req.caller.user_id, id, expected)));
});

export const statRoutes = router;
