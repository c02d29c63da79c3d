import type { Health } from '../../src/check/check.js';
import { type Running, start } from './processes.js';
import { toolchainOf } from './toolchain.js';

export interface Server extends Running {
  url: string;
  /** Milliseconds from the start to the first 200 of /health/ready. */
  readyAfter: number;
}

type Env = Record<string, string | undefined>;

const launch = (folder: string, script: string, direct: boolean, env: Env): Running => {
  const toolchain = toolchainOf(folder);
  if (script === 'hurried') return start(...toolchain.hurried(folder), { cwd: folder, env });
  const command = direct ? toolchain.direct(folder, script) : toolchain.script(folder, script);
  return start(...command, { cwd: folder, env });
};

const answers = async (url: string, until: Health): Promise<boolean> => {
  try {
    return (await fetch(`${url}/health/${until}`)).status === 200;
  } catch {
    return false;
  }
};

/** Starts a project's script and waits until it is ready; throws what it said where it does not come up. */
export const startServer = async (
  folder: string,
  script: 'dev' | 'start' | 'hurried',
  port: number,
  env: Env = {},
  direct = false,
  until: Health = 'ready',
): Promise<Server> => {
  const began = Date.now();
  const running = launch(folder, script, direct, { ...env, PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  while (Date.now() - began < 90_000 && running.alive()) {
    if (await answers(url, until)) return { ...running, url, readyAfter: Date.now() - began };
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await running.stop('SIGKILL');
  throw new Error(`${script} is not ready:\n${running.output().slice(-6000)}`);
};

/** Starts a server that is expected to give up. */
export const startFails = async (
  folder: string,
  env: Env,
): Promise<{ code: number | null; output: string }> => {
  const running = launch(folder, 'start', true, env);
  const late = setTimeout(() => running.stop('SIGKILL'), 10_000);
  const code = await running.ended;
  clearTimeout(late);
  return { code, output: running.output() };
};
