import type { FastifyPluginAsync } from 'fastify';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { authenticate, send } from '../../http/hooks.js';
import { parseListQuery } from '../../http/list-query.js';
import { validate } from '../../http/validate.js';
import { tasks } from './repository.js';
import { taskSchemas } from './schema.js';

interface ById {
  Params: { id: string };
}

export const taskRoutes: FastifyPluginAsync = async (app) => {
  app.addHook('onRequest', authenticate);

  app.get('/', async (request, reply) => {
    const query = parseListQuery(request.url, taskSchemas.list);
    const page = await tasks.list(request.caller.user_id, query);
    return send(reply, list(page, query, request.url));
  });

  app.post('/', async (request, reply) => {
    const input = validate(taskSchemas.input, request.body);
    const row = await tasks.create(request.caller.user_id, input);
    return send(reply, created(row, `/api/v1/tasks/${row.id}`));
  });

  app.get<ById>('/:id', async (request, reply) => {
    const id = idOf(request.params.id);
    const row = await tasks.find(request.caller.user_id, id);
    return send(reply, one(row, request.headers['if-none-match']));
  });

  app.put<ById>('/:id', async (request, reply) => {
    const id = idOf(request.params.id);
    const input = validate(taskSchemas.input, request.body);
    const find = () => tasks.find(request.caller.user_id, id);
    const expected = await expectedRow(request.headers, find);
    const row = await tasks.replace(request.caller.user_id, id, input, expected);
    return send(reply, one(row));
  });

  app.patch<ById>('/:id', async (request, reply) => {
    const id = idOf(request.params.id);
    const changes = validate(taskSchemas.patch, request.body);
    const find = () => tasks.find(request.caller.user_id, id);
    const expected = await expectedRow(request.headers, find);
    const row = await tasks.update(request.caller.user_id, id, changes, expected);
    return send(reply, one(row));
  });

  app.delete<ById>('/:id', async (request, reply) => {
    const id = idOf(request.params.id);
    const find = () => tasks.find(request.caller.user_id, id);
    const expected = await expectedRow(request.headers, find);
    return send(reply, gone(await tasks.remove(request.caller.user_id, id, expected)));
  });
};
