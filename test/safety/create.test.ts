import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { withLock } from '../../src/project/lock.js';
import { recover } from '../../src/project/recover.js';
import { binOf, run, suiteFolder } from '../cli/run.js';
import { comparable } from './comparable.js';
import { killsOf, seeded, twoAtATime } from './kill.js';
import { emptyFolder, readTree, type Tree, writeTree } from './tree.js';

const kills = killsOf(24);
const name = 'My App';
const args = [name, '--yes'];
const quick = ['--no-install', '--no-git'];
const gitPath = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
const env = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** Starts create and kills it; true when it was still at work. */
const killed = async (
  cwd: string,
  more: string[],
  until: () => Promise<void>,
  path = process.env.PATH,
): Promise<boolean> => {
  const child = spawn(process.execPath, [binOf('create-vibe-backend'), ...args, ...more], {
    cwd,
    env: { ...process.env, ...env, PATH: path },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await Promise.race([until(), ended]);
  child.kill('SIGKILL');
  return (await ended) === null;
};

const appears = async (path: string): Promise<void> => {
  while (!existsSync(path)) await sleep(1);
};

let undisturbed: Tree = {};
let whole = 0;
let writing = 0;

const suite = suiteFolder();

beforeAll(async () => {
  const median = (times: number[]) => times.sort((a, b) => a - b)[2] ?? 0;
  const [all, writes]: number[][] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    const cwd = join(suite, String(round));
    mkdirSync(cwd);
    const began = performance.now();
    const made = run([...args, ...quick], { cwd });
    await appears(join(cwd, name, '.vibe'));
    const wrote = performance.now();
    await made;
    all?.push(performance.now() - began);
    writes?.push(performance.now() - wrote);
    undisturbed = comparable(join(cwd, name));
  }
  whole = median(all ?? []);
  writing = median(writes ?? []);
});

test(`${kills} kills of create: the same command then makes the same project`, async () => {
  const random = seeded(5);
  const base = emptyFolder();
  const seen = { killed: 0, midway: 0 };
  await twoAtATime(
    Array.from({ length: kills }, (_, index) => ({ index, at: random() })),
    async ({ index, at }) => {
      const cwd = join(base, `ünï ${index}`);
      mkdirSync(cwd);
      const folder = join(cwd, name);
      // Two of three while it writes; the others at any time.
      const died = await killed(cwd, quick, async () => {
        if (index % 3 === 0) return sleep(at * whole);
        await appears(join(folder, '.vibe'));
        await sleep(at * writing * 0.6);
      });
      const left = existsSync(folder) ? Object.keys(readTree(folder)).length : 0;
      if (died) seen.killed += 1;
      if (died && left > 0) seen.midway += 1;
      const notes = ['started', 'written'].map((state) => `.vibe/journal/create/${state}.json`);
      const isMade = existsSync(join(folder, 'vibe.json'));
      const isWhole = isMade && !notes.some((path) => existsSync(join(folder, path)));
      const again = await run([...args, ...quick], { cwd });
      // Killed after its last file: that is a project, and only the lock is left to sweep up.
      if (isWhole) expect(again.stderr).toContain('not empty');
      else
        expect(again).toMatchObject({ code: 0, stderr: expect.stringMatching(/^$|killed here/) });
      if (isWhole) await withLock(folder, 'vibe', async () => {});
      expect(comparable(folder)).toEqual(undisturbed);
    },
  );
  console.log(JSON.stringify(seen));
  expect(seen.killed).toBeGreaterThan(kills / 2);
  expect(seen.midway).toBeGreaterThan(kills / 4);
});

/** Programs of our own at the front of the path. */
const withPrograms = (scripts: Record<string, string>): string => {
  const folder = emptyFolder();
  for (const [program, script] of Object.entries(scripts)) {
    writeTree(folder, { [program]: `#!/bin/sh\n${script}\n` });
    chmodSync(join(folder, program), 0o755);
  }
  return `${folder}:${process.env.PATH}`;
};

const halfInstall =
  'mkdir -p node_modules/half src/generated && echo x > node_modules/half/index.js';

test('a kill in mid-install: the same command begins anew', async () => {
  const cwd = emptyFolder();
  const half = withPrograms({ npm: `${halfInstall} && touch node_modules/ready && sleep 2` });
  const ready = () => appears(join(cwd, name, 'node_modules/ready'));
  expect(await killed(cwd, ['--package-manager', 'npm', '--no-git'], ready, half)).toBe(true);
  const again = await run([...args, '--package-manager', 'npm', '--no-git'], {
    cwd,
    env: { PATH: withPrograms({ npm: 'mkdir node_modules && touch node_modules/whole' }) },
  });
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('killed here') });
  expect(readdirSync(join(cwd, name, 'node_modules'))).toEqual(['whole']);
  expect(comparable(join(cwd, name))).toEqual(undisturbed);
});

test('an install that goes on after the kill is named', async () => {
  const cwd = emptyFolder();
  const slow = withPrograms({
    npm: `${halfInstall} && sleep 1 && touch node_modules/ready && exec sleep 60`,
  });
  const ready = () => appears(join(cwd, name, 'node_modules/ready'));
  await killed(cwd, ['--package-manager', 'npm', '--no-git'], ready, slow);
  const again = await run([...args, ...quick, '--json'], { cwd });
  expect(again.code).toBe(4);
  const { code, message } = JSON.parse(again.stdout);
  expect(code).toBe('LOCKED');
  process.kill(Number(/process (\d+)/.exec(message)?.[1]), 'SIGKILL');
  expect(await run([...args, ...quick], { cwd })).toMatchObject({ code: 0 });
});

test.each([1, 2, 3])('a kill while git is at work: the same command begins anew (%i)', async () => {
  const cwd = emptyFolder();
  const slow = withPrograms({
    git: `case "$1" in add) : > .git/index.lock; exec sleep 1;; *) exec ${gitPath} "$@";; esac`,
  });
  const ready = () => appears(join(cwd, name, '.git/index.lock'));
  expect(await killed(cwd, ['--no-install'], ready, slow)).toBe(true);
  const again = await run([...args, '--no-install', '--json'], { cwd, env });
  expect(JSON.parse(again.stdout)).toMatchObject({ code: 'CREATED', git: 'committed' });
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: join(cwd, name), encoding: 'utf8' });
  expect(git('log', '--format=%s').trim().split('\n')).toHaveLength(1);
  expect(git('status', '--porcelain')).toBe('');
  expect(comparable(join(cwd, name))).toEqual(undisturbed);
});

test('a kill in mid-install, then work: vibe takes the project as it is', async () => {
  const cwd = emptyFolder();
  const half = withPrograms({ npm: `${halfInstall} && touch node_modules/ready && sleep 1` });
  const ready = () => appears(join(cwd, name, 'node_modules/ready'));
  await killed(cwd, ['--package-manager', 'npm', '--no-git'], ready, half);
  writeTree(join(cwd, name), { 'src/mine.ts': 'mine' });
  const again = await run([...args, ...quick], { cwd });
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('src/mine.ts') });
  expect(await recover(join(cwd, name))).toContain('npm install');
  expect(comparable(join(cwd, name))).toEqual({
    ...undisturbed,
    'src/generated/': '',
    'src/mine.ts': 'mine',
  });
});
