import pg from 'pg';

const run = async (server: string, statements: (client: pg.Client) => Promise<void>) => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await statements(client);
  } finally {
    await client.end();
  }
};

/** Creates a database beside the one that the address names, empty or as a copy of another. */
export const createDatabase = async (
  server: string,
  name: string,
  template = 'template1',
): Promise<string> => {
  await run(server, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const address = new URL(server);
  address.pathname = name;
  return address.href;
};

export const dropDatabases = (server: string, prefix: string): Promise<void> =>
  run(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });

/** Drops what test runs that were killed have left behind. */
export const dropLeftovers = (server: string): Promise<void> =>
  run(server, async (client) => {
    const { rows } = await client.query<{ datname: string; pid: number }>(
      `SELECT datname, split_part(datname, '_', 2)::int AS pid
       FROM pg_database WHERE datname ~ '^test_[0-9]+_'`,
    );
    for (const { datname, pid } of rows)
      if (!isRunning(pid)) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
