import type { Context, Instance, Target } from './check.js';
import { Client } from './client.js';

/** Runs a check on a server of its own, started with these variables, and always stops it. */
export const onInstance = async (
  { target }: Context,
  env: Record<string, string | undefined>,
  use: (context: Context, instance: Instance) => Promise<void>,
): Promise<void> => {
  if (!target.control) throw new Error('this check starts a server of its own');
  const instance = await target.control.boot(env);
  try {
    await use(contextOf({ ...target, url: instance.url }), instance);
  } finally {
    if (instance.alive()) await instance.stop('SIGKILL');
  }
};

export const contextOf = (target: Target): Context => ({
  target,
  api: new Client(`${target.url}/api/v1`, target.headers),
  root: new Client(target.url, target.headers),
});

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
