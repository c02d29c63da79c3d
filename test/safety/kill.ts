import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/** How many kills, of what a commit has to pass: KILLS says how many times as many by night. */
export const killsOf = (count: number): number => count * Number(process.env.KILLS ?? 1);

/** Numbers from 0 to 1 that are the same in each run of the suite. */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
};

export interface Ended {
  code: number | null;
  /** What it said, in lines. */
  lines: string[];
  pid: number;
}

interface When {
  /** Milliseconds to let pass. */
  after: number;
  /** What has to be so before they count; asked again and again. */
  once?: () => boolean;
}

const longest = 3000;

const comes = async ({ after, once = () => true }: When): Promise<void> => {
  const until = performance.now() + longest;
  while (!once() && performance.now() < until) await sleep(1);
  await sleep(after);
};

/** Runs the victim; it is killed some time after its first word if `when` is given. */
export const victim = (args: string[], when?: When, uid?: number): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inject('victim'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: '/',
      uid,
    });
    const lines: string[] = [];
    createInterface(child.stdout).on('line', async (line) => {
      lines.push(line);
      if (lines.length > 1 || !when) return;
      await comes(when);
      child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, lines, pid: child.pid ?? 0 }));
  });

/** Works through items, two at a time. */
export const twoAtATime = async <T>(
  items: T[],
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
};
