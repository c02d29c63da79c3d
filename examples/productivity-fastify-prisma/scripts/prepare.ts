import { closeDatabase, openDatabase, tables } from '../src/database/index.js';
import { migrate } from '../src/database/migrate.js';
import { demo, seed } from '../src/database/seed.js';

/** Migrates, seeds an empty database and answers whom to log in as. */
export const prepare = async (): Promise<typeof demo | null> => {
  await migrate();
  await openDatabase();
  try {
    await seed();
    return (await tables.users.find({ email: demo.email })) ? demo : null;
  } finally {
    await closeDatabase();
  }
};
