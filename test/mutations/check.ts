import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { plainEnv } from '../stacks/processes.js';

const vibe = join(import.meta.dirname, '..', '..', 'bin', 'vibe.js');

interface Named {
  id: string;
  group: string;
}

export interface Result extends Named {
  status: 'passed' | 'failed' | 'skipped';
  /** What a failed check said. */
  message: string | null;
}

interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

const run = (folder: string, args: string[]): Promise<Finished> =>
  new Promise((resolve) => {
    const options = { cwd: folder, env: plainEnv(), timeout: 420_000, maxBuffer: 2 ** 28 };
    const child = execFile(
      process.execPath,
      [vibe, 'check', ...args],
      options,
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });

const checksOf = async <T>(folder: string, args: string[]): Promise<T[]> => {
  const { code, stdout, stderr } = await run(folder, args);
  try {
    return JSON.parse(stdout).checks;
  } catch {
    const said = `${stdout.slice(-3000)}\n${stderr.slice(-3000)}`;
    throw new Error(`vibe check ended with ${code}, without a report:\n${said}`);
  }
};

/** The groups of checks that a project has. */
export const groupsOf = async (folder: string): Promise<string[]> => {
  const checks = await checksOf<Named>(folder, ['--list', '--json']);
  return [...new Set(checks.map(({ group }) => group))];
};

/** Runs `vibe check` in a project, or only some of it, and answers what became of each check. */
export const checkProject = (folder: string, only: string[] = []): Promise<Result[]> =>
  checksOf(folder, ['--report', 'json', ...(only.length > 0 ? ['--only', ...only] : [])]);
