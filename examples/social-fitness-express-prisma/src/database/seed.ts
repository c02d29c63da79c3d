import { hashPassword } from '../auth/password.js';
import { tables } from './index.js';
import { ownedRow, withIds } from './sample-rows.js';
import { samples } from './samples.js';

/** Who the sample data belongs to. */
const people = [
  {
    email: 'demo@example.com',
    name: 'Demo',
  },
  {
    email: 'mia@example.com',
    name: 'Mia Chen',
  },
  {
    email: 'noah@example.com',
    name: 'Noah Okafor',
  },
];

/** Whom to log in as; the others have the same password. */
export const demo = {
  email: 'demo@example.com',
  password: 'demo-password',
};

/** Adds users to log in as, with sample data; does nothing once there are users. */
export const seed = async (): Promise<boolean> => {
  if (await tables.users.find({})) return false;
  const password_hash = await hashPassword(demo.password);
  const users: string[] = [];
  for (const person of people) {
    const { id } = await tables.users.insert({ ...person, password_hash });
    users.push(id);
  }
  await seedSamples(users);
  return true;
};

const seedSamples = async (users: string[]): Promise<void> => {
  const made: Record<string, string[]> = { users };
  const idOf = (resource: string, place: number): string => made[resource]?.[place] ?? '';
  for (const [name, resource] of Object.entries(samples)) {
    const ids: string[] = [];
    made[name] = ids;
    for (const sample of resource.rows) {
      const { row, place } = ownedRow(resource, sample);
      const body = await withIds(row, resource.references, idOf);
      const { id } = await resource.create(idOf('users', place), body);
      ids.push(id);
    }
  }
};
