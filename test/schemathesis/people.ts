import type { Production } from '../parity/production.js';

/** Somebody with an account. */
export interface Person {
  name: string;
  email: string;
  password: string;
  token: string;
  id: string;
}

const headers = { 'content-type': 'application/json', 'x-forwarded-proto': 'https' };

/** Sends JSON; fails where it is refused. */
export const post = async (
  url: string,
  path: string,
  body: unknown,
  token?: string,
): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`POST ${path}: ${text}`);
  return JSON.parse(text).data;
};

const join = async (url: string, name: string): Promise<Person> => {
  const credentials = { email: `${name}@example.com`, password: `${name}-has-a-long-password` };
  const data = await post(url, '/api/v1/auth/register', { ...credentials, name });
  const { id } = data.user as { id: string };
  return { ...credentials, name, token: `${data.access_token}`, id };
};

/** Two users who must not see each other's rows, and an administrator between them. */
export const people = async ({ url, promote }: Production): Promise<Person[]> => {
  const [alice, admin, bob] = [
    await join(url, 'alice'),
    await join(url, 'admin'),
    await join(url, 'bob'),
  ];
  await promote(admin.id);
  return [alice, admin, bob];
};

/** How they log in, in the words of Web Fuzzing Commons: also again, after their sessions have ended. */
export const logins = (everybody: Person[]): object => ({
  auth: everybody.map(({ name, email, password }) => ({
    name,
    loginEndpointAuth: {
      verb: 'POST',
      endpoint: '/api/v1/auth/login',
      contentType: 'application/json',
      headers: [{ name: 'X-Forwarded-Proto', value: 'https' }],
      payloadUserPwd: {
        username: email,
        usernameField: 'email',
        password,
        passwordField: 'password',
      },
      token: {
        extractFrom: 'body',
        extractSelector: '/data/access_token',
        sendIn: 'header',
        sendName: 'Authorization',
        sendTemplate: 'Bearer {token}',
      },
    },
  })),
});
