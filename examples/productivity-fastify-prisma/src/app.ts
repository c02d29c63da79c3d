import type { RequestListener } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { readBody } from './http/body.js';
import { begin, sendFailure, sendFallback } from './http/hooks.js';
import { routes } from './routes.js';

const longestUrl = 16 * 1024;

export const createApp = async (): Promise<FastifyInstance> => {
  const app = fastify({
    // A path that cannot be decoded never meets the hooks.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      begin(request, reply).catch((error) => sendFailure(error, request, reply));
    },
    routerOptions: { maxParamLength: longestUrl },
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request: FastifyRequest) =>
    readBody(request.raw, request.routeOptions.config.body),
  );

  app.addHook('onRequest', begin);
  app.setErrorHandler(sendFailure);
  app.setNotFoundHandler(sendFallback);

  await app.register(routes);
  await app.ready();
  return app;
};

/** The app as Node's own server takes it. */
export const createListener = async (): Promise<RequestListener> => (await createApp()).routing;
