import { Router } from 'express';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { validate } from '../../http/validate.js';
import { workouts } from './repository.js';
import { workoutSchemas } from './schema.js';

interface ById {
  id: string;
}

const router = Router({ caseSensitive: true, strict: true });

router.get('/', authenticate, async (req, res) => {
  const query = parseListQuery(req.originalUrl, workoutSchemas.list);
  const page = await workouts.list(req.caller.user_id, query);
  send(res, list(page, query, req.originalUrl));
});

router.post('/', authenticate, jsonBody, async (req, res) => {
  const input = validate(workoutSchemas.input, req.body);
  const row = await workouts.create(req.caller.user_id, input);
  send(res, created(row, `/api/v1/workouts/${row.id}`));
});

router.get<ById>('/:id', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const row = await workouts.find(req.caller.user_id, id);
  send(res, one(row, req.headers['if-none-match']));
});

router.put<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const input = validate(workoutSchemas.input, req.body);
  const find = () => workouts.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await workouts.replace(req.caller.user_id, id, input, expected);
  send(res, one(row));
});

router.patch<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const changes = validate(workoutSchemas.patch, req.body);
  const find = () => workouts.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  const row = await workouts.update(req.caller.user_id, id, changes, expected);
  send(res, one(row));
});

router.delete<ById>('/:id', authenticate, jsonBody, async (req, res) => {
  const id = idOf(req.params.id);
  const find = () => workouts.find(req.caller.user_id, id);
  const expected = await expectedRow(req.headers, find);
  send(res, gone(await workouts.remove(req.caller.user_id, id, expected)));
});

export const workoutRoutes = router;
