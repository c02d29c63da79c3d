import { createClient } from './hey/client/index.js';
import * as api from './hey/index.js';

/** Signs up, logs in, creates and lists, with the functions of @hey-api/openapi-ts. */
export const work = async (
  baseUrl: string,
  headers: Record<string, string>,
): Promise<api.Task[]> => {
  const open = createClient({ baseUrl, headers });
  const body = { email: 'hey@example.com', password: 'made-from-the-document' };
  await api.register({ client: open, body });
  const login = await api.login({ client: open, body });
  if (!login.data) throw new Error(login.error?.error.message);
  const auth = login.data.data.access_token;
  const client = createClient({ baseUrl, headers, auth });
  const refused = await api.createTask({ client, body: { title: '' } });
  if (refused.error?.error.field !== 'title') throw new Error('an empty title was taken');
  await api.createTask({ client, body: { title: 'Typed', status: 'done', tags: ['a'] } });
  const query = { status_in: ['done' as const, 'todo' as const], title_like: 'type', limit: 5 };
  const list = await api.listTasks({ client, query });
  const [first] = list.data?.data ?? [];
  const one = await api.getTask({ client, path: { id: first?.id ?? '' } });
  if (one.data?.data.title !== first?.title) throw new Error('another task');
  await api.deleteMe({ client, body: { password: body.password } });
  return list.data?.data ?? [];
};
