import source from './data-source.js';

// Any number that nothing else locks: TypeORM itself lets two processes migrate at once.
const migrationLock = 4_815_162_342;

/** Brings the database up to date and answers the names of the migrations that it ran. */
export const migrate = async (): Promise<string[]> => {
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const migrations = await source.runMigrations({ transaction: 'each' });
    return migrations.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => {});
    await lock.release();
    await source.destroy();
  }
};
