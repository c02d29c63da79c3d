import { type ChildProcess, spawn } from 'node:child_process';

/** A program that goes on until it is stopped. */
export interface Running {
  output(): string;
  /** Signals it, kills it when it does not listen, and resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  alive(): boolean;
  ended: Promise<number | null>;
  child: ChildProcess;
}

export interface Place {
  cwd: string;
  env: Record<string, string>;
}

const patience = 10_000;

/** Whatever way this program ends, nothing that it started stays. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export const start = ([command = '', ...args]: string[], { cwd, env }: Place): Running => {
  const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  child.stdin?.on('error', () => {});
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => {
      over = true;
      running.delete(child);
      resolve(code);
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', end);
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), patience);
    return ended.finally(() => clearTimeout(late));
  };
  return { output: () => output, stop, alive: () => !over, ended, child };
};
