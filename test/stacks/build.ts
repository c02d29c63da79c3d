import { join } from 'node:path';
import { must } from './processes.js';

/** The stacks are made by the tool as it is published: built first, unless BUILT says that it is. */
export const setup = async (): Promise<void> => {
  if (process.env.BUILT) return;
  const cwd = join(import.meta.dirname, '..', '..');
  await must('npm', ['run', 'build'], { cwd, timeout: 120_000 });
};
