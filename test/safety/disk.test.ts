import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FileChange } from '../../src/project/changes.js';
import { run } from '../cli/run.js';
import { victim } from './kill.js';
import { emptyFolder, folderWith, readTree, type Tree, writeTree } from './tree.js';

const works = (program: string, ...args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Mounts a disk of its own for the test. */
const mount = (folder: string, options: string): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
};

const probe = emptyProbe();

function emptyProbe(): { mounts: boolean; marks: boolean } {
  const folder = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  const mounts = works('mount', '-t', 'tmpfs', 'tmpfs', folder) && works('umount', folder);
  const marks = works('chattr', '+i', folder) && works('chattr', '-i', folder);
  rmSync(folder, { recursive: true });
  return { mounts, marks };
}

const before: Tree = {
  'a.ts': 'old',
  'src/b.ts': 'old',
  'src/c.ts': 'old',
  'src/deep/d.ts': 'old',
};

const changes: FileChange[] = [
  { verb: 'update', path: 'a.ts', before: 'old', content: 'new a' },
  { verb: 'update', path: 'src/b.ts', before: 'old', content: 'new b' },
  { verb: 'delete', path: 'src/deep/d.ts', before: 'old' },
  { verb: 'create', path: 'src/new/e.ts', content: 'new e' },
];
const after: Tree = {
  'a.ts': 'new a',
  'src/b.ts': 'new b',
  'src/c.ts': 'old',
  'src/new/e.ts': 'new e',
};

const change = async (folder: string, list = changes, uid?: number) => {
  const file = join(emptyFolder(), 'changes.json');
  writeFileSync(file, JSON.stringify(list));
  if (uid !== undefined) for (const path of [join(file, '..'), folder]) chmodSync(path, 0o777);
  const { code, lines } = await victim(['apply', folder, file], undefined, uid);
  return { code, error: lines[0] && JSON.parse(lines[0]) };
};

const refused = (code: string, words: string) => ({
  code: 1,
  error: { code, message: expect.stringContaining(words) },
});

describe.runIf(probe.mounts)('on disks of their own', () => {
  test('a full disk changes nothing', async () => {
    const folder = emptyFolder();
    mount(folder, 'size=256k');
    writeTree(folder, before);
    const tree = readTree(folder);
    const big: FileChange = { verb: 'create', path: 'big.ts', content: 'x'.repeat(300_000) };
    expect(await change(folder, [...changes, big])).toEqual(
      refused('FILE_SYSTEM_ERROR', 'big.ts: the disk is full'),
    );
    expect(readTree(folder)).toEqual(tree);
    expect(await change(folder)).toEqual({ code: 0 });
    expect(readTree(folder)).toEqual(readTree(folderWith(after)));
  });

  test.each(Array.from({ length: 14 }, (_, index) => index))(
    'a disk that takes but %i more names changes all or nothing',
    async (free) => {
      const folder = emptyFolder();
      mount(folder, `size=1m,nr_inodes=${8 + free}`);
      writeTree(folder, before);
      const { code, error } = await change(folder);
      if (code !== 0) expect(error).toMatchObject({ code: 'FILE_SYSTEM_ERROR' });
      expect(readTree(folder)).toEqual(readTree(folderWith(code === 0 ? after : before)));
    },
  );

  test('create on a full disk leaves nothing', async () => {
    const folder = emptyFolder();
    mount(folder, 'size=600k');
    const made = await run(['app', '--yes', '--no-install', '--no-git'], { cwd: folder });
    expect(made).toMatchObject({ code: 1, stderr: expect.stringContaining('the disk is full') });
    expect(readTree(folder)).toEqual({});
  });

  test('create on a read-only disk is told', async () => {
    const folder = emptyFolder();
    mount(folder, 'size=1m,ro');
    for (const name of ['app', 'deep/app']) {
      const made = await run([name, '--yes', '--no-install', '--no-git'], { cwd: folder });
      expect(made).toMatchObject({ code: 1, stderr: expect.stringContaining('read-only') });
    }
  });

  test('a read-only disk is told', async () => {
    const folder = emptyFolder();
    mount(folder, 'size=1m');
    writeTree(folder, before);
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    expect(await change(folder)).toEqual(refused('FILE_SYSTEM_ERROR', 'the disk is read-only'));
  });

  test('a folder of another disk is changed along with the rest', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'src'));
    mount(join(folder, 'src'), 'size=1m');
    writeTree(folder, before);
    expect(await change(folder)).toEqual({ code: 0 });
    expect(readTree(folder)).toEqual(readTree(folderWith(after)));
  });

  test('a full folder of another disk changes nothing', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'src'));
    mount(join(folder, 'src'), 'size=64k');
    writeTree(folder, before);
    const tree = readTree(folder);
    const big: FileChange = { verb: 'create', path: 'src/big.ts', content: 'x'.repeat(100_000) };
    expect(await change(folder, [...changes, big])).toEqual(
      refused('FILE_SYSTEM_ERROR', 'src/big.ts: the disk is full'),
    );
    expect(readTree(folder)).toEqual(tree);
  });
});

describe.runIf(probe.marks)('what not even root may change', () => {
  test.each(['a.ts', 'src/b.ts', 'src/deep', 'src', 'src/deep/d.ts'])('%s', async (path) => {
    const folder = folderWith(before);
    const tree = readTree(folder);
    execFileSync('chattr', ['+i', join(folder, path)]);
    onTestFinished(() => {
      execFileSync('chattr', ['-i', join(folder, path)]);
    });
    const { code, error } = await change(folder);
    expect([code, error.code]).toEqual([1, 'FILE_SYSTEM_ERROR']);
    expect(error.message).toContain('permission denied');
    expect(readTree(folder)).toEqual(tree);
  });
});

const nobody = process.getuid?.() === 0 ? 65_534 : undefined;

/** As root the tool runs as somebody else, for whom modes count. */
const owned = (): string => {
  const folder = folderWith(before);
  if (nobody !== undefined) execFileSync('chown', ['-R', String(nobody), folder]);
  return folder;
};

test.each([
  ['a file', 'a.ts', 0o444],
  ['a folder', 'src', 0o555],
  ['a folder to delete from', 'src/deep', 0o555],
  ['a file to delete', 'src/deep/d.ts', 0o444],
])('%s that is read-only is named, and nothing is written', async (_, path, mode) => {
  const folder = owned();
  chmodSync(join(folder, path), mode);
  onTestFinished(() => chmodSync(join(folder, path), 0o755));
  const tree = readTree(folder);
  const result = await change(folder, changes, nobody);
  expect(result).toEqual(refused('FILE_SYSTEM_ERROR', 'permission denied'));
  expect(readTree(folder)).toEqual(tree);
});

test('a file that may not be read is named', async () => {
  const folder = owned();
  const tree = readTree(folder);
  chmodSync(join(folder, 'a.ts'), 0o000);
  const result = await change(folder, changes, nobody);
  chmodSync(join(folder, 'a.ts'), 0o644);
  expect(result).toEqual(refused('FILE_SYSTEM_ERROR', 'Cannot read a.ts'));
  expect(readTree(folder)).toEqual(tree);
});

test('a project that may not be written to at all is named', async () => {
  const folder = owned();
  mkdirSync(join(folder, '.vibe'));
  chmodSync(join(folder, '.vibe'), 0o555);
  const result = await change(folder, changes, nobody);
  expect(result).toEqual(refused('FILE_SYSTEM_ERROR', '.vibe/lock: permission denied'));
});
