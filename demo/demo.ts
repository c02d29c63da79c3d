import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevServer } from './server.js';

// Makes a backend in a temporary folder, runs it and talks to it.
const interrupt = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupt.abort());

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const createBackend = async (cwd: string): Promise<void> => {
  const bin = join(import.meta.dirname, '..', 'bin', 'create-vibe-backend.js');
  say('$ npx create-vibe-backend my-backend --yes');
  const child = spawn(process.execPath, [bin, 'my-backend', '--yes', '--no-git'], {
    cwd,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`create-vibe-backend ended with ${code}`);
};

interface Answer {
  data: { access_token: string };
}

const request = async (
  url: string,
  method: string,
  path: string,
  { body, token }: { body?: object; token?: string } = {},
): Promise<Answer> => {
  const answer = await fetch(`${url}${path}`, {
    method,
    signal: interrupt.signal,
    headers: {
      ...(body && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const content = (await answer.json()) as Answer;
  say(`\n> ${method} ${path}${body ? ` ${JSON.stringify(body)}` : ''}`);
  say(`< ${answer.status} ${JSON.stringify(content, null, 2)}`);
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}`);
  return content;
};

const talk = async (url: string): Promise<void> => {
  const ada = { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada' };
  const registered = await request(url, 'POST', '/api/v1/auth/register', { body: ada });
  const token = registered.data.access_token;
  for (const title of ['Buy milk', 'Write to Charles'])
    await request(url, 'POST', '/api/v1/tasks', { token, body: { title, priority: 'high' } });
  await request(url, 'GET', '/api/v1/tasks?sort=title&limit=10', { token });
};

const untilKey = async (): Promise<void> => {
  process.stdin.setRawMode(true).resume();
  await once(process.stdin, 'data', { signal: interrupt.signal });
};

const folder = await mkdtemp(join(tmpdir(), 'create-vibe-backend-'));
try {
  await createBackend(folder);
  say('\n$ npm run dev');
  const server = await startDevServer(join(folder, 'my-backend'), interrupt.signal);
  try {
    await talk(server.url);
    say(`\nRunning at ${server.url}, its documentation at ${server.url}/docs`);
    if (process.stdin.isTTY) {
      say('Press a key to stop.');
      await untilKey();
    }
  } catch (error) {
    if (!interrupt.signal.aborted) process.stderr.write(server.log());
    throw error;
  } finally {
    await server.stop();
  }
} catch (error) {
  if (!interrupt.signal.aborted) throw error;
  process.exitCode = 130;
} finally {
  if (process.stdin.isTTY) process.stdin.setRawMode(false).pause();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
