import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Row {
  what: string;
  ours: string;
  theirs: string;
  ratio: string;
  limit: string;
  met: boolean;
}

export const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

export type Command = [string, ...string[]];

/** Milliseconds that a program takes from start to end. */
export const time = ([program, ...args]: Command, cwd: string): number => {
  const began = performance.now();
  const { status, stderr } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return performance.now() - began;
};

/** The medians of several programs that take turns, so that a slow moment hits all alike. */
export const interleaved = (runs: (() => number)[], rounds: number): number[] => {
  for (const run of runs) run();
  const times = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, run] of runs.entries()) times[index]?.push(run());
  return times.map(median);
};

const hook =
  'process.on("exit",()=>require("fs").appendFileSync(process.env.PEAK,process.resourceUsage().maxRSS+"\\n"))';

/** The most memory that a Node program and those it starts held, in MB. */
export const peakMemory = ([program, ...args]: Command, cwd: string): number => {
  const folder = mkdtempSync(join(tmpdir(), 'peak-'));
  const script = join(folder, 'hook.cjs');
  const out = join(folder, 'peak');
  spawnSync(process.execPath, [
    '-e',
    `require("fs").writeFileSync(${JSON.stringify(script)},${JSON.stringify(hook)})`,
  ]);
  const env = { ...process.env, NODE_OPTIONS: `--require ${script}`, PEAK: out };
  const { status, stderr } = spawnSync(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  const peak = Math.max(...readFileSync(out, 'utf8').trim().split('\n').map(Number)) / 1024;
  rmSync(folder, { recursive: true });
  return peak;
};

/** A row that holds where ours is at most `limit` times theirs. */
export const atMost = (what: string, ours: number, theirs: number, limit: number): Row => ({
  what,
  ours: `${ours.toFixed(0)} ms`,
  theirs: `${theirs.toFixed(0)} ms`,
  ratio: (ours / theirs).toFixed(2),
  limit: `<= ${limit}`,
  met: ours / theirs <= limit,
});

/** A row with a limit of its own instead of a rival. */
export const within = (what: string, ours: number, limit: number, unit: string): Row => ({
  what,
  ours: `${ours.toFixed(1)} ${unit}`,
  theirs: '',
  ratio: '',
  limit: `<= ${limit} ${unit}`,
  met: ours <= limit,
});
