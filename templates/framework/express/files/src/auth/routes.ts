import { Router } from 'express';
import { authenticate, jsonBody, send } from '../http/middleware.js';
import { operations } from './operations.js';

const router = Router({ caseSensitive: true, strict: true });

for (const operation of operations) {
  const { method, path, open } = operation;
  const before = [...(open ? [] : [authenticate]), ...(method === 'get' ? [] : [jsonBody])];
  router[method]<Record<string, string>>(path, ...before, async (req, res) => {
    const { originalUrl: url, params, body, caller } = req;
    send(res, await operation.answer({ message: req, url, params, body, caller }));
  });
}

export const authRoutes = router;
