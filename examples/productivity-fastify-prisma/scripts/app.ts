import { setTimeout as pause } from 'node:timers/promises';

const longestWait = 60_000;

const isThere = async (url: string): Promise<boolean> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client(url);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

/** Loads all while the embedded server starts, then migrates. */
const prepare = async (): Promise<void> => {
  const { developmentServer } = await import('./database.js');
  const { url } = await developmentServer();
  process.env.DATABASE_URL = url;
  const [{ migrate }] = await Promise.all([
    import('../src/database/migrate.js'),
    import('../src/app.js'),
  ]);
  const end = Date.now() + longestWait;
  while (!(await isThere(url)) && Date.now() < end) await pause(50);
  await migrate();
};

// Development: what is not set up is stood in for, then all is served.
if (!process.env.DATABASE_URL) await prepare();
await import('../src/main.js');
