import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

type Task = components['schemas']['Task'];

/** Signs up, logs in, creates and lists, with the types of openapi-typescript. */
export const work = async (baseUrl: string, headers: Record<string, string>): Promise<Task[]> => {
  const client = createClient<paths>({ baseUrl, headers });
  const credentials = { email: 'fetch@example.com', password: 'made-from-the-document' };
  await client.POST('/api/v1/auth/register', { body: credentials });
  const { data: login, error } = await client.POST('/api/v1/auth/login', { body: credentials });
  if (!login) throw new Error(error.error.message);
  const authorization = `Bearer ${login.data.access_token}`;
  const mine = createClient<paths>({ baseUrl, headers: { ...headers, authorization } });
  const refused = await mine.POST('/api/v1/tasks', { body: { title: '' } });
  if (refused.error?.error.field !== 'title') throw new Error('an empty title was taken');
  await mine.POST('/api/v1/tasks', { body: { title: 'Typed', status: 'done', tags: ['a'] } });
  const query = { status_in: ['done' as const], title_like: 'type', sort: '-created_at', limit: 5 };
  const { data: list } = await mine.GET('/api/v1/tasks', { params: { query } });
  if (!list || !('total' in list.pagination)) throw new Error('no list');
  const [first] = list.data;
  const path = { id: first?.id ?? '' };
  const one = await mine.GET('/api/v1/tasks/{id}', { params: { path } });
  if (one.data?.data.title !== first?.title) throw new Error('another task');
  await mine.DELETE('/api/v1/auth/me', { body: { password: credentials.password } });
  return list.data;
};
