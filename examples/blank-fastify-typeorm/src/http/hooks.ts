import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, requireAdmin } from '../auth/caller.js';
import type { Answer } from './answer.js';
import type { BodyKind } from './body.js';
import { serviceUnavailable } from './errors.js';
import { Exchange } from './exchange.js';
import { failure } from './failure.js';
import { fallback } from './fallback.js';

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Exchange;
    /** Set by `authenticate`. */
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** What a route takes, unless that is JSON. */
    body?: BodyKind;
  }
}

export const send = (reply: FastifyReply, answer: Answer): FastifyReply =>
  reply
    .code(answer.status)
    .headers(reply.request.exchange.headers)
    .headers(answer.headers)
    .send(answer.body || undefined);

/** The first hook of every request. */
export const begin = async (request: FastifyRequest, reply: FastifyReply) => {
  request.exchange = new Exchange(request.raw, reply.raw);
  request.exchange.onLate(() => sendFailure(serviceUnavailable(), request, reply));
  const answer = await request.exchange.admit();
  if (answer) return send(reply, answer);
  // Before its body is read, for nothing will take it.
  if (request.is404) return sendFallback(request, reply);
};

/** Hook of routes that need a caller. */
export const authenticate = async (request: FastifyRequest): Promise<void> => {
  request.caller = await request.exchange.authenticate();
};

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Hook of routes that anyone reads and admins write. */
export const adminsWrite = async (request: FastifyRequest): Promise<void> => {
  if (isRead(request.method)) return;
  await authenticate(request);
  await requireAdmin(request.caller);
};

export const sendFailure = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  // Fastify closes after a refused body, and a client that is still sending then misses the answer.
  reply.removeHeader('connection');
  return send(reply, failure(error, request.exchange.requestId));
};

export const sendFallback = (request: FastifyRequest, reply: FastifyReply) =>
  send(reply, fallback(request.method, request.exchange.path));
