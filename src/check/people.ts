import { randomBytes } from 'node:crypto';
import type { Client } from './client.js';
import { expectOne } from './expect.js';

export interface Person {
  email: string;
  password: string;
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  user: any;
  access: string;
  refresh: string;
  /** Below /api/v1, with the person's token. */
  api: Client;
  /** Any client, with the person's token. */
  bearing(client: Client): Client;
}

export const someEmail = (): string => `p${randomBytes(8).toString('hex')}@example.com`;
export const somePassword = (): string => `Pw-${randomBytes(9).toString('base64url')}`;

const personFrom = (
  api: Client,
  email: string,
  password: string,
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  data: any,
): Person => ({
  email,
  password,
  user: data.user,
  access: data.access_token,
  refresh: data.refresh_token,
  api: api.bearing(data.access_token),
  bearing: (client) => client.bearing(data.access_token),
});

/** Registers somebody new; `api` is without a token. */
export const register = async (api: Client): Promise<Person> => {
  const email = someEmail();
  const password = somePassword();
  const answer = await api.post('/auth/register', { email, password, name: 'Ann' });
  return personFrom(api, email, password, expectOne(answer, 201));
};

/** Another session of the same person. */
export const loginAgain = async ({ api }: { api: Client }, person: Person): Promise<Person> => {
  const { email, password } = person;
  const answer = await api.post('/auth/login', { email, password });
  return personFrom(api, email, password, expectOne(answer));
};
