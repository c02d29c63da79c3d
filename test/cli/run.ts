import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

export const root = join(import.meta.dirname, '..', '..');

export const binOf = (name: string): string => join(root, 'bin', `${name}.js`);

export const fast = ['--yes', '--no-install', '--no-git'];

const makeFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'create vibe ')));

const remove = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** An empty folder that goes away with the test. */
export const temporaryFolder = (): string => {
  const folder = makeFolder();
  onTestFinished(() => remove(folder));
  return folder;
};

/** An empty folder that goes away with the whole suite. */
export const suiteFolder = (): string => {
  const folder = makeFolder();
  afterAll(() => remove(folder), 60_000);
  return folder;
};

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Options {
  cwd: string;
  env?: Record<string, string>;
  bin?: string;
  /** Gets the running process, for signals. */
  meanwhile?: (kill: (signal: NodeJS.Signals) => void) => Promise<void>;
}

/** Runs the built tool without a terminal. */
export const run = async (args: string[], options: Options): Promise<Outcome> => {
  const { cwd, env, bin = 'create-vibe-backend', meanwhile } = options;
  return runProgram(process.execPath, [binOf(bin), ...args], { cwd, env, meanwhile });
};

export const runProgram = (
  program: string,
  args: string[],
  { cwd, env, meanwhile }: Options,
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    meanwhile?.((signal) => child.kill(signal)).catch(reject);
  });

/** All paths below a folder, except what package managers and git put there. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !/(^|\/)(node_modules|\.git)\//.test(path))
    .sort();
