import { type Check, type Context, reasonToSkip, type Target } from './check.js';
import { contextOf } from './context.js';
import { type Shown, shownOf } from './exchange.js';
import { type Failure, failureOf } from './failure.js';
import { eventually } from './instance.js';
import { methodOf } from './method.js';
import type { Model } from './model.js';
import { type Recorder, recording } from './recorder.js';
import { Traces } from './traces.js';

export interface Result extends Pick<Check, 'id' | 'group' | 'clause' | 'title'> {
  status: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped. */
  reason: string | null;
  failure: Failure | null;
  /** What the server logged about the last request of a failed check. */
  log: string[];
  duration_ms: number;
  requests: Shown[];
}

export interface Listener {
  started?(check: Check): void;
  finished?(result: Result): void;
  /** The server's rate limit makes the run wait. */
  waiting?(milliseconds: number): void;
}

export interface RunOptions extends Listener {
  signal: AbortSignal;
  concurrency?: number;
  /** Leave everything that was made: the database goes away with the run. */
  disposable: boolean;
}

/** What a run found. */
export interface Outcome {
  results: Result[];
  /** What could not be taken away again. */
  left: string[];
}

const keptRequests = 30;
const timeLimit = 120_000;

/** Rejects when a check takes too long; time spent waiting for a rate limit does not count. */
const watchdog = (waited: () => number) => {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    const began = Date.now();
    const look = () => {
      const rest = began + timeLimit + waited() - Date.now();
      if (rest <= 0) reject(new Error(`it took longer than ${timeLimit / 1000} s`));
      else timer = setTimeout(look, rest);
    };
    timer = setTimeout(look, timeLimit);
  });
  return { late, stop: () => clearTimeout(timer) };
};

/** What the server logged about the last request; it may write late, several lines at once. */
const logOf = async ({ logs }: Target, requests: Shown[]): Promise<string[]> => {
  const id = requests.at(-1)?.request_id;
  if (!logs || !id) return [];
  await eventually(async () => logs().includes(id), 1000);
  return logs()
    .split('\n')
    .filter((line) => line.includes(id))
    .slice(0, 5);
};

/** One of the addresses that all mean this machine. */
const loopback = (index: number): string => `127.0.${1 + (index >> 7)}.${1 + (index & 127)}`;

const perform = async (
  check: Check,
  context: Context,
  traces: Traces,
  listener: Listener,
  localAddress?: string,
): Promise<Result> => {
  const { id, group, clause, title } = check;
  const nothing = { reason: null, failure: null, log: [], duration_ms: 0, requests: [] };
  const named = { id, group, clause, title, ...nothing };
  const reason = reasonToSkip(check, context.target);
  if (reason) return { ...named, status: 'skipped', reason };
  listener.started?.(check);
  const requests: Shown[] = [];
  let waited = 0;
  const recorder: Recorder = {
    localAddress,
    saw: (exchange) => {
      traces.saw(exchange);
      requests.push(shownOf(exchange));
      if (requests.length > keptRequests) requests.shift();
    },
    waits: (milliseconds) => {
      waited += milliseconds;
      listener.waiting?.(milliseconds);
    },
  };
  const began = performance.now();
  const { late, stop } = watchdog(() => waited);
  const done = (status: Result['status'], failure: Failure | null): Result => ({
    ...named,
    status,
    failure,
    requests,
    duration_ms: Math.round(performance.now() - began),
  });
  try {
    await Promise.race([recording.run(recorder, () => check.run(context)), late]);
    return done('passed', null);
  } catch (error) {
    const result = done('failed', failureOf(error));
    return { ...result, log: await logOf(context.target, requests) };
  } finally {
    stop();
  }
};

/** Somebody who pressed Ctrl-C does not wait for rate limits. */
const overAfter = (signal: AbortSignal): Promise<string[]> =>
  new Promise((resolve) => {
    const soon = () => setTimeout(() => resolve([]), 10_000).unref();
    if (signal.aborted) soon();
    else signal.addEventListener('abort', soon, { once: true });
  });

/** Runs all checks, some at a time; those that stop what others use one after the other, at the end. */
export const runChecks = async (
  target: Target,
  model: Model,
  checks: Check[],
  { signal, concurrency = 6, disposable, ...listener }: RunOptions,
): Promise<Outcome> => {
  const kept = model.resources.filter(({ owner }) => owner === 'admin').map(({ path }) => path);
  const traces = new Traces(kept, methodOf(model));
  const context = contextOf(target, model);
  const results = new Map<string, Result>();
  let started = 0;
  const work = async (queue: Check[]): Promise<void> => {
    for (let check = queue.shift(); check && !signal.aborted; check = queue.shift()) {
      const from = target.manyAddresses ? loopback(started++) : undefined;
      const result = await perform(check, context, traces, listener, from);
      results.set(check.id, result);
      if (!signal.aborted) listener.finished?.(result);
    }
  };
  const isAlone = ({ needs }: Check): boolean => needs.includes('alone');
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  const all = async () => {
    const queue = checks.filter((check) => !isAlone(check));
    await Promise.all(Array.from({ length: concurrency }, () => work(queue)));
    await work(checks.filter(isAlone));
  };
  await Promise.race([all(), aborted]);
  const recorder: Recorder = {
    saw: (exchange) => traces.saw(exchange),
    waits: (milliseconds) => listener.waiting?.(milliseconds),
  };
  const cleaned = async () => recording.run(recorder, () => traces.remove(context));
  const left = disposable ? [] : await Promise.race([cleaned(), overAfter(signal)]);
  signal.throwIfAborted();
  const found = checks.flatMap(({ id }) => results.get(id) ?? []);
  return { results: found, left };
};
