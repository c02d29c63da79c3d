import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cancelled } from '../../src/errors.js';
import type { PlannedFile } from '../../src/plan/plan.js';
import { apply } from '../../src/project/apply.js';
import { inspectTarget } from '../../src/project/target.js';

const file = (path: string): PlannedFile => ({ path, content: path, class: 'merged', unit: 'any' });

const files = [
  file('vibe.json'),
  ...Array.from({ length: 200 }, (_, index) => file(`src/${index % 7}/${index}.ts`)),
];

const nothing = async () => {};
const calm = new AbortController().signal;
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'apply '));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

test('writes all files', async () => {
  const target = inspectTarget(join(cwd, 'a', 'b'));
  await apply(files, target, calm, nothing);
  expect(readdirSync(join(cwd, 'a', 'b', 'src'), { recursive: true })).toHaveLength(207);
});

test('an interrupt in mid-write takes all back, the folders above it too', async () => {
  const interrupt = new AbortController();
  const target = inspectTarget(join(cwd, 'a', 'b'));
  const applied = apply(files, target, interrupt.signal, nothing);
  setImmediate(() => interrupt.abort(cancelled()));
  await expect(applied).rejects.toMatchObject({ code: 'CANCELLED', exitCode: 130 });
  expect(readdirSync(cwd)).toEqual([]);
});

test('a failure afterwards takes all back but what was there', async () => {
  mkdirSync(join(cwd, '.git'));
  const failing = async () => {
    writeFileSync(join(cwd, 'package-lock.json'), '');
    throw new Error('no');
  };
  await expect(apply(files, inspectTarget(cwd), calm, failing)).rejects.toThrow('no');
  expect(readdirSync(cwd)).toEqual(['.git']);
});

test('an interrupt while the last step ends counts', async () => {
  const interrupt = new AbortController();
  const last = async () => interrupt.abort(cancelled());
  const target = inspectTarget(join(cwd, 'app'));
  await expect(apply(files, target, interrupt.signal, last)).rejects.toThrow('Cancelled');
  expect(existsSync(join(cwd, 'app'))).toBe(false);
});

test('what appeared since the look is neither overwritten nor removed', async () => {
  const target = inspectTarget(join(cwd, 'app'));
  mkdirSync(join(cwd, 'app'));
  writeFileSync(join(cwd, 'app', 'vibe.json'), 'mine');
  await expect(apply(files, target, calm, nothing)).rejects.toMatchObject({
    code: 'DIRECTORY_NOT_EMPTY',
  });
  expect(readdirSync(join(cwd, 'app'))).toEqual(['vibe.json']);
});

test('what appears in mid-write is neither overwritten nor removed', async () => {
  const target = inspectTarget(join(cwd, 'app'));
  const applied = apply(files, target, calm, nothing);
  setImmediate(() => {
    mkdirSync(join(cwd, 'app', 'src', '3'), { recursive: true });
    writeFileSync(join(cwd, 'app', 'src', '3', '199.ts'), 'mine');
  });
  await expect(applied).rejects.toMatchObject({ code: 'FILE_IN_THE_WAY' });
  expect(readdirSync(join(cwd, 'app'), { recursive: true }).sort()).toEqual([
    'src',
    'src/3',
    'src/3/199.ts',
  ]);
});

test('a path that the file system refuses is told in words', async () => {
  const long = file(`${'x'.repeat(300)}.ts`);
  const target = inspectTarget(join(cwd, 'app'));
  await expect(apply([files[0] ?? long, long], target, calm, nothing)).rejects.toMatchObject({
    code: 'FILE_SYSTEM_ERROR',
    message: expect.stringContaining('too long'),
  });
  expect(readdirSync(cwd)).toEqual([]);
});
