import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '../combinations/all.js';
import { must } from '../stacks/processes.js';

const network = /^(PIP|UV|SSL|REQUESTS)_|_proxy$/i;

/** What tells Python programs how to reach package indexes from here. */
export const networkEnv = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => network.test(name)));

/** The programs of a requirements file in an environment of their own, made once a set of versions. */
export const installTools = async (requirements: string): Promise<string> => {
  const folder = join(tmpdir(), `python-tools-${hashOf([readFileSync(requirements, 'utf8')])}`);
  const done = join(folder, 'done');
  const options = { cwd: tmpdir(), env: networkEnv(), timeout: 300_000 };
  if (existsSync(done)) return join(folder, 'bin');
  rmSync(folder, { recursive: true, force: true });
  // Programs of an environment name its folder, so that it cannot be moved when it is complete.
  await must('uv', ['venv', '--quiet', '--python', '>=3.11', folder], options);
  const python = join(folder, 'bin', 'python');
  await must('uv', ['pip', 'install', '--quiet', '--python', python, '-r', requirements], options);
  writeFileSync(done, '');
  return join(folder, 'bin');
};
