import { expectedRow, noContent, one } from '../http/answer.js';
import { validate } from '../http/validate.js';
import { admitLogin, loggedIn } from './login.js';
import type { Operation } from './operation.js';
import * as schemas from './schema.js';
import * as service from './service.js';
import { sessionOperations } from './session-operations.js';

const ways: Operation[] = [
  {
    method: 'post',
    path: '/register',
    open: true,
    limit: 'register',
    answer: async ({ message, body }) => {
      const input = validate(schemas.registerInput, body);
      admitLogin(message);
      const { user, session } = await service.register(input, message);
      return loggedIn(user, session, 201, { Location: '/api/v1/auth/me' });
    },
  },
  {
    method: 'post',
    path: '/login',
    open: true,
    limit: 'login',
    answer: async ({ message, body }) => {
      const input = validate(schemas.loginInput, body);
      admitLogin(message);
      const { user, session } = await service.login(input, message);
      return loggedIn(user, session);
    },
  },
];

const account: Operation[] = [
  {
    method: 'post',
    path: '/change-password',
    open: false,
    answer: async ({ caller, body }) => {
      const input = validate(schemas.changePasswordInput, body);
      await service.changePassword(caller, input.current_password, input.new_password);
      return noContent;
    },
  },
  {
    method: 'get',
    path: '/me',
    open: false,
    answer: async ({ caller, message }) =>
      one(await service.me(caller), message.headers['if-none-match']),
  },
  {
    method: 'patch',
    path: '/me',
    open: false,
    answer: async ({ caller, message, body }) => {
      const changes = validate(schemas.profileInput, body);
      await expectedRow(message.headers, () => service.me(caller));
      return one(await service.updateMe(caller, changes));
    },
  },
  {
    method: 'delete',
    path: '/me',
    open: false,
    answer: async ({ caller, body }) => {
      const { password } = validate(schemas.deleteInput, body);
      await service.deleteMe(caller, password);
      return noContent;
    },
  },
];

/** Everything below `/auth`. */
export const operations: Operation[] = [...ways, ...sessionOperations, ...account];
