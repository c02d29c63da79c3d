import type { RequestListener } from 'node:http';
import express, { type Express } from 'express';
import { begin, sendFailure, sendFallback } from './http/middleware.js';
import { routes } from './routes.js';

export const createApp = (): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.use(begin);
  app.use(routes);
  app.use(sendFallback);
  app.use(sendFailure);
  return app;
};

/** The app as Node's own server takes it. */
export const createListener = async (): Promise<RequestListener> => createApp();
