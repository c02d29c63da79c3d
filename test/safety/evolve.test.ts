import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { age } from '../cli/older.js';
import { binOf, fast, run, suiteFolder } from '../cli/run.js';
import { comparable } from './comparable.js';
import { killsOf, seeded, twoAtATime } from './kill.js';
import { emptyFolder, readTree, type Tree } from './tree.js';

const kills = killsOf(25);
const suite = suiteFolder();
const original = join(suite, 'original app');
const older = join(suite, 'older app');

beforeAll(async () => {
  expect(await run([original, ...fast], { cwd: '/' })).toMatchObject({ code: 0 });
  appendFileSync(join(original, 'src/routes.ts'), '\n// mine\n');
  appendFileSync(join(original, 'src/resources/tasks/schema.ts'), '\n// mine\n');
  cpSync(original, older, { recursive: true });
  age(older, {
    file: 'src/http/errors.ts',
    now: 'The body is larger than 1 MB',
    earlier: 'The body is too large',
  });
});

const commands: [string, string[], () => string][] = [
  ['add', ['add', 'resource', 'tags', 'name:string!', 'task_id:ref(tasks)'], () => original],
  ['rename', ['rename', 'resource', 'tasks', 'chores'], () => original],
  ['upgrade', ['upgrade'], () => older],
];

const isJournalLeft = (folder: string): boolean => {
  const journal = join(folder, '.vibe/journal');
  return existsSync(journal) && readdirSync(journal).length > 0;
};

describe.each(commands)('vibe %s', (_, words, source) => {
  const vibe = (cwd: string) => run([...words, '--no-install'], { cwd, bin: 'vibe' });

  /** The project after an undisturbed run, and how long that takes until it writes and then. */
  const undisturbed = async (): Promise<{ tree: Tree; reads: number; writes: number }> => {
    const folder = join(emptyFolder(), 'app');
    cpSync(source(), folder, { recursive: true });
    const began = performance.now();
    const running = vibe(folder);
    while (!isJournalLeft(folder)) await sleep(0);
    const reads = performance.now() - began;
    expect(await running).toMatchObject({ code: 0 });
    return { tree: comparable(folder), reads, writes: performance.now() - began - reads };
  };

  test(`${kills} kills: the next run makes it whole`, async () => {
    const { tree, reads, writes } = await undisturbed();
    const before = readTree(source());
    const base = emptyFolder();
    const random = seeded(7);
    const seen = { old: 0, midway: 0, done: 0 };
    await twoAtATime(
      Array.from({ length: kills }, (_item, index) => ({ index, at: random() })),
      async ({ index, at }) => {
        const folder = join(base, `ünï ${index}`);
        cpSync(source(), folder, { recursive: true });
        const child = spawn(process.execPath, [binOf('vibe'), ...words, '--no-install'], {
          cwd: folder,
          stdio: 'ignore',
        });
        const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
        // Two of three while it writes; the others at any time.
        const early = index % 3 === 0 ? sleep(at * (reads + writes)) : null;
        const written = async () => {
          while (!isJournalLeft(folder) && child.exitCode === null) await sleep(0);
          await sleep(at * writes * 0.6);
        };
        await Promise.race([early ?? written(), ended]);
        child.kill('SIGKILL');
        const code = await ended;
        if (isJournalLeft(folder)) seen.midway += 1;
        else if (code === 0) seen.done += 1;
        else seen.old += 1;
        expect(await vibe(folder)).toMatchObject({
          code: words[0] === 'rename' ? expect.any(Number) : 0,
        });
        expect(comparable(folder)).toEqual(tree);
      },
    );
    console.log(words[0], JSON.stringify(seen));
    expect(seen.midway).toBeGreaterThan(0);
    expect(readTree(source())).toEqual(before);
  });
});
