import { Router } from 'express';
import { gone, idOf, list } from '../../http/answer.js';
import { parseListQuery } from '../../http/list-query.js';
import { authenticate, jsonBody, send } from '../../http/middleware.js';
import { taskSchemas } from '../tasks/schema.js';
import { taskProject } from './repository.js';

interface Parent {
  id: string;
}

interface Both extends Parent {
  task_id: string;
}

// The parent's id stands in the path that this router is mounted at.
const router = Router({ caseSensitive: true, strict: true, mergeParams: true });

router.get<Parent>('/', authenticate, async (req, res) => {
  const id = idOf(req.params.id);
  const query = parseListQuery(req.originalUrl, taskSchemas.list);
  const page = await taskProject.list(req.caller.user_id, id, query);
  send(res, list(page, query, req.originalUrl));
});

const path = '/:task_id';

router.put<Both>(path, authenticate, jsonBody, async (req, res) => {
  const [id, childId] = [idOf(req.params.id), idOf(req.params.task_id)];
  send(res, gone(await taskProject.add(req.caller.user_id, id, childId)));
});

router.delete<Both>(path, authenticate, jsonBody, async (req, res) => {
  const [id, childId] = [idOf(req.params.id), idOf(req.params.task_id)];
  send(res, gone(await taskProject.remove(req.caller.user_id, id, childId)));
});

export const taskProjectRoutes = router;
