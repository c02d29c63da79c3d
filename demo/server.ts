import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface DevServer {
  url: string;
  /** The end of what it logged. */
  log(): string;
  stop(): Promise<void>;
}

const patience = 90_000;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

/** Starts `npm run dev` of a project and waits until it is ready. */
export const startDevServer = async (cwd: string, signal: AbortSignal): Promise<DevServer> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // A group of its own, so that npm, its shell and the server are all told to stop.
  const child = spawn('npm', ['run', 'dev'], {
    cwd,
    detached: true,
    env: { ...process.env, NODE_ENV: 'development', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output = `${output}${chunk}`.slice(-4000);
    });
  const server = { url, log: () => output, stop: () => stop(child) };
  try {
    await untilReady(url, child, signal);
    return server;
  } catch (error) {
    await server.stop();
    process.stderr.write(output);
    throw error;
  }
};

const untilReady = async (url: string, child: ChildProcess, signal: AbortSignal) => {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    signal.throwIfAborted();
    if (child.exitCode !== null) throw new Error('The server stopped before it was ready.');
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('The server did not get ready.');
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const closed = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  await closed;
};
