import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient } from '../generated/prisma/client.js';
import { connectionSettings, poolOptions } from './pool.js';

const pool = new Pool({
  ...poolOptions,
  onConnect: async (client) => {
    // Prisma reads and writes moments without their zone.
    await client.query(`${connectionSettings}; SET TIME ZONE 'UTC'`);
  },
});
// A connection that dies while nobody uses it is not an event: the pool makes a new one.
pool.on('error', () => {});

const mostStatements = 200;
const unnamed = '';
const statements = new Map<string, string>();

// Named statements are planned once a connection; rare shapes of lists must not pile up there.
const statementName = ({ sql }: { sql: string }): string => {
  const known = statements.get(sql);
  if (known ?? statements.size >= mostStatements) return known ?? unnamed;
  const name = `statement_${statements.size}`;
  statements.set(sql, name);
  return name;
};

export const prisma = new PrismaClient({
  adapter: new PrismaPg(pool, { statementNameGenerator: statementName, disposeExternalPool: true }),
});
