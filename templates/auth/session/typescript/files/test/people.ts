import { tables } from '../src/database/index.js';
import { anybody, client, type Reply, url } from './api.js';

/** What a browser sends by itself from a page of this server. */
export const browser = { Origin: url };

/** The cookie that an answer sets, as a browser sends it back. */
export const cookieOf = ({ headers }: Reply): string =>
  headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Calls as whoever an answer has logged in. */
export const loggedIn = (reply: Reply) => {
  const cookie = cookieOf(reply);
  const csrf_token = String(reply.data.csrf_token);
  return {
    ...client({ ...browser, Cookie: cookie, 'X-CSRF-Token': csrf_token }),
    cookie,
    csrf_token,
  };
};

/** Somebody who has just registered. */
export const signUp = async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const password = 'three-green-bottles';
  const reply = await anybody.post('/auth/register', { email, password }, browser);
  const { id } = reply.data.user as { id: string };
  return { ...loggedIn(reply), id, email, password };
};

export type User = Awaited<ReturnType<typeof signUp>>;

export const signUpAdmin = async (): Promise<User> => {
  const user = await signUp();
  await tables.users.update({ id: user.id }, { role: 'admin' });
  return user;
};
