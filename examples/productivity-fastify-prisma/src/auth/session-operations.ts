import { tables } from '../database/index.js';
import { noContent } from '../http/answer.js';
import { validate } from '../http/validate.js';
import { loggedIn } from './login.js';
import type { Operation } from './operation.js';
import * as service from './service.js';
import { logoutInput, refreshInput } from './session-schema.js';
import { endSessions, logout, rotate } from './sessions.js';

/** Staying logged in, and logging out. */
export const sessionOperations: Operation[] = [
  {
    method: 'post',
    path: '/refresh',
    open: true,
    limit: 'refresh',
    answer: async ({ body }) => {
      const { refresh_token } = validate(refreshInput, body);
      const { caller, session } = await rotate(refresh_token);
      return loggedIn(await service.me(caller), session);
    },
  },
  {
    method: 'post',
    path: '/logout',
    open: true,
    answer: async ({ message, body = {} }) => {
      const { refresh_token } = validate(logoutInput, body);
      await logout(message.headers.authorization, refresh_token);
      return noContent;
    },
  },
  {
    method: 'post',
    path: '/logout-all',
    open: false,
    answer: async ({ caller }) => {
      await endSessions(tables, caller.user_id);
      return noContent;
    },
  },
];
