import { Router } from 'express';
import { authRoutes } from './auth/routes.js';
import { docsFile, docsPage, openApiAnswer } from './http/docs.js';
import { live, ready } from './http/health.js';
import { send } from './http/middleware.js';
import { projectRoutes } from './resources/projects/routes.js';
import { taskProjectRoutes } from './resources/task_project/routes.js';
import { taskRoutes } from './resources/tasks/routes.js';

/** Every route of the API. */
export const routes = Router({ caseSensitive: true, strict: true });

routes.get('/health/live', (_req, res) => send(res, live()));
routes.get('/health/ready', async (_req, res) => send(res, await ready()));
routes.get('/openapi.json', (_req, res) => send(res, openApiAnswer()));
routes.get('/docs', (_req, res) => send(res, docsPage()));
routes.get('/docs/:file', async (req, res) => send(res, await docsFile(req.params.file)));

routes.use('/api/v1/auth', authRoutes);
routes.use('/api/v1/projects', projectRoutes);
routes.use('/api/v1/tasks', taskRoutes);
routes.use('/api/v1/projects/:id/tasks', taskProjectRoutes);
