import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { type Caller, requireAdmin } from '../auth/caller.js';
import type { Answer } from './answer.js';
import { type BodyKind, readBody } from './body.js';
import { serviceUnavailable } from './errors.js';
import { Exchange } from './exchange.js';
import { failure } from './failure.js';
import { fallback } from './fallback.js';

declare global {
  namespace Express {
    interface Request {
      exchange: Exchange;
      /** Set by `authenticate`. */
      caller: Caller;
    }
  }
}

const withoutBody = new Set([204, 304]);

export const send = (res: Response, { status, headers, body }: Answer): void => {
  // It came too late.
  if (res.headersSent) return;
  const all: Record<string, string | number> = { ...res.req.exchange.headers, ...headers };
  if (!withoutBody.has(status)) all['Content-Length'] = Buffer.byteLength(body);
  // One call for all headers: cheaper than Express's own, which looks at each.
  res.writeHead(status, all).end(body);
};

/** The first middleware of every request. */
export const begin: RequestHandler = async (req, res, next) => {
  req.exchange = new Exchange(req, res);
  req.exchange.onLate(() => send(res, failure(serviceUnavailable(), req.exchange.requestId)));
  const answer = await req.exchange.admit();
  if (answer) send(res, answer);
  else next();
};

/** For routes that need a caller. */
export const authenticate: RequestHandler<unknown> = async (req, _res, next) => {
  req.caller = await req.exchange.authenticate();
  next();
};

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** For routes that anyone reads and admins write. */
export const adminsWrite: RequestHandler<unknown> = async (req, _res, next) => {
  if (!isRead(req.method)) {
    req.caller = await req.exchange.authenticate();
    await requireAdmin(req.caller);
  }
  next();
};

/** For routes that take a body of some kind. */
export const bodyOf =
  (kind?: BodyKind): RequestHandler<unknown> =>
  async (req, _res, next) => {
    req.body = await readBody(req, kind);
    next();
  };

/** For routes that take JSON. */
export const jsonBody = bodyOf();

export const sendFallback: RequestHandler = (req, res) =>
  send(res, fallback(req.method, req.exchange.path));

// Express knows an error handler by its four parameters.
export const sendFailure: ErrorRequestHandler = (error, req, res, _next) =>
  send(res, failure(error, req.exchange.requestId));
