import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must, run } from '../stacks/processes.js';

/** The first Python on the machine that is new enough. */
const findPython = async (): Promise<string> => {
  const isNew = 'import sys; sys.exit(sys.version_info < (3, 11))';
  for (const python of ['python3', 'python3.11', 'python3.12', 'python3.13'])
    if ((await run(python, ['-c', isNew], { cwd: tmpdir() })).code === 0) return python;
  throw new Error('Python 3.11 or later is not installed: apt-get install python3-venv');
};

const network = /^(PIP|UV|SSL|REQUESTS)_|_proxy$/i;

/** What tells Python programs how to reach package indexes from here. */
export const networkEnv = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => network.test(name)));

/** A Python environment with the packages of a requirements file, made once a set of versions: its programs. */
export const installPython = async (requirements: string): Promise<string> => {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `python-packages-${hash}`);
  const done = join(folder, 'done');
  if (existsSync(done)) return join(folder, 'bin');
  rmSync(folder, { recursive: true, force: true });
  // Programs of an environment name its folder, so that it cannot be moved when it is complete.
  await must(await findPython(), ['-m', 'venv', folder], { cwd: tmpdir() });
  const pip = ['install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  const options = { cwd: tmpdir(), env: networkEnv(), timeout: 300_000 };
  await must(join(folder, 'bin/pip'), pip, options);
  writeFileSync(done, '');
  return join(folder, 'bin');
};
