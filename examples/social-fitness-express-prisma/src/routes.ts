import { Router } from 'express';
import { authRoutes } from './auth/routes.js';
import { docsFile, docsPage, openApiAnswer } from './http/docs.js';
import { live, ready } from './http/health.js';
import { send } from './http/middleware.js';
import { commentRoutes } from './resources/comments/routes.js';
import { exerciseRoutes } from './resources/exercises/routes.js';
import { followRoutes } from './resources/follows/routes.js';
import { likeRoutes } from './resources/likes/routes.js';
import { postRoutes } from './resources/posts/routes.js';
import { statRoutes } from './resources/stats/routes.js';
import { workoutRoutes } from './resources/workouts/routes.js';

/** Every route of the API. */
export const routes = Router({ caseSensitive: true, strict: true });

routes.get('/health/live', (_req, res) => send(res, live()));
routes.get('/health/ready', async (_req, res) => send(res, await ready()));
routes.get('/openapi.json', (_req, res) => send(res, openApiAnswer()));
routes.get('/docs', (_req, res) => send(res, docsPage()));
routes.get('/docs/:file', async (req, res) => send(res, await docsFile(req.params.file)));

routes.use('/api/v1/auth', authRoutes);
routes.use('/api/v1/workouts', workoutRoutes);
routes.use('/api/v1/exercises', exerciseRoutes);
routes.use('/api/v1/stats', statRoutes);
routes.use('/api/v1/posts', postRoutes);
routes.use('/api/v1/comments', commentRoutes);
routes.use('/api/v1/likes', likeRoutes);
routes.use('/api/v1/follows', followRoutes);
