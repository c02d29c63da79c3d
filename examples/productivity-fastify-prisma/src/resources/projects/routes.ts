import type { FastifyPluginAsync } from 'fastify';
import { created, expectedRow, gone, idOf, list, one } from '../../http/answer.js';
import { authenticate, send } from '../../http/hooks.js';
import { parseListQuery } from '../../http/list-query.js';
import { validate } from '../../http/validate.js';
import { projects } from './repository.js';
import { projectSchemas } from './schema.js';

interface ById {
  Params: { id: string };
}

export const projectRoutes: FastifyPluginAsync = async (app) => {
  app.addHook('onRequest', authenticate);

  app.get('/', async (request, reply) => {
    const query = parseListQuery(request.url, projectSchemas.list);
    const page = await projects.list(request.caller.user_id, query);
    return send(reply, list(page, query, request.url));
  });

  app.post('/', async (request, reply) => {
    const input = validate(projectSchemas.input, request.body);
    const row = await projects.create(request.caller.user_id, input);
    return send(reply, created(row, `/api/v1/projects/${row.id}`));
  });

  app.get<ById>('/:id', async (request, reply) => {
    const id = idOf(request.params.id);
    const row = await projects.find(request.caller.user_id, id);
    return send(reply, one(row, request.headers['if-none-match']));
  });

  app.put<ById>('/:id', async (request, reply) => {
    const id = idOf(request.params.id);
    const input = validate(projectSchemas.input, request.body);
    const find = () => projects.find(request.caller.user_id, id);
    const expected = await expectedRow(request.headers, find);
    const row = await projects.replace(request.caller.user_id, id, input, expected);
    return send(reply, one(row));
  });

  app.patch<ById>('/:id', async (request, reply) => {
    const id = idOf(request.params.id);
    const changes = validate(projectSchemas.patch, request.body);
    const find = () => projects.find(request.caller.user_id, id);
    const expected = await expectedRow(request.headers, find);
    const row = await projects.update(request.caller.user_id, id, changes, expected);
    return send(reply, one(row));
  });

  app.delete<ById>('/:id', async (request, reply) => {
    const id = idOf(request.params.id);
    const find = () => projects.find(request.caller.user_id, id);
    const expected = await expectedRow(request.headers, find);
    return send(reply, gone(await projects.remove(request.caller.user_id, id, expected)));
  });
};
