import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Postgres } from '../stacks/postgres.js';

/** A session of the administrator's, apart from the server's pool. */
export const openSession = async (postgres: Postgres): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: postgres.url('app') });
  // The tests end it from outside.
  client.on('error', () => {});
  await client.connect();
  return client;
};

// In a session of its own: within a transaction PostgreSQL shows the activity as it was first read.
const others = async (postgres: Postgres, columns: string): Promise<Record<string, unknown>[]> => {
  const session = await openSession(postgres);
  const { rows } = await session.query(
    `SELECT ${columns} FROM pg_stat_activity WHERE datname = 'app' AND pid <> pg_backend_pid()`,
  );
  await session.end();
  return rows;
};

/** How many connections are open to the application's database. */
export const connectionsTo = async (postgres: Postgres): Promise<number> =>
  (await others(postgres, 'pid')).length;

/** How many queries wait for a lock. */
export const waitingQueries = async (postgres: Postgres): Promise<number> =>
  (await others(postgres, 'wait_event_type')).filter((row) => row.wait_event_type === 'Lock')
    .length;

/** Ends every connection from the side of the database. */
export const killConnections = async (postgres: Postgres): Promise<void> =>
  void (await others(postgres, 'pg_terminate_backend(pid)'));

/** The processes of the server: what answers new connections first, then what serves the open ones. */
const processesOf = async (session: pg.Client): Promise<number[]> => {
  const { rows: folder } = await session.query('SHOW data_directory');
  const file = readFileSync(join(folder[0].data_directory, 'postmaster.pid'), 'utf8');
  const { rows } = await session.query('SELECT pid FROM pg_stat_activity');
  return [Number(file.split('\n')[0]), ...rows.map(({ pid }) => pid as number)];
};

/** Freezes the database: it takes connections and queries, and answers nothing. Resolves with what wakes it. */
export const freeze = async (postgres: Postgres): Promise<() => Promise<void>> => {
  const session = await openSession(postgres);
  const [postmaster = 0] = await processesOf(session);
  // The first stop keeps new processes from coming, so that the second list is whole.
  process.kill(postmaster, 'SIGSTOP');
  const pids = await processesOf(session);
  const signal = (name: NodeJS.Signals) => {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch {
        // It ended in between.
      }
    }
  };
  signal('SIGSTOP');
  return async () => {
    signal('SIGCONT');
    await session.end();
  };
};
