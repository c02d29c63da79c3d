import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createServer } from 'node:net';

export interface Finished {
  code: number | null;
  output: string;
}

export interface Running {
  output(): string;
  pid: number;
  /** Signals the process and goes on. */
  signal(signal: NodeJS.Signals): void;
  /** Signals the process and resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  alive(): boolean;
  ended: Promise<number | null>;
}

const groups = new Set<ChildProcess>();

/** Reaches a process with all that it started, as Ctrl-C does: each one leads a group of its own. */
const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
};

process.on('exit', () => {
  for (const child of groups) signalGroup(child, 'SIGKILL');
});

/** What a developer's shell would hand on: nothing that CI or this suite set. */
export const plainEnv = (): Record<string, string> => {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];
  const packages = ['npm_config_cache', 'npm_config_registry', 'UV_CACHE_DIR', 'UV_DEFAULT_INDEX'];
  return Object.fromEntries(
    [...kept, ...packages].flatMap((name) =>
      process.env[name] ? [[name, process.env[name]]] : [],
    ),
  );
};

export interface StartOptions {
  cwd: string;
  env?: Record<string, string | undefined>;
  user?: { uid: number; gid: number } | undefined;
}

/** Starts a program that goes on until it is stopped. */
export const start = (command: string, args: string[], options: StartOptions): Running => {
  const settings: SpawnOptions = {
    cwd: options.cwd,
    env: { ...plainEnv(), ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options.user,
  };
  const child = spawn(command, args, settings);
  groups.add(child);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => {
      over = true;
      resolve(code);
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => {
      signalGroup(child, 'SIGKILL');
      groups.delete(child);
      end(code);
    });
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    signalGroup(child, signal);
    const late = setTimeout(() => signalGroup(child, 'SIGKILL'), 20_000);
    return ended.finally(() => clearTimeout(late));
  };
  return {
    pid: child.pid ?? 0,
    signal: (signal) => signalGroup(child, signal),
    output: () => output,
    stop,
    alive: () => !over,
    ended,
  };
};

/** Runs a program to its end, or kills it when the time is over. */
export const run = async (
  command: string,
  args: string[],
  options: StartOptions & { timeout?: number },
): Promise<Finished> => {
  const running = start(command, args, options);
  const late = setTimeout(() => running.stop('SIGKILL'), options.timeout ?? 300_000);
  const code = await running.ended;
  clearTimeout(late);
  return { code, output: running.output() };
};

/** Runs a program and throws what it said where it fails. */
export const must = async (...call: Parameters<typeof run>): Promise<string> => {
  const { code, output } = await run(...call);
  if (code !== 0)
    throw new Error(`${call[0]} ${call[1].join(' ')} ended with ${code}:\n${output.slice(-6000)}`);
  return output;
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
