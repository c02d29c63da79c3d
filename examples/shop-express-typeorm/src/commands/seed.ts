import { closeDatabase, openDatabase } from '../database/index.js';
import { demo, seed } from '../database/seed.js';
import { env } from '../env.js';

if (env.NODE_ENV === 'production') {
  console.error('Sample data has no place in production');
  process.exit(1);
}

await openDatabase();
const seeded = await seed();
await closeDatabase();
console.log(
  seeded
    ? `Log in as ${demo.email} with the password ${demo.password}`
    : 'The database has users already: db:reset starts afresh',
);
