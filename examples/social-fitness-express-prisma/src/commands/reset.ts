import { emptyDatabase } from '../database/empty.js';
import { closeDatabase, openDatabase } from '../database/index.js';
import { migrate } from '../database/migrate.js';
import { seed } from '../database/seed.js';
import { env } from '../env.js';

if (env.NODE_ENV === 'production') {
  console.error('This would delete everything: it is refused in production');
  process.exit(1);
}

await emptyDatabase();
await migrate();
await openDatabase();
await seed();
await closeDatabase();
console.log('The database is empty but for the sample data');
