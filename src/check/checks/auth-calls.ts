import type { Answer, Client } from '../client.js';

/** The columns of a user that clients see. */
export const userKeys = [
  'avatar_url',
  'created_at',
  'email',
  'id',
  'last_login',
  'name',
  'role',
  'updated_at',
];

export const refresh = (api: Client, token: unknown): Promise<Answer> =>
  api.post('/auth/refresh', { refresh_token: token });

export const login = (api: Client, email: unknown, password: unknown): Promise<Answer> =>
  api.post('/auth/login', { email, password });

export const changePassword = (api: Client, current: unknown, next: unknown): Promise<Answer> =>
  api.post('/auth/change-password', { current_password: current, new_password: next });
