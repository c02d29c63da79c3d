import type { Client } from './client.js';
import type { Model } from './model.js';
import type { Person } from './people.js';
import type { Provider } from './provider/provider.js';
import type { Rows } from './rows.js';

/** The items of the checklist, in its order. */
export const groups = {
  endpoints: 'Endpoints',
  responses: 'Response format',
  pagination: 'Pagination',
  filters: 'Filters',
  sorting: 'Sorting',
  validation: 'Input validation',
  verbs: 'HTTP methods',
  headers: 'Headers',
  auth: 'Authentication',
  oauth: 'Accounts of others',
  ownership: 'Ownership',
  rules: 'Rules of the app type',
  security: 'Security',
  operations: 'Operations',
  openapi: 'OpenAPI document',
} as const;

export type GroupId = keyof typeof groups;

/** What a server that has started says of itself. */
export type Health = 'ready' | 'live';

type Env = Record<string, string | undefined>;

/** How fast the times pass that a server waits for a request: hurried is twenty times as fast. */
export type Pace = 'hurried';

/** A running server that a check may break, flood or stop: it is not shared with other checks. */
export interface Instance {
  url: string;
  logs(): string;
  /** Sends the signal and resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  alive(): boolean;
}

/** What a failed start said. */
export interface FailedStart {
  code: number | null;
  output: string;
}

/** What only the owner of the process can do. */
export interface Control {
  /** What the server under test was started with, secrets included. */
  env: Record<string, string>;
  /**
   * Starts another server: these variables replace those of the first, undefined unsets. It is there
   * once it says that it is ready, or alive where something that it depends on is missing.
   */
  boot(env: Env, pace?: Pace, until?: Health): Promise<Instance>;
  bootFails(env: Env): Promise<FailedStart>;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  /** Reads the database behind the server's back. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** What the environment says of production, and of development. */
  modes: Record<'production' | 'development', Record<string, string>>;
  redisUrl: string | null;
}

/** The server under test. */
export interface Target {
  url: string;
  /** Sent with every request, for example what a proxy in front would add. */
  headers: Record<string, string>;
  production: boolean;
  /** Whether this machine can send from many addresses, so that a limit an address holds up one check only. */
  manyAddresses?: boolean;
  makeAdmin?(email: string): Promise<void>;
  logs?(): string;
  /** Whose accounts people log in with, where they are the run's own. */
  providers?: Provider[];
  control?: Control;
}

/** What a check works with. */
export interface Context {
  target: Target;
  model: Model;
  /** Below /api/v1, without a token. */
  api: Client;
  /** Below /. */
  root: Client;
  rows: Rows;
  /** Somebody whom all checks of a run share by this name. */
  person(name: string): Promise<Person>;
  /** Somebody for this check alone. */
  newPerson(): Promise<Person>;
  /** The administrator of the run; the check needs `admin`. */
  admin(): Promise<Person>;
  /** Made once a run, for all checks that ask with the same key. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
  /** A server that all checks of a run share that ask for the same variables; the check needs `control`. */
  instance(env: Env, pace?: Pace): Promise<Context>;
}

/**
 * Without it a check is skipped: `admin` somebody can be made administrator, `logs` the server's
 * output can be read, `control` servers can be started and the database stopped, `redis` there is
 * one, `production` the server runs as in production, `providers` it asks providers that lie when they
 * are told to. `alone` is no means: such a check stops what
 * others use, so that it runs by itself, after all others.
 */
export type Need = 'admin' | 'logs' | 'control' | 'redis' | 'production' | 'providers' | 'alone';

export interface Check {
  /** Stable: `pagination.bounds[tasks]`. */
  id: string;
  group: GroupId;
  /** The part of the contract that asks for it: `3 Lists`. */
  clause: string;
  /** A sentence: what holds. */
  title: string;
  needs: Need[];
  run(context: Context): Promise<void>;
}

export type Add = (
  id: string,
  clause: string,
  title: string,
  run: Check['run'],
  needs?: Need[],
) => void;

export interface Section {
  group: GroupId;
  define(model: Model, add: Add): void;
}

/** Checks of one group, made for the resources at hand. */
export const section = (group: GroupId, define: Section['define']): Section => ({ group, define });

/** Checks for servers whose people log in this way. */
export const authSection = (auth: Model['auth'], define: Section['define']): Section =>
  section('auth', (model, add) => {
    if (model.auth === auth) define(model, add);
  });

/** The checks of a section for these resources. */
export const checksOf = ({ group, define }: Section, model: Model): Check[] => {
  const checks: Check[] = [];
  define(model, (id, clause, title, run, needs = []) =>
    checks.push({ id, group, clause, title, needs, run }),
  );
  return checks;
};

const missing: Record<Exclude<Need, 'alone'>, [(target: Target) => boolean, string]> = {
  admin: [({ makeAdmin }) => !makeAdmin, 'nobody can be made administrator by URL'],
  logs: [({ logs }) => !logs, "the server's output cannot be read by URL"],
  control: [({ control }) => !control, 'the server cannot be restarted by URL'],
  redis: [({ control }) => !control?.redisUrl, 'REDIS_URL is not set'],
  providers: [({ providers }) => !providers, 'real providers cannot be made to lie'],
  production: [({ production }) => !production, 'the server does not run in production'],
};

/** Why a check cannot run on a target, or null. */
export const reasonToSkip = ({ needs }: Pick<Check, 'needs'>, target: Target): string | null => {
  for (const need of needs) {
    if (need === 'alone') continue;
    const [isMissing, reason] = missing[need];
    if (isMissing(target)) return reason;
  }
  return null;
};
