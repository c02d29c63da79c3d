import type { FastifyInstance } from 'fastify';
import { authRoutes } from './auth/routes.js';
import { docsFile, docsPage, openApiAnswer } from './http/docs.js';
import { live, ready } from './http/health.js';
import { send } from './http/hooks.js';
import { projectRoutes } from './resources/projects/routes.js';
import { taskProjectRoutes } from './resources/task_project/routes.js';
import { taskRoutes } from './resources/tasks/routes.js';

interface DocsFile {
  Params: { file: string };
}

/** Every route of the API. */
export const routes = async (app: FastifyInstance): Promise<void> => {
  app.get('/health/live', (_request, reply) => send(reply, live()));
  app.get('/health/ready', async (_request, reply) => send(reply, await ready()));
  app.get('/openapi.json', (_request, reply) => send(reply, openApiAnswer()));
  app.get('/docs', (_request, reply) => send(reply, docsPage()));
  app.get<DocsFile>('/docs/:file', async (request, reply) =>
    send(reply, await docsFile(request.params.file)),
  );

  app.register(authRoutes, {
    prefix: '/api/v1/auth',
  });
  app.register(projectRoutes, {
    prefix: '/api/v1/projects',
  });
  app.register(taskRoutes, {
    prefix: '/api/v1/tasks',
  });
  app.register(taskProjectRoutes, {
    prefix: '/api/v1/projects/:id/tasks',
  });
};
