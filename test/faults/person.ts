import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { Client } from './client.js';

export interface Person {
  email: string;
  password: string;
  access: string;
  refresh: string;
  api: Client;
}

export const credentials = () => ({
  email: `p${randomBytes(8).toString('hex')}@example.com`,
  password: `Pw-${randomBytes(9).toString('base64url')}`,
});

/** Registers somebody new. */
export const newPerson = async (api: Client): Promise<Person> => {
  const given = credentials();
  const answer = await api.post('/api/v1/auth/register', given);
  expect(answer.status, answer.text).toBe(201);
  const { access_token: access, refresh_token: refresh } = answer.json.data;
  return { ...given, access, refresh, api: api.with({ authorization: `Bearer ${access}` }) };
};

/** Makes a task and answers its id. */
export const newTask = async ({ api }: Person, title = 'A task'): Promise<string> => {
  const answer = await api.post('/api/v1/tasks', { title });
  expect(answer.status, answer.text).toBe(201);
  return answer.json.data.id;
};
