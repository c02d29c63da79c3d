import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

// Plain JavaScript, so that nothing has to load before the app starts to.
if (existsSync('.env')) process.loadEnvFile('.env');
const port = Number(process.env.PORT || 3000);
const api = `http://localhost:${port}`;
const isEmbedded = !process.env.DATABASE_URL;

const fail = (message) => {
  console.error(message);
  process.exit(1);
};

const listenOnce = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, process.env.HOST, () => probe.close(resolve));
  });

if (process.env.NODE_ENV === 'production') fail('This is for development: use "start" instead');
await listenOnce().catch(({ code }) => {
  const reason = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code})`;
  fail(`Port ${port} ${reason}: set another PORT in .env`);
});

// The app loads while the database starts; both take about a second.
const args = ['--watch', '--watch-preserve-output', '--import', 'tsx', 'scripts/app.ts'];
const app = spawn(process.execPath, args, { stdio: 'inherit' });
const exited = new Promise((resolve) => {
  app.once('exit', (code) => resolve(code ?? 0));
});

let database = null;
let stopping = false;
const stop = async (code) => {
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

const startDatabase = async () => {
  const { register } = await import('tsx/esm/api');
  register();
  const { developmentServer } = await import('./database.ts');
  database = await developmentServer();
  process.env.DATABASE_URL = database.url;
  await database.attach();
};

const untilUp = async () => {
  while (!stopping) {
    const answer = await fetch(`${api}/health/live`).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
};

// Late, since it loads what the app has just loaded.
const seed = async () => (await import('./demo.ts')).seedDemo();

try {
  if (isEmbedded) await startDatabase();
  await untilUp();
  const demo = isEmbedded && !stopping ? await seed() : null;
  console.log(`\n  API    ${api}/api/v1\n  docs   ${api}/docs`);
  if (database) console.log(`  data   ${database.url}`);
  if (demo) console.log(`  login  ${demo.email} / ${demo.password}`);
  console.log();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
