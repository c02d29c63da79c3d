import { Router } from 'express';
import { authRoutes } from './auth/routes.js';
import { docsFile, docsPage, openApiAnswer } from './http/docs.js';
import { live, ready } from './http/health.js';
import { send } from './http/middleware.js';
import { cartItemRoutes } from './resources/cart_items/routes.js';
import { categoryRoutes } from './resources/categories/routes.js';
import { orderItemRoutes } from './resources/order_items/routes.js';
import { orderRoutes } from './resources/orders/routes.js';
import { productRoutes } from './resources/products/routes.js';

/** Every route of the API. */
export const routes = Router({ caseSensitive: true, strict: true });

routes.get('/health/live', (_req, res) => send(res, live()));
routes.get('/health/ready', async (_req, res) => send(res, await ready()));
routes.get('/openapi.json', (_req, res) => send(res, openApiAnswer()));
routes.get('/docs', (_req, res) => send(res, docsPage()));
routes.get('/docs/:file', async (req, res) => send(res, await docsFile(req.params.file)));

routes.use('/api/v1/auth', authRoutes);
routes.use('/api/v1/categories', categoryRoutes);
routes.use('/api/v1/products', productRoutes);
routes.use('/api/v1/orders', orderRoutes);
routes.use('/api/v1/order_items', orderItemRoutes);
routes.use('/api/v1/cart_items', cartItemRoutes);
