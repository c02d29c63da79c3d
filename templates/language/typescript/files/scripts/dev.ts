import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { developmentServer } from './database.js';

if (existsSync('.env')) process.loadEnvFile('.env');
const port = Number(process.env.PORT || 3000);
const api = `http://localhost:${port}`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const listenOnce = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, process.env.HOST, () => probe.close(() => resolve()));
  });

if (process.env.NODE_ENV === 'production') fail('This is for development: use "start" instead');
await listenOnce().catch(({ code }: NodeJS.ErrnoException) => {
  const reason = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code})`;
  fail(`Port ${port} ${reason}: set another PORT in .env`);
});

const database = process.env.DATABASE_URL ? null : await developmentServer();
if (database) process.env.DATABASE_URL = database.url;

const startApp = (): ChildProcess => {
  const args = ['--watch', '--watch-preserve-output', '--import', 'tsx', 'src/main.ts'];
  return spawn(process.execPath, args, { stdio: 'inherit' });
};

// The app loads while the database starts; both take about a second.
const app = startApp();
const exited = new Promise<number>((resolve) => {
  app.once('exit', (code) => resolve(code ?? 0));
});

let stopping = false;
const stop = async (code: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  app.kill('SIGTERM');
  await exited;
  await database?.detach();
  process.exit(code);
};

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
exited.then(stop);

// The shell of a package manager dies of a SIGTERM without passing it on.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && stop(0), 500).unref();

const untilReady = async (): Promise<void> => {
  while (!stopping) {
    const answer = await fetch(`${api}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
};

const migrate = async (): Promise<void> => {
  if (!database) return;
  const loading = import('../src/database/migrate.js');
  await database.attach();
  await (await loading).migrate();
};

try {
  await migrate();
  await untilReady();
  // Late, since it loads what the app has just loaded.
  const demo = database && (await (await import('./demo.js')).seedDemo());
  console.log(`\n  API    ${api}/api/v1\n  docs   ${api}/docs`);
  if (database) console.log(`  data   ${database.url}`);
  if (demo) console.log(`  login  ${demo.email} / ${demo.password}`);
  console.log();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
