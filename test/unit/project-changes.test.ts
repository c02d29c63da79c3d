import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cancelled } from '../../src/errors.js';
import { applyChanges, type FileChange } from '../../src/project/changes.js';
import { withLock } from '../../src/project/lock.js';
import { emptyFolder, folderWith, readTree } from '../safety/tree.js';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return { ...real, renameSync: vi.fn(real.renameSync), linkSync: vi.fn(real.linkSync) };
});

afterEach(() => {
  vi.mocked(renameSync).mockReset();
  vi.mocked(linkSync).mockReset();
});

const calm = new AbortController().signal;

const change = (folder: string, changes: FileChange[], signal = calm): Promise<void> =>
  withLock(folder, 'vibe test', () => applyChanges(folder, changes, signal));

const before = { 'src/a.ts': 'a\r\n', 'src/b/b.ts': 'b', 'src/b/c/c.ts': 'c', 'other.txt': 'mine' };

const all: FileChange[] = [
  { verb: 'update', path: 'src/a.ts', before: 'a\r\n', content: 'größer\r\n' },
  { verb: 'delete', path: 'src/b/b.ts', before: 'b' },
  { verb: 'delete', path: 'src/b/c/c.ts', before: 'c' },
  { verb: 'create', path: 'src/new/deep/d.ts', content: 'd' },
  { verb: 'create', path: '.vibe/units/a.json', content: '{}' },
];

test('makes all changes and leaves nothing else', async () => {
  const folder = folderWith(before);
  await change(folder, all);
  expect(readTree(folder)).toEqual({
    '.vibe/': '',
    '.vibe/units/': '',
    '.vibe/units/a.json': '{}',
    'other.txt': 'mine',
    'src/': '',
    'src/a.ts': Buffer.from('größer\r\n').toString('latin1'),
    'src/new/': '',
    'src/new/deep/': '',
    'src/new/deep/d.ts': 'd',
  });
});

test('removes folders that became empty, never others', async () => {
  const folder = folderWith({ 'a/b/c.ts': 'c', 'a/mine.txt': '', 'd/e.ts': 'e' });
  mkdirSync(join(folder, 'd', 'empty'));
  await change(folder, [
    { verb: 'delete', path: 'a/b/c.ts', before: 'c' },
    { verb: 'delete', path: 'd/e.ts', before: 'e' },
  ]);
  expect(readTree(folder)).toEqual({ 'a/': '', 'a/mine.txt': '', 'd/': '', 'd/empty/': '' });
});

test('keeps the mode of a file', async () => {
  const folder = folderWith({ 'run.sh': 'old' });
  chmodSync(join(folder, 'run.sh'), 0o751);
  await change(folder, [{ verb: 'update', path: 'run.sh', before: 'old', content: 'new' }]);
  expect(statSync(join(folder, 'run.sh')).mode & 0o777).toBe(0o751);
});

test('writes through a link inside of the project, and removes only the link', async () => {
  const folder = folderWith({ 'lib/a.ts': 'a', 'lib/b.ts': 'b' });
  symlinkSync('lib', join(folder, 'src'));
  symlinkSync('lib/a.ts', join(folder, 'a.ts'));
  symlinkSync('lib/b.ts', join(folder, 'b.ts'));
  await change(folder, [
    { verb: 'update', path: 'a.ts', before: 'a', content: 'A' },
    { verb: 'delete', path: 'b.ts', before: 'b' },
    { verb: 'create', path: 'src/c.ts', content: 'c' },
  ]);
  expect(lstatSync(join(folder, 'a.ts')).isSymbolicLink()).toBe(true);
  expect(readTree(join(folder, 'lib'))).toEqual({ 'a.ts': 'A', 'b.ts': 'b', 'c.ts': 'c' });
  expect(existsSync(join(folder, 'b.ts'))).toBe(false);
});

