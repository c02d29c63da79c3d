import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { adminsWrite, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { categories } from './repository.js';
import { categorySchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', adminsWrite, async (req, res) => {
  const query = parseListQuery(req.originalUrl, categorySchemas.list);
  const page = await categories.list(query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', adminsWrite, jsonBody, async (req, res) => {
  const input = validate(categorySchemas.input, req.body);
  const row = await categories.create(input);
  send(res, created(row, `/api/v1/categories/${row.id}`));
});

router.get<ById>('/:id', adminsWrite, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await categories.find(id);
  send(res, one(row, req.headers['if-none-match']));
});

router.put<ById>('/:id', adminsWrite, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const input = validate(categorySchemas.input, req.body);
  const find = () => categories.find(id);
  const expected = await expectedRow(req.headers, find);
  const row = await categories.replace(id, input, expected);
  send(res, one(row));
});

router.patch<ById>('/:id', adminsWrite, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const changes = validate(categorySchemas.patch, req.body);
  const find = () => categories.find(id);
  const expected = await expectedRow(req.headers, find);
  const row = await categories.update(id, changes, expected);
  send(res, one(row));
});

router.delete<ById>('/:id', adminsWrite, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => categories.find(id);
  const expected = await expectedRow(req.headers, find);
  send(res, gone(await categories.remove(id, expected)));
});

export const categoryRoutes = router;
