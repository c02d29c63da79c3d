import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FailedStart, Health, Instance } from '../check.js';
import { type Place, type Running, start } from './processes.js';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const isUp = async (url: string, until: Health): Promise<boolean> => {
  try {
    return (await fetch(`${url}/health/${until}`)).status === 200;
  } catch {
    return false;
  }
};

const readyWithin = 60_000;
const failsWithin = 45_000;

const launch = async (command: string[], place: Place): Promise<[Running, string]> => {
  const port = await freePort();
  const env = { ...place.env, PORT: String(port) };
  return [start(command, { ...place, env }), `http://127.0.0.1:${port}`];
};

/** Starts a server and waits until it is ready; throws what it said where it does not come up. */
export const startServer = async (
  command: string[],
  place: Place,
  until: Health = 'ready',
  attempts = 2,
): Promise<Instance> => {
  const [running, url] = await launch(command, place);
  const end = Date.now() + readyWithin;
  while (Date.now() < end && running.alive()) {
    if (await isUp(url, until))
      return { url, logs: running.output, stop: running.stop, alive: running.alive };
    await pause(30);
  }
  await running.stop('SIGKILL');
  // Another program took the port that was free a moment ago.
  if (attempts > 1 && /EADDRINUSE|address already in use/i.test(running.output()))
    return startServer(command, place, until, attempts - 1);
  throw new Error(running.output());
};

/** Starts a server that is expected to give up. */
export const startFails = async (command: string[], place: Place): Promise<FailedStart> => {
  const [running] = await launch(command, place);
  const late = setTimeout(() => running.stop('SIGKILL'), failsWithin);
  const code = await running.ended;
  clearTimeout(late);
  return { code, output: running.output() };
};
