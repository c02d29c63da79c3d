import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { adminsWrite, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { products } from './repository.js';
import { productSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', adminsWrite, async (req, res) => {
  const query = parseListQuery(req.originalUrl, productSchemas.list);
  const page = await products.list(query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', adminsWrite, jsonBody, async (req, res) => {
  const input = validate(productSchemas.input, req.body);
  const row = await products.create(input);
  send(res, created(row, `/api/v1/products/${row.id}`));
});

router.get<ById>('/:id', adminsWrite, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await products.find(id);
  send(res, one(row, req.headers['if-none-match']));
});

router.put<ById>('/:id', adminsWrite, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const input = validate(productSchemas.input, req.body);
  const find = () => products.find(id);
  const expected = await expectedRow(req.headers, find);
  const row = await products.replace(id, input, expected);
  send(res, one(row));
});

router.patch<ById>('/:id', adminsWrite, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const changes = validate(productSchemas.patch, req.body);
  const find = () => products.find(id);
  const expected = await expectedRow(req.headers, find);
  const row = await products.update(id, changes, expected);
  send(res, one(row));
});

router.delete<ById>('/:id', adminsWrite, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => products.find(id);
  const expected = await expectedRow(req.headers, find);
  send(res, gone(await products.remove(id, expected)));
});

export const productRoutes = router;
