import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { projects } from './repository.js';
import { projectSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, projectSchemas.list);
  const page = await projects.list(req.caller.user_id, query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(projectSchemas.input, req.body);
  const row = await projects.create(req.caller.user_id, input);
  send(res, created(row, `/api/v1/projects/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await projects.find(req.caller.user_id, id);
  send(res, one(row, req.headers['if-none-match']));
});

router.put<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const input = validate(projectSchemas.input, req.body);
  const find = () => projects.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await projects.replace(req.caller.user_id, id, input, expected);
  send(res, one(row));
});

router.patch<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const changes = validate(projectSchemas.patch, req.body);
  const find = () => projects.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await projects.update(req.caller.user_id, id, changes, expected);
  send(res, one(row));
});

router.delete<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => projects.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  send(res, gone(await projects.remove(req.caller.user_id, id, expected)));
});

export const projectRoutes = router;
