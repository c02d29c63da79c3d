import type { IncomingMessage } from 'node:http';
import type { Answer } from '../http/answer.js';
import type { BodyKind } from '../http/body.js';
import type { Caller } from './caller.js';

/** What an operation may know of a request, whatever the framework. */
export interface AuthRequest {
  message: IncomingMessage;
  /** As it was asked for: frameworks change that of the message. */
  url: string;
  params: Record<string, string>;
  body: unknown;
}

interface Route {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/auth`; a part such as `:id` is one of the params. */
  path: string;
  /** Names a budget of its own, which addresses share out; without one the general limit counts. */
  limit?: string;
  /** What it takes, unless that is JSON. */
  body?: BodyKind;
}

interface OpenOperation extends Route {
  open: true;
  answer(request: AuthRequest): Promise<Answer>;
}

interface OwnOperation extends Route {
  open: false;
  answer(request: AuthRequest & { caller: Caller }): Promise<Answer>;
}

/** One operation below `/auth`, for everybody or for callers alone: the framework serves it. */
export type Operation = OpenOperation | OwnOperation;
