import type { FastifyPluginAsync } from 'fastify';
import { gone, idOf, list } from '../../http/answer.js';
import { authenticate, send } from '../../http/hooks.js';
import { parseListQuery } from '../../http/list-query.js';
import { taskSchemas } from '../tasks/schema.js';
import { taskProject } from './repository.js';

interface ByParent {
  Params: { id: string };
}

interface ByBoth {
  Params: { id: string; task_id: string };
}

export const taskProjectRoutes: FastifyPluginAsync = async (app) => {
  app.addHook('onRequest', authenticate);

  app.get<ByParent>('/', async (request, reply) => {
    const id = idOf(request.params.id);
    const query = parseListQuery(request.url, taskSchemas.list);
    const page = await taskProject.list(request.caller.user_id, id, query);
    return send(reply, list(page, query, request.url));
  });

  app.put<ByBoth>('/:task_id', async (request, reply) => {
    const [id, childId] = [idOf(request.params.id), idOf(request.params.task_id)];
    return send(reply, gone(await taskProject.add(request.caller.user_id, id, childId)));
  });

  app.delete<ByBoth>('/:task_id', async (request, reply) => {
    const [id, childId] = [idOf(request.params.id), idOf(request.params.task_id)];
    return send(reply, gone(await taskProject.remove(request.caller.user_id, id, childId)));
  });
};
