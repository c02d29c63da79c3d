import type { FastifyInstance } from 'fastify';
import { expectedRow, noContent, ok, one } from '../http/answer.js';
import { authenticate, send } from '../http/hooks.js';
import { validate } from '../http/validate.js';
import * as schemas from './schema.js';
import * as auth from './service.js';

/** Logging in and out: for anyone. */
const openRoutes = async (app: FastifyInstance): Promise<void> => {
  app.post('/register', async (request, reply) => {
    const input = validate(schemas.registerInput, request.body);
    return send(reply, ok(await auth.register(input), 201, { Location: '/api/v1/auth/me' }));
  });

  app.post('/login', async (request, reply) => {
    const input = validate(schemas.loginInput, request.body);
    return send(reply, ok(await auth.login(input)));
  });

  app.post('/refresh', async (request, reply) => {
    const { refresh_token } = validate(schemas.refreshInput, request.body);
    return send(reply, ok(await auth.refresh(refresh_token)));
  });

  app.post('/logout', async (request, reply) => {
    const { body = {} } = request;
    const { refresh_token } = validate(schemas.logoutInput, body);
    await auth.logout(request.headers.authorization, refresh_token);
    return send(reply, noContent);
  });
};

/** The account of the caller. */
const accountRoutes = async (app: FastifyInstance): Promise<void> => {
  app.addHook('onRequest', authenticate);

  app.post('/logout-all', async (request, reply) => {
    await auth.logoutAll(request.caller);
    return send(reply, noContent);
  });

  app.post('/change-password', async (request, reply) => {
    const input = validate(schemas.changePasswordInput, request.body);
    await auth.changePassword(request.caller, input.current_password, input.new_password);
    return send(reply, noContent);
  });

  app.get('/me', async (request, reply) => {
    const user = await auth.me(request.caller);
    return send(reply, one(user, request.headers['if-none-match']));
  });

  app.patch('/me', async (request, reply) => {
    const changes = validate(schemas.profileInput, request.body);
    await expectedRow(request.headers, () => auth.me(request.caller));
    return send(reply, one(await auth.updateMe(request.caller, changes)));
  });

  app.delete('/me', async (request, reply) => {
    const { password } = validate(schemas.deleteInput, request.body);
    await auth.deleteMe(request.caller, password);
    return send(reply, noContent);
  });
};

export const authRoutes = async (app: FastifyInstance): Promise<void> => {
  app.register(openRoutes);
  app.register(accountRoutes);
};
