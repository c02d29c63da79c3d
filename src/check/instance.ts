import type { Context, Health, Instance } from './check.js';
import { contextOf } from './context.js';

/** Runs a check on a server of its own, started with these variables, and always stops it. */
export const onInstance = async (
  { target, model }: Context,
  env: Record<string, string | undefined>,
  use: (context: Context, instance: Instance) => Promise<void>,
  until: Health = 'ready',
): Promise<void> => {
  if (!target.control) throw new Error('this check starts a server of its own');
  const instance = await target.control.boot(env, undefined, until);
  try {
    await use(contextOf({ ...target, url: instance.url, logs: instance.logs }, model), instance);
  } finally {
    if (instance.alive()) await instance.stop('SIGKILL');
  }
};

/** Repeats until the attempt holds or the time is over. */
export const eventually = async (
  attempt: () => Promise<boolean>,
  milliseconds = 10_000,
): Promise<boolean> => {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await attempt().catch(() => false)) return true;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
};
