import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { applyChanges } from '../../src/project/changes.js';
import { withLock } from '../../src/project/lock.js';
import { type Ended, killsOf, seeded, twoAtATime, victim } from './kill.js';
import { backAgain, newTree, oldTree, sixtyChanges } from './sixty.js';
import { emptyFolder, folderWith, readTree, type Tree, writeTree } from './tree.js';

const kills = killsOf(70);
const calm = new AbortController().signal;

const change = (folder: string, changes = sixtyChanges): Promise<void> =>
  withLock(folder, 'vibe', () => applyChanges(folder, changes, calm));

const duration = async (): Promise<number> => {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const folder = folderWith(oldTree);
    const began = performance.now();
    await change(folder);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[2] ?? 0;
};

/** The project that was being changed when the victim died; those before it are complete. */
const lastOf = (folder: string, { lines }: Ended): string => {
  const begun = lines.filter((line) => line.startsWith('begin')).length;
  return join(folder, String(begun - 1));
};

/** Whether the victim is at the point of no return in any of its projects. */
const isCommitted = (folder: string): boolean => {
  try {
    return readdirSync(folder).some((project) => {
      const journal = join(folder, project, '.vibe/journal');
      return readdirSync(journal).some((name) => existsSync(join(journal, name, 'commit.json')));
    });
  } catch {
    // It comes and goes while this looks.
    return false;
  }
};

test(`${kills} kills: each project is wholly old or wholly new, and goes on`, async () => {
  const random = seeded(4);
  const whole = { old: readTree(folderWith(oldTree)), new: readTree(folderWith(newTree)) };
  const sameAs = (tree: Tree): 'old' | 'new' | 'mixed' => {
    const text = JSON.stringify(tree);
    if (text === JSON.stringify(whole.old)) return 'old';
    return text === JSON.stringify(whole.new) ? 'new' : 'mixed';
  };
  const one = await duration();
  const seen = { old: 0, new: 0, mixed: 0, midway: 0, again: 0 };
  const base = emptyFolder();
  await twoAtATime(
    Array.from({ length: kills }, (_, index) => ({ index, at: random(), again: random() })),
    async ({ index, at, again }) => {
      const folder = join(base, String(index));
      mkdirSync(folder);
      // Every other one while files take their places; the others anywhere in two changes.
      const rolling = { after: at * 12, once: () => isCommitted(folder) };
      const anywhere = { after: at * one * 2 };
      const killed = await victim(['change', folder], index % 2 ? rolling : anywhere);
      const project = lastOf(folder, killed);
      if (sameAs(readTree(project, ['.vibe'])) === 'mixed') seen.midway += 1;
      if (again < 0.4) {
        await victim(['recover', project], { after: (again / 0.4) * one * 0.3 });
        seen.again += 1;
      }
      await withLock(project, 'vibe', async () => {});
      const state = sameAs(readTree(project));
      seen[state] += 1;
      if (state === 'mixed') return;
      await change(project, state === 'old' ? sixtyChanges : backAgain);
      expect(sameAs(readTree(project))).toBe(state === 'old' ? 'new' : 'old');
      // The one after it may not have been made whole yet.
      const earlier = readdirSync(folder).filter(
        (name) => Number(name) < Number(basename(project)),
      );
      for (const name of earlier) expect(sameAs(readTree(join(folder, name)))).toBe('new');
    },
  );
  console.log(JSON.stringify(seen));
  expect(seen.mixed).toBe(0);
  // The kills did hit what they were meant for.
  expect(seen.old).toBeGreaterThan(kills / 20);
  expect(seen.new).toBeGreaterThan(kills / 20);
  expect(seen.midway).toBeGreaterThan(kills / 20);
  expect(seen.again).toBeGreaterThan(kills / 5);
});

test('an edit by a person between kill and next run is never lost', async () => {
  const random = seeded(7);
  const one = await duration();
  const base = emptyFolder();
  const paths = Object.keys(oldTree).filter((path) => path.includes('datei'));
  await twoAtATime(
    Array.from({ length: 30 }, (_, index) => ({ index, at: random() })),
    async ({ index, at }) => {
      const folder = join(base, String(index));
      mkdirSync(folder);
      const project = lastOf(folder, await victim(['change', folder], { after: at * one }));
      const edited = paths.filter((_, number) => number % 5 === index % 5);
      writeTree(project, Object.fromEntries(edited.map((path) => [path, `mine ${path}`])));
      await withLock(project, 'vibe', async () => {});
      const tree = readTree(project);
      for (const path of edited)
        expect(Buffer.from(tree[path] ?? '', 'latin1').toString()).toBe(`mine ${path}`);
    },
  );
});

test('neither a dirty tree of git nor none at all makes a difference', async () => {
  const folder = folderWith(oldTree);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet');
  git('add', 'README.md');
  writeTree(folder, { 'README.md': 'dirty', 'untracked.txt': '' });
  const index = readTree(folder)['.git/index'];
  await change(folder);
  const after = readTree(folder);
  expect(after['.git/index']).toBe(index);
  const expected = folderWith({ ...newTree, 'README.md': 'dirty', 'untracked.txt': '' });
  expect(readTree(folder, ['.git'])).toEqual(readTree(expected));
});
