import { Router } from 'express';
import { authenticate, bodyOf, send } from '../http/middleware.js';
import { operations } from './operations.js';

const router = Router({ caseSensitive: true, strict: true });

for (const operation of operations) {
  const { method, path, open, body } = operation;
  const before = [...(open ? [] : [authenticate]), ...(method === 'get' ? [] : [bodyOf(body)])];
  router[method]<Record<string, string>>(path, ...before, async (req, res) => {
    const { originalUrl: url, params, caller } = req;
    send(res, await operation.answer({ message: req, url, params, body: req.body, caller }));
  });
}

export const authRoutes = router;
