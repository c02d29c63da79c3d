import type { FastifyInstance } from 'fastify';
import { authenticate, send } from '../http/hooks.js';
import { operations } from './operations.js';

export const authRoutes = async (app: FastifyInstance): Promise<void> => {
  for (const operation of operations) {
    const { method, path, open, body } = operation;
    const options = { onRequest: open ? [] : [authenticate], config: { body } };
    app[method]<{ Params: Record<string, string> }>(path, options, async (request, reply) => {
      const { raw: message, url, params, body, caller } = request;
      return send(reply, await operation.answer({ message, url, params, body, caller }));
    });
  }
};
