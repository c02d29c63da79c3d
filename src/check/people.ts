import { randomBytes } from 'node:crypto';
import type { Answer, Client } from './client.js';
import { expectOne } from './expect.js';
import { methodOf, type Proof } from './method.js';
import type { Model } from './model.js';

export interface Person {
  email: string;
  password: string;
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  user: any;
  /** The tokens of a JWT login. */
  access: string;
  refresh: string;
  /** What shows the server who this is. */
  proof: Proof;
  /** What no log may hold. */
  secrets: string[];
  /** Below /api/v1, as this person. */
  api: Client;
  /** Any client, as this person. */
  bearing(client: Client): Client;
  /** Refreshes the login. */
  renew(): Promise<Answer>;
}

/** Where somebody can log in; `api` is nobody's. */
interface Place {
  api: Client;
  model: Model;
}

export const someEmail = (): string => `p${randomBytes(8).toString('hex')}@example.com`;
export const somePassword = (): string => `Pw-${randomBytes(9).toString('base64url')}`;

/** Whoever an answer has logged in. */
export const personFrom = (
  { api, model }: Place,
  email: string,
  password: string,
  answer: Answer,
): Person => {
  const method = methodOf(model);
  const { data } = answer.json;
  const proof = method.proofOf(data, answer.headers);
  return {
    email,
    password,
    user: data.user,
    access: data.access_token,
    refresh: data.refresh_token,
    proof,
    secrets: method.secretsOf(data, answer.headers),
    api: api.with(proof),
    bearing: (client) => client.with(proof),
    renew: () => method.renew(api, data, proof),
  };
};

/** A client of whoever an answer has logged in. */
export const clientOf = (place: Place, answer: Answer): Client =>
  personFrom(place, '', '', answer).api;

/** Registers somebody new. */
export const register = async (place: Place): Promise<Person> => {
  const email = someEmail();
  const password = somePassword();
  const answer = await place.api.post('/auth/register', { email, password, name: 'Ann' });
  expectOne(answer, 201);
  return personFrom(place, email, password, answer);
};

/** Another session of the same person. */
export const loginAgain = async (place: Place, person: Person): Promise<Person> => {
  const { email, password } = person;
  const answer = await place.api.post('/auth/login', { email, password });
  expectOne(answer);
  return personFrom(place, email, password, answer);
};
