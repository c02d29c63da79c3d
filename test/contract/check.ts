import type { Client } from './client.js';

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

/** Means that only the owner of the process has; a check that lacks one is skipped. */
export interface Control {
  boot(env: Record<string, string | undefined>): Promise<Instance>;
  bootFails(env: Record<string, string | undefined>): Promise<FailedStart>;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  redisUrl: string | null;
}

/** The server under test. */
export interface Target {
  url: string;
  /** Sent with every request, for example what a proxy in front would add. */
  headers: Record<string, string>;
  /** True where the extra resources of blueprint.json are served. */
  kitchen: boolean;
  makeAdmin?(email: string): Promise<void>;
  logs?(): string;
  control?: Control;
}

export interface Context {
  target: Target;
  /** Below /api/v1, without a token. */
  api: Client;
  /** Below /. */
  root: Client;
}

export interface Check {
  clause: string;
  title: string;
  needs: Need[];
  run(context: Context): Promise<void>;
}

export type Need = 'kitchen' | 'admin' | 'logs' | 'control' | 'redis';

export interface Section {
  title: string;
  checks: Check[];
}

type Add = (clause: string, title: string, run: Check['run'], needs?: Need[]) => void;

/** Collects the checks of one section of the contract. */
export const section = (title: string, define: (check: Add) => void): Section => {
  const checks: Check[] = [];
  define((clause, name, run, needs = []) => checks.push({ clause, title: name, needs, run }));
  return { title, checks };
};

const offers: Record<Need, (target: Target) => boolean> = {
  kitchen: (target) => target.kitchen,
  admin: (target) => target.makeAdmin !== undefined,
  logs: (target) => target.logs !== undefined,
  control: (target) => target.control !== undefined,
  redis: (target) => Boolean(target.control?.redisUrl),
};

/** Whether the target offers what a check needs. */
export const canRun = (check: Check, target: Target): boolean =>
  check.needs.every((need) => offers[need](target));
