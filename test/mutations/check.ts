import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { plainEnv } from '../stacks/processes.js';

const vibe = join(import.meta.dirname, '..', '..', 'bin', 'vibe.js');

export interface Result {
  id: string;
  status: 'passed' | 'failed' | 'skipped';
  /** What a failed check said. */
  message?: string;
}

interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

const run = (folder: string, only: string[]): Promise<Finished> =>
  new Promise((resolve) => {
    const choice = only.length > 0 ? ['--only', ...only] : [];
    const options = { cwd: folder, env: plainEnv(), timeout: 240_000, maxBuffer: 2 ** 28 };
    const child = execFile(
      process.execPath,
      [vibe, 'check', '--report', 'json', ...choice],
      options,
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });

/** Runs `vibe check` in a project, or only some of it, and answers what became of each check. */
export const checkProject = async (folder: string, only: string[] = []): Promise<Result[]> => {
  const { code, stdout, stderr } = await run(folder, only);
  try {
    return JSON.parse(stdout).checks;
  } catch {
    const said = `${stdout.slice(-3000)}\n${stderr.slice(-3000)}`;
    throw new Error(`vibe check ended with ${code}, without a report:\n${said}`);
  }
};
