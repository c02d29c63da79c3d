import { hashPassword } from '../auth/password.js';
import * as projectSamples from '../resources/projects/samples.js';
import * as taskSamples from '../resources/tasks/samples.js';
import { taskProject as taskProjectLinks } from '../resources/task_project/repository.js';
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

const seedSamples = async (userId: string): Promise<void> => {
  const made: Record<string, string[]> = {};
  made.projects = await projectSamples.seed(userId, {});
  made.tasks = await taskSamples.seed(userId, {});
  for (const task_id of made.tasks?.slice(0, 3) ?? []) {
    await taskProjectLinks.add(userId, made.projects?.[0] ?? '', task_id);
  }
};
