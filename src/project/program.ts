import { spawn } from 'node:child_process';

export interface ProgramOptions {
  cwd: string;
  signal: AbortSignal;
  env?: Record<string, string>;
  /** Output that shows that waiting longer is in vain: ends the program. */
  hopeless?: RegExp;
  /** Gets the process when it runs. */
  started?: (pid: number) => void;
}

export interface ProgramResult {
  succeeded: boolean;
  /** There is no such program. */
  missing: boolean;
  output: string;
}

const grace = 1000;
const onWindows = process.platform === 'win32';

/** Runs a program without input; an interrupt ends it with all that it started, then throws. */
export const runProgram = async (
  program: string,
  args: string[],
  { cwd, signal, env, hopeless, started }: ProgramOptions,
): Promise<ProgramResult> => {
  signal.throwIfAborted();
  const result = await new Promise<ProgramResult>((resolve, reject) => {
    // A group of its own, so that an interrupt reaches the programs below it too.
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !onWindows,
      shell: onWindows,
      windowsHide: true,
    });
    if (child.pid !== undefined) started?.(child.pid);
    let output = '';
    let timer: NodeJS.Timeout | undefined;
    const kill = (name: NodeJS.Signals): void => {
      try {
        if (onWindows || child.pid === undefined) child.kill(name);
        else process.kill(-child.pid, name);
      } catch {
        // It has just ended by itself.
      }
    };
    const end = (): void => {
      kill('SIGTERM');
      timer ??= setTimeout(kill, grace, 'SIGKILL');
    };
    const settle = (succeeded: boolean, missing: boolean): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve({ succeeded, missing, output });
    };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (hopeless?.test(text)) end();
      });
    signal.addEventListener('abort', end);
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? settle(false, true) : reject(error),
    );
    child.on('close', (code) => settle(code === 0, false));
  });
  signal.throwIfAborted();
  return result;
};
