import { Router } from 'express';
import { expectedRow, noContent, ok, one } from '../http/answer.js';
import { authenticate, jsonBody, send } from '../http/middleware.js';
import { validate } from '../http/validate.js';
import * as schemas from './schema.js';
import * as auth from './service.js';

export const authRoutes = Router({ caseSensitive: true, strict: true });

authRoutes.post('/register', jsonBody, async (req, res) => {
  const input = validate(schemas.registerInput, req.body);
  send(res, ok(await auth.register(input), 201, { Location: '/api/v1/auth/me' }));
});

authRoutes.post('/login', jsonBody, async (req, res) => {
  const input = validate(schemas.loginInput, req.body);
  send(res, ok(await auth.login(input)));
});

authRoutes.post('/refresh', jsonBody, async (req, res) => {
  const { refresh_token } = validate(schemas.refreshInput, req.body);
  send(res, ok(await auth.refresh(refresh_token)));
});

authRoutes.post('/logout', jsonBody, async (req, res) => {
  const { refresh_token } = validate(schemas.logoutInput, req.body ?? {});
  await auth.logout(req.headers.authorization, refresh_token);
  send(res, noContent);
});

authRoutes.post('/logout-all', authenticate, jsonBody, async (req, res) => {
  await auth.logoutAll(req.caller);
  send(res, noContent);
});

authRoutes.post('/change-password', authenticate, jsonBody, async (req, res) => {
  const input = validate(schemas.changePasswordInput, req.body);
  await auth.changePassword(req.caller, input.current_password, input.new_password);
  send(res, noContent);
});

authRoutes.get('/me', authenticate, async (req, res) => {
  send(res, one(await auth.me(req.caller), req.headers['if-none-match']));
});

authRoutes.patch('/me', authenticate, jsonBody, async (req, res) => {
  const changes = validate(schemas.profileInput, req.body);
  await expectedRow(req.headers, () => auth.me(req.caller));
  send(res, one(await auth.updateMe(req.caller, changes)));
});

authRoutes.delete('/me', authenticate, jsonBody, async (req, res) => {
  const { password } = validate(schemas.deleteInput, req.body);
  await auth.deleteMe(req.caller, password);
  send(res, noContent);
});
