import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  decide,
  type Journal,
  journalOf,
  openJournal,
  type Step,
  stagedOf,
} from '../../src/project/journal.js';
import { withLock } from '../../src/project/lock.js';
import { recover } from '../../src/project/recover.js';
import { back, forward } from '../../src/project/roll.js';
import { emptyFolder, folderWith, readTree, type Tree, writeTree } from '../safety/tree.js';

const before: Tree = { 'a.ts': 'old a', 'src/b.ts': 'old b', 'src/c/c.ts': 'old c' };
const after: Tree = { 'a.ts': 'new a', 'src/b.ts': 'new b', 'src/d/d.ts': 'new d' };

const hashOf = (text: string | undefined): string | null =>
  text === undefined ? null : hash('sha256', text);

const steps = ['a.ts', 'src/b.ts', 'src/c/c.ts', 'src/d/d.ts'].map(
  (path): Step => ({ path, before: hashOf(before[path]), after: hashOf(after[path]) }),
);

/** A project in which a run was killed when it had carried out so many steps. */
const killedAfter = (count: number | 'intent'): { folder: string; journal: Journal } => {
  const folder = folderWith(before);
  const journal = journalOf(folder, 'x', steps, [join(folder, 'src/d')]);
  openJournal(journal);
  for (const [index, { path }] of steps.entries())
    if (after[path] !== undefined) writeFileSync(stagedOf(journal, index), after[path]);
  if (count === 'intent') return { folder, journal };
  decide(journal, 'intent', 'commit');
  for (const [index, step] of steps.slice(0, count).entries()) forward(journal, step, index);
  return { folder, journal };
};

const whole = (tree: Tree): Tree => readTree(folderWith(tree));

test('has nothing to say where nothing was left', async () => {
  expect(await recover(folderWith(before))).toBeNull();
});

test('a run that was killed before its commit has changed nothing', async () => {
  const { folder } = killedAfter('intent');
  expect(await recover(folder)).toContain('before it changed anything');
  expect(readTree(folder)).toEqual(whole(before));
});

test('a run that was killed while it wrote its journal is forgotten', async () => {
  const folder = folderWith(before);
  mkdirSync(join(folder, '.vibe/journal/changes-x/new'), { recursive: true });
  mkdirSync(join(folder, '.vibe/journal/done-y/old'), { recursive: true });
  writeTree(folder, { '.vibe/journal/changes-z/intent.json': '' });
  expect(await recover(folder)).toContain('before it changed anything');
  expect(readTree(folder)).toEqual(whole(before));
});

test.each([0, 1, 2, 3, 4])('finishes a run that was killed after %i steps', async (count) => {
  const { folder } = killedAfter(count);
  expect(await recover(folder)).toContain('complete now');
  expect(readTree(folder)).toEqual(whole(after));
  expect(await recover(folder)).toBeNull();
});

test.each([0, 1, 2, 3, 4])('finishes taking back after %i steps', async (count) => {
  const { folder, journal } = killedAfter(4);
  decide(journal, 'commit', 'abort');
  for (const [index, step] of [...steps.entries()].toReversed().slice(0, count))
    back(journal, step, index);
  expect(await recover(folder)).toContain('taken back');
  expect(readTree(folder)).toEqual(whole(before));
});

test('the work under a lock gets to know what was settled', async () => {
  const { folder } = killedAfter(2);
  const said = await withLock(folder, 'vibe', async (text) => {
    expect(readTree(folder, ['.vibe'])).toEqual(whole(after));
    return text;
  });
  expect(said).toContain('complete now');
  expect(await withLock(folder, 'vibe', async (text) => text)).toBeNull();
});

test('what a person edited before its turn stays, with the new content beside it', async () => {
  const { folder } = killedAfter(1);
  writeTree(folder, { 'src/b.ts': 'mine', 'src/c/c.ts': 'mine too', 'src/d/d.ts': 'also mine' });
  writeTree(folder, { 'src/b.ts.vibe-new': 'of another time' });
  const said = await recover(folder);
  expect(said).toContain('src/b.ts has changed since');
  expect(said).toContain('src/b.ts.vibe-new-2');
  expect(said).toContain('src/c/c.ts has changed since and stays');
  expect(said).toContain('src/d/d.ts.vibe-new.');
  expect(readTree(folder)).toEqual(
    whole({
      'a.ts': 'new a',
      'src/b.ts': 'mine',
      'src/b.ts.vibe-new': 'of another time',
      'src/b.ts.vibe-new-2': 'new b',
      'src/c/c.ts': 'mine too',
      'src/d/d.ts': 'also mine',
      'src/d/d.ts.vibe-new': 'new d',
    }),
  );
});

test('what a person edited after its turn is no conflict', async () => {
  const { folder } = killedAfter(4);
  writeTree(folder, { 'a.ts': 'mine' });
  expect(await recover(folder)).not.toContain('mine');
  expect(readTree(folder)).toEqual(whole({ ...after, 'a.ts': 'mine' }));
});

test('a file that a person deleted is not made again, but its content is not lost', async () => {
  const { folder } = killedAfter(0);
  rmSync(join(folder, 'a.ts'));
  rmSync(join(folder, 'src/c'), { recursive: true });
  expect(await recover(folder)).toContain('a.ts.vibe-new');
  expect(readTree(folder)).toEqual(
    whole({ 'a.ts.vibe-new': 'new a', 'src/b.ts': 'new b', 'src/d/d.ts': 'new d' }),
  );
});

test('a place that became a folder or leads elsewhere is left alone', async () => {
  const { folder } = killedAfter(0);
  const outside = emptyFolder();
  rmSync(join(folder, 'a.ts'));
  mkdirSync(join(folder, 'a.ts'));
  rmSync(join(folder, 'src'), { recursive: true });
  symlinkSync(outside, join(folder, 'src'));
  const said = await recover(folder);
  expect(said).toContain('a.ts.vibe-new');
  expect(readdirSync(outside)).toEqual([]);
  expect(readTree(folder)).toMatchObject({
    'a.ts/': '',
    'a.ts.vibe-new': 'new a',
    'b.ts.vibe-new': 'new b',
    'd.ts.vibe-new': 'new d',
  });
});

test('a conflict that was killed after leaving the content beside is told again', async () => {
  const { folder } = killedAfter(0);
  writeTree(folder, { 'a.ts': 'mine', 'a.ts.vibe-new': 'new a' });
  expect(await recover(folder)).toContain('is in a.ts.vibe-new.');
  expect(readdirSync(folder).sort()).toEqual(['a.ts', 'a.ts.vibe-new', 'src']);
});

test('taking back leaves what a person edited, with the old content beside it', async () => {
  const { folder, journal } = killedAfter(4);
  decide(journal, 'commit', 'abort');
  writeTree(folder, { 'a.ts': 'mine', 'src/d/d.ts': 'mine' });
  expect(await recover(folder)).toContain('a.ts.vibe-old');
  expect(readTree(folder)).toEqual(
    whole({ ...before, 'a.ts': 'mine', 'a.ts.vibe-old': 'old a', 'src/d/d.ts': 'mine' }),
  );
});

test('a journal that is not readable is named, and nothing is touched', async () => {
  const { folder } = killedAfter(1);
  writeTree(folder, { '.vibe/journal/changes-x/commit.json': '{' });
  await expect(recover(folder)).rejects.toMatchObject({
    code: 'STATE_BROKEN',
    hint: expect.stringContaining('.vibe/journal/changes-x'),
  });
  expect(readTree(folder)['src/b.ts']).toBe('old b');
});
