import { closeDatabase, openDatabase, tables } from '../src/database/index.js';
import { demo, seed } from '../src/database/seed.js';

/** Seeds an empty database and answers whom to log in as. */
export const seedDemo = async (): Promise<typeof demo | null> => {
  await openDatabase();
  try {
    await seed();
    return (await tables.users.find({ email: demo.email })) ? demo : null;
  } finally {
    await closeDatabase();
  }
};
