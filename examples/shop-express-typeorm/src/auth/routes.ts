import { Router } from 'express';
import { expectedRow, noContent, ok, one } from '../http/answer.js';
import { authenticate, jsonBody, send } from '../http/middleware.js';
import { validate } from '../http/validate.js';
import * as schemas from './schema.js';
import * as auth from './service.js';

const router = Router({ caseSensitive: true, strict: true });

router.post('/register', jsonBody, async (req, res) => {
  const input = validate(schemas.registerInput, req.body);
  send(res, ok(await auth.register(input), 201, { Location: '/api/v1/auth/me' }));
});

router.post('/login', jsonBody, async (req, res) => {
  const input = validate(schemas.loginInput, req.body);
  send(res, ok(await auth.login(input)));
});

router.post('/refresh', jsonBody, async (req, res) => {
  const { refresh_token } = validate(schemas.refreshInput, req.body);
  send(res, ok(await auth.refresh(refresh_token)));
});

router.post('/logout', jsonBody, async (req, res) => {
  const { body = {} } = req;
  const { refresh_token } = validate(schemas.logoutInput, body);
  await auth.logout(req.headers.authorization, refresh_token);
  send(res, noContent);
});

router.post('/logout-all', authenticate, jsonBody, async (req, res) => {
  await auth.logoutAll(req.caller);
  send(res, noContent);
});

router.post('/change-password', authenticate, jsonBody, async (req, res) => {
  const input = validate(schemas.changePasswordInput, req.body);
  await auth.changePassword(req.caller, input.current_password, input.new_password);
  send(res, noContent);
});

router.get('/me', authenticate, async (req, res) => {
  send(res, one(await auth.me(req.caller), req.headers['if-none-match']));
});

router.patch('/me', authenticate, jsonBody, async (req, res) => {
  const changes = validate(schemas.profileInput, req.body);
  await expectedRow(req.headers, () => auth.me(req.caller));
  send(res, one(await auth.updateMe(req.caller, changes)));
});

router.delete('/me', authenticate, jsonBody, async (req, res) => {
  const { password } = validate(schemas.deleteInput, req.body);
  await auth.deleteMe(req.caller, password);
  send(res, noContent);
});

export const authRoutes = router;
