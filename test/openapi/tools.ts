import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Finished, must, run } from '../stacks/processes.js';

const folder = join(import.meta.dirname, 'tools');

export const toolFolder = folder;

/** The tools have packages of their own, installed by the first run. */
export const installTools = async (): Promise<void> => {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return;
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  await must('npm', ['ci', ...quiet], { cwd: folder, timeout: 300_000 });
};

const program = (name: string): string => join(folder, 'node_modules', '.bin', name);

export const tool = (name: string, args: string[], cwd = folder): Promise<Finished> =>
  run(program(name), args, { cwd, env: { NO_COLOR: '1' }, timeout: 120_000 });

export const mustTool = (name: string, args: string[], cwd = folder): Promise<string> =>
  must(program(name), args, { cwd, env: { NO_COLOR: '1' }, timeout: 120_000 });
