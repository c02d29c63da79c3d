import { tables } from '../src/database/index.js';
import { anybody, client } from './api.js';

/** Somebody who has just registered. */
export const signUp = async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const password = 'three-green-bottles';
  const { data } = await anybody.post('/auth/register', { email, password });
  const { access_token, refresh_token, user } = data as {
    access_token: string;
    refresh_token: string;
    user: { id: string };
  };
  const calls = client({ Authorization: `Bearer ${access_token}` });
  return { ...calls, id: user.id, email, password, refresh_token };
};

export type User = Awaited<ReturnType<typeof signUp>>;

export const signUpAdmin = async (): Promise<User> => {
  const user = await signUp();
  await tables.users.update({ id: user.id }, { role: 'admin' });
  return user;
};
