import { tables } from '../src/database/index.js';
import { anybody, client, type Reply } from './api.js';

/** What a browser sends by itself from a page of this server. */
export const browser = {};

/** Calls as whoever an answer has logged in. */
export const loggedIn = ({ data }: Pick<Reply, 'data'>) =>
  client({ Authorization: `Bearer ${data.access_token}` });

/** Somebody who has just registered. */
export const signUp = async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const password = 'three-green-bottles';
  const { data } = await anybody.post('/auth/register', { email, password });
  const { refresh_token, user } = data as { refresh_token: string; user: { id: string } };
  return { ...loggedIn({ data }), id: user.id, email, password, refresh_token };
};

export type User = Awaited<ReturnType<typeof signUp>>;

export const signUpAdmin = async (): Promise<User> => {
  const user = await signUp();
  await tables.users.update({ id: user.id }, { role: 'admin' });
  return user;
};
