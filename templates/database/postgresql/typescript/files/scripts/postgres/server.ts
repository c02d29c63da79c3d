import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { homeOf, serverUser } from './account.js';
import { type Cluster, initialise, start, stop } from './programs.js';

/** A server that this process shares with every other process on the same folder. */
export interface SharedServer {
  url: string;
  /** Starts the server, or finds it running. */
  attach(): Promise<void>;
  /** Stops the server unless somebody else still uses it. */
  detach(): Promise<void>;
}

const usersLock = 4213;
const keeper = 'embedded-postgres';

const urlOf = (port: number): string => `postgresql://postgres@127.0.0.1:${port}/postgres`;

const connect = async (cluster: Cluster): Promise<Client> => {
  // Loaded late, so that the app can start before.
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: urlOf(cluster.port),
    application_name: keeper,
    connectionTimeoutMillis: 3000,
    ssl: false,
  });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  if (resolve(rows[0]?.data_directory ?? '') === cluster.data) return client;
  await client.end();
  throw new Error(`Port ${cluster.port} belongs to another PostgreSQL server`);
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

const isUsable = async (cluster: Cluster): Promise<boolean> => {
  try {
    await (await connect(cluster)).end();
    return true;
  } catch (error) {
    // Nobody listens, or the server is starting or stopping.
    return ['ECONNREFUSED', '57P03'].includes((error as { code?: string }).code ?? '');
  }
};

/** The port is kept, so that the address stays the same from run to run. */
const choosePort = async (cluster: Cluster): Promise<number> => {
  const file = join(cluster.home, 'port');
  const read = () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);
  const known = read();
  if (known !== 0 && (await isUsable({ ...cluster, port: known }))) return known;
  const port = await freePort();
  try {
    writeFileSync(file, `${port}\n`, { flag: known === 0 ? 'wx' : 'w' });
    return port;
  } catch (error) {
    // Another process chose first.
    if (existsSync(file)) return read();
    throw error;
  }
};

const attachTo = async (cluster: Cluster): Promise<Client> => {
  await initialise(cluster);
  const end = Date.now() + 5000;
  for (;;) {
    try {
      const client = await connect(cluster);
      await client.query('SELECT pg_advisory_lock_shared($1)', [usersLock]);
      return client;
    } catch {
      // Another process may be starting or stopping the same server right now.
      await start(cluster).catch(async (error: Error) => {
        if (Date.now() > end) throw error;
        await pause(100);
      });
    }
  }
};

const lastOne = async (client: Client): Promise<boolean> => {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [usersLock]);
  const { rows } = await client.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS locked',
    [usersLock],
  );
  return rows[0]?.locked === true;
};

const hasClients = async (client: Client): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity
     WHERE backend_type = 'client backend' AND application_name <> $1`,
    [keeper],
  );
  return rowCount !== 0;
};

const detachFrom = async (cluster: Cluster, client: Client): Promise<void> => {
  if (await lastOne(client)) {
    // Connections that were just closed are still listed for a moment.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (!(await hasClients(client))) return stop(cluster);
      await pause(50);
    }
  }
  await client.end();
};

export const shareServer = async (directory: string, durable: boolean): Promise<SharedServer> => {
  const home = homeOf(directory);
  const user = serverUser();
  mkdirSync(home, { recursive: true });
  if (user) chownSync(home, user.uid, user.gid);
  const cluster: Cluster = { home, data: join(home, 'data'), port: 0, durable };
  cluster.port = await choosePort(cluster);
  let client: Client | undefined;
  return {
    url: urlOf(cluster.port),
    async attach() {
      client = await attachTo(cluster);
      // A server that was killed needs no farewell.
      client.once('end', () => {
        client = undefined;
      });
    },
    async detach() {
      if (client) await detachFrom(cluster, client);
      client = undefined;
    },
  };
};