const refused: [string, (folder: string) => FileChange[], string][] = [
  [
    'a file that was edited meanwhile',
    (folder) => {
      writeFileSync(join(folder, 'src/a.ts'), 'edited');
      return all;
    },
    'CHANGED_MEANWHILE',
  ],
  [
    'a file to delete that was edited meanwhile',
    (folder) => {
      writeFileSync(join(folder, 'src/b/c/c.ts'), 'edited');
      return all;
    },
    'CHANGED_MEANWHILE',
  ],
  [
    'a file that has gone',
    (folder) => {
      rmSync(join(folder, 'src/a.ts'));
      return all;
    },
    'CHANGED_MEANWHILE',
  ],
  [
    'a file in the way, even with the same content',
    () => [...all, { verb: 'create', path: 'other.txt', content: 'mine' }],
    'FILE_IN_THE_WAY',
  ],
  [
    'a folder in the way',
    () => [...all, { verb: 'create', path: 'src/b', content: '' }],
    'FILE_IN_THE_WAY',
  ],
  [
    'a file where a folder has to be',
    () => [...all, { verb: 'create', path: 'other.txt/a.ts', content: '' }],
    'FILE_IN_THE_WAY',
  ],
  [
    'a link out of the project',
    (folder) => {
      symlinkSync(emptyFolder(), join(folder, 'out'));
      return [...all, { verb: 'create', path: 'out/deep/a.ts', content: '' }];
    },
    'SYMLINK_OUTSIDE',
  ],
  [
    'a link that leads nowhere',
    (folder) => {
      symlinkSync('nowhere', join(folder, 'out'));
      return [...all, { verb: 'create', path: 'out', content: '' }];
    },
    'SYMLINK_OUTSIDE',
  ],
  [
    'two names of one file',
    (folder) => {
      symlinkSync('other.txt', join(folder, 'link.txt'));
      return ['other.txt', 'link.txt'].map((path) => ({
        verb: 'update',
        path,
        before: 'mine',
        content: path,
      }));
    },
    'SAME_FILE',
  ],
];

test.each(refused)('refuses %s and writes nothing', async (_, prepare, code) => {
  const folder = folderWith(before);
  const changes = prepare(folder);
  const tree = readTree(folder);
  await expect(change(folder, changes)).rejects.toMatchObject({ code });
  expect(readTree(folder)).toEqual(tree);
});

test('refuses paths out of the project', async () => {
  const folder = folderWith(before);
  for (const path of ['../a', '/a', 'a/../../b', '', 'a//b', '.', 'a\\..\\b'])
    await expect(change(folder, [{ verb: 'create', path, content: '' }])).rejects.toThrow('path');
});

test('changes without the lock are a mistake of ours', async () => {
  await expect(applyChanges(folderWith(before), all, calm)).rejects.toThrow('lock');
});

test('an interrupt while contents are written changes nothing', async () => {
  const folder = folderWith(before);
  const interrupt = new AbortController();
  const many = Array.from(
    { length: 200 },
    (_, index): FileChange => ({
      verb: 'create',
      path: `many/${index}.ts`,
      content: '',
    }),
  );
  const changed = change(folder, many, interrupt.signal);
  setTimeout(() => interrupt.abort(cancelled()), 5);
  await expect(changed).rejects.toMatchObject({ exitCode: 130 });
  expect(readTree(folder)).toEqual(readTree(folderWith(before)));
});

/** Lets a call through to the disk until one concerns a path, which fails. */
const failingAt = async (name: 'renameSync' | 'linkSync', path: string, code: string) => {
  const real = await vi.importActual<typeof import('node:fs')>('node:fs');
  const failing = name === 'renameSync' ? renameSync : linkSync;
  vi.mocked(failing).mockImplementation((from, to) => {
    if ([from, to].some((end) => String(end).endsWith(path)))
      throw Object.assign(new Error(code), { code });
    return real[name](from, to);
  });
};

test.each([
  ['renameSync', 'src/a.ts', 'ENOSPC', 'the disk is full'],
  ['renameSync', 'src/b/c/c.ts', 'EIO', 'the disk fails'],
  ['linkSync', 'deep/d.ts', 'ENOSPC', 'the disk is full'],
  ['linkSync', 'units/a.json', 'EACCES', 'permission denied'],
] as const)('what %s refuses half-way is taken back: %s', async (name, path, code, reason) => {
  const folder = folderWith(before);
  mkdirSync(join(folder, 'src', 'new'));
  const tree = readTree(folder);
  await failingAt(name, path, code);
  await expect(change(folder, all)).rejects.toMatchObject({
    code: 'FILE_SYSTEM_ERROR',
    message: expect.stringContaining(reason),
  });
  expect(readTree(folder)).toEqual(tree);
});

test('a file that is edited in the very moment is left alone, and all else taken back', async () => {
  const folder = folderWith(before);
  const real = await vi.importActual<typeof import('node:fs')>('node:fs');
  vi.mocked(renameSync).mockImplementation((from, to) => {
    if (String(to).endsWith('commit.json')) real.writeFileSync(join(folder, 'src/b/c/c.ts'), 'me');
    real.renameSync(from, to);
  });
  await expect(change(folder, all)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(readTree(folder)).toEqual(readTree(folderWith({ ...before, 'src/b/c/c.ts': 'me' })));
});

test('works where the disk knows no links', async () => {
  const folder = folderWith(before);
  vi.mocked(linkSync).mockImplementation(() => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' });
  });
  await change(folder, all);
  const tree = readTree(folder);
  expect(tree['src/new/deep/d.ts']).toBe('d');
  expect(Object.keys(tree).filter((path) => path.includes('part'))).toEqual([]);
  expect(readdirSync(join(folder, '.vibe'))).toEqual(['units']);
});
