import { serviceUnavailable } from '../../http/errors.js';

/** This server, as a provider knows it. */
export interface Client {
  issuer: string;
  id: string;
  /** The ids of the apps that get ID tokens on the device. */
  appIds: string[];
  secret(): Promise<string>;
}

/** Whose accounts people log in with. */
export interface Provider {
  name: string;
  label: string;
  scope: string;
  /** How it sends people back: by an address, or by a form that their browser posts. */
  responseMode: 'query' | 'form_post';
  /** Null where the variables are not set. */
  client: Client | null;
  /** The name of somebody, where it comes beside the ID token. */
  nameIn?(parameters: URLSearchParams): string | null;
}

/** Who somebody is, as a provider has proved. */
export interface Person {
  provider: string;
  subject: string;
  /** Null unless the provider has verified it. */
  email: string | null;
  name: string | null;
}

/** This server as the provider knows it, or 503. */
export const clientOf = ({ label, client }: Provider): Client => {
  if (!client) throw serviceUnavailable(`Logging in with ${label} is not set up`);
  return client;
};
