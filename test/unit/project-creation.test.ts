import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PlannedFile } from '../../src/plan/plan.js';
import { apply } from '../../src/project/apply.js';
import { beginCreation, filesAreWritten, programBegins } from '../../src/project/creation.js';
import { withLock } from '../../src/project/lock.js';
import { recover } from '../../src/project/recover.js';
import { inspectTarget } from '../../src/project/target.js';
import { emptyFolder, folderWith, readTree, type Tree, writeTree } from '../safety/tree.js';

const tree: Tree = {
  '.vibe/.gitignore': 'journal/\nlock\n',
  '.vibe/units/project.json': '{}',
  'package.json': '{"name":"größe 🙂"}',
  'src/a.ts': 'a'.repeat(9000),
  'src/deep/b.ts': 'b',
  'vibe.json': '{}',
};

const files = Object.entries(tree).map(
  ([path, content]): PlannedFile => ({ path, content, class: 'merged', unit: 'any' }),
);

const calm = new AbortController().signal;
const nothing = async () => {};

const create = (folder: string): Promise<string | null> =>
  apply(files, inspectTarget(folder), calm, nothing);

/** A folder in which a run was killed while it wrote its files. */
const killedWhileWriting = (written: Tree): string => {
  const folder = join(emptyFolder(), 'app');
  mkdirSync(folder);
  beginCreation(folder, files, []);
  writeTree(folder, written);
  return folder;
};

/** A folder in which a run was killed while it ran a program. */
const killedWhileRunning = (
  more: Tree,
  label = 'npm install',
  makes = ['node_modules'],
): string => {
  const folder = killedWhileWriting(tree);
  filesAreWritten(folder);
  programBegins(folder, label, makes);
  writeTree(folder, more);
  return folder;
};

const { 'vibe.json': first = '', 'package.json': second = '' } = tree;

const parts: [string, Tree][] = [
  ['no file yet', {}],
  ['the first file', { 'vibe.json': first }],
  ['an empty last file', { 'vibe.json': first, 'package.json': second, 'src/a.ts': '' }],
  ['half a file', { 'vibe.json': first, 'src/a.ts': 'a'.repeat(4096) }],
  ['all files', tree],
];

test.each(parts)('create makes the project where a run was killed with %s', async (_, written) => {
  const folder = killedWhileWriting(written);
  expect(await create(folder)).toContain('An earlier run was killed here');
  expect(readTree(folder)).toEqual(readTree(folderWith(tree)));
});

test.each(parts)('vibe removes what was left with %s', async (_, written) => {
  const folder = killedWhileWriting(written);
  await expect(recover(folder)).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
  expect(readTree(folder)).toEqual({});
});

test.each<[string, Tree]>([
  ['a file of somebody', { 'notes.txt': 'mine' }],
  ['a file of somebody among its own', { 'src/deep/notes.txt': 'mine' }],
  ['a folder of somebody', { 'mine/notes.txt': 'mine' }],
  ['a changed file', { 'src/deep/b.ts': 'changed' }],
  ['a file with something added', { 'src/deep/b.ts': 'bb' }],
])('%s is named, and nothing is touched', async (_, mine) => {
  const folder = killedWhileWriting(tree);
  writeTree(folder, mine);
  const before = readTree(folder);
  const [path = ''] = Object.keys(mine);
  const named = expect.stringContaining(path.startsWith('mine') ? 'mine' : path);
  expect(() => inspectTarget(folder)).toThrow(
    expect.objectContaining({ code: 'DIRECTORY_NOT_EMPTY', message: named }),
  );
  await expect(withLock(folder, 'vibe', nothing)).rejects.toMatchObject({
    code: 'INCOMPLETE_PROJECT',
    message: named,
  });
  expect(readTree(folder)).toEqual(before);
  rmSync(join(folder, path.startsWith('mine') ? 'mine' : path), { recursive: true });
  await create(folder);
  expect(readTree(folder)).toEqual(readTree(folderWith(tree)));
});

test('a repository that was there before stays', async () => {
  const folder = join(folderWith({ 'app/.git/HEAD': 'ref' }), 'app');
  beginCreation(folder, files, ['.git']);
  writeTree(folder, { 'vibe.json': '{}' });
  await create(folder);
  expect(readTree(folder)).toEqual(readTree(folderWith({ ...tree, '.git/HEAD': 'ref' })));
});

test('killed in mid-install: create begins anew', async () => {
  const folder = killedWhileRunning({ 'node_modules/half/index.js': '' });
  await create(folder);
  expect(readTree(folder)).toEqual(readTree(folderWith(tree)));
});

test('killed in mid-install: for vibe the project is complete', async () => {
  const folder = killedWhileRunning({ 'node_modules/half/index.js': '', 'src/mine.ts': '' });
  expect(await recover(folder)).toContain('npm install');
  const expected = { ...tree, 'node_modules/half/index.js': '', 'src/mine.ts': '' };
  expect(readTree(folder)).toEqual(readTree(folderWith(expected)));
});

test('killed in mid-install and worked on since: create touches nothing', async () => {
  const folder = killedWhileRunning({ 'src/mine.ts': 'mine' });
  const before = readTree(folder);
  expect(() => inspectTarget(folder)).toThrow(
    expect.objectContaining({
      code: 'DIRECTORY_NOT_EMPTY',
      message: expect.stringMatching(/src\/mine\.ts.*npm install/),
      hint: expect.stringContaining('Go on with that project'),
    }),
  );
  expect(readTree(folder)).toEqual(before);
});

test('killed while git was at work: create begins anew, but never over a commit', async () => {
  const half = killedWhileRunning({ '.git/index.lock': '' }, 'git', ['.git']);
  mkdirSync(join(half, '.git/refs/heads'), { recursive: true });
  await create(half);
  expect(readTree(half)).toEqual(readTree(folderWith(tree)));
  const committed = killedWhileRunning({ '.git/refs/heads/main': 'abc' }, 'git', ['.git']);
  expect(() => inspectTarget(committed)).toThrow('.git');
});

test('a repository that somebody made after the kill stays', async () => {
  const folder = killedWhileRunning({ '.git/refs/heads/main': 'abc' });
  await create(folder);
  expect(readTree(folder)['.git/refs/heads/main']).toBe('abc');
});

test('notes that were cut off say nothing: no file had been written', async () => {
  const folder = join(emptyFolder(), 'app');
  mkdirSync(folder);
  beginCreation(folder, files, []);
  const notes = join(folder, '.vibe/journal/create/started.json');
  writeFileSync(notes, readFileSync(notes).subarray(0, -5));
  expect(await create(folder)).toBeNull();
  expect(readTree(folder)).toEqual(readTree(folderWith(tree)));
});

test('nothing but traces of a run is an empty folder', async () => {
  const folder = join(emptyFolder(), 'app');
  mkdirSync(join(folder, '.vibe/journal/create'), { recursive: true });
  writeTree(folder, { '.vibe/lock': '{"id":"dead","pid":0,"host":""}' });
  await create(folder);
  expect(readTree(folder)).toEqual(readTree(folderWith(tree)));
  const other = join(folderWith({ 'app/.vibe/units/a.json': '{}' }), 'app');
  expect(() => inspectTarget(other)).toThrow('.vibe');
});
