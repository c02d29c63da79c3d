import { closeDatabase, openDatabase, tables } from '../database/index.js';

const email = process.argv[2]?.trim().toLowerCase();

if (!email) {
  console.error('Usage: make-admin EMAIL');
  process.exit(1);
}

await openDatabase();
const changed = await tables.users.update({ email }, { role: 'admin' });
await closeDatabase();

if (changed === 0) {
  console.error(`No user has the email ${email}`);
  process.exit(1);
}
console.log(`${email} is an admin now`);
