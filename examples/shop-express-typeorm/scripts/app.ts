import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { developmentServer } from './database.js';

// Development on the embedded server: all is loaded while it starts, then migrated, then served.
const { url } = await developmentServer();
process.env.DATABASE_URL = url;
const [{ migrate }] = await Promise.all([
  import('../src/database/migrate.js'),
  import('../src/app.js'),
]);

const longestWait = 60_000;

const isThere = async (): Promise<boolean> => {
  const client = new pg.Client(url);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

const end = Date.now() + longestWait;
while (!(await isThere()) && Date.now() < end) await pause(50);

await migrate();
await import('../src/main.js');
