import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textReader } from '../../src/project/project-text.js';
import { emptyFolder, folderWith } from '../safety/tree.js';

test.each([
  ['plain', 'a\nb\n'],
  ['a byte-order mark', '\uFEFFa\n'],
  ['CRLF and no last newline', 'a\r\nb'],
  ['letters of all kinds', 'größe 項目 🙂\n'],
  ['nothing', ''],
])('keeps %s as it is', (_, text) => {
  expect(textReader(folderWith({ 'src/a.ts': text }))('src/a.ts')).toEqual({ kind: 'text', text });
});

test.each([
  ['no UTF-8', Buffer.from([0x61, 0xff, 0xfe])],
  ['a zero byte', Buffer.from('a\0b')],
])('%s is binary', (_, bytes) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'a.ts'), bytes);
  expect(textReader(folder)('a.ts')).toEqual({ kind: 'binary' });
});

test('a file that is not there is null', () => {
  const read = textReader(folderWith({ a: '' }));
  expect(read('b')).toBeNull();
  expect(read('deep/er/b')).toBeNull();
});

test('follows links inside of the project', () => {
  const folder = folderWith({ 'lib/a.ts': 'text' });
  symlinkSync('lib', join(folder, 'src'));
  symlinkSync('lib/a.ts', join(folder, 'b.ts'));
  const read = textReader(folder);
  expect(read('src/a.ts')).toEqual({ kind: 'text', text: 'text' });
  expect(read('b.ts')).toEqual({ kind: 'text', text: 'text' });
  expect(read('src/none.ts')).toBeNull();
});

test('refuses links out of the project, folders and what is no file', () => {
  const outside = folderWith({ 'a.ts': 'secret' });
  const folder = folderWith({ file: '' });
  symlinkSync(outside, join(folder, 'src'));
  symlinkSync(join(outside, 'a.ts'), join(folder, 'a.ts'));
  symlinkSync('nowhere', join(folder, 'b.ts'));
  symlinkSync('c.ts', join(folder, 'c.ts'));
  mkdirSync(join(folder, 'd.ts'));
  const read = textReader(folder);
  const code = (path: string): unknown => {
    try {
      return read(path);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(['src/a.ts', 'a.ts', 'b.ts', 'c.ts', 'd.ts', 'file/e.ts'].map(code)).toEqual([
    'SYMLINK_OUTSIDE',
    'SYMLINK_OUTSIDE',
    'SYMLINK_OUTSIDE',
    'SYMLINK_OUTSIDE',
    'FILE_IN_THE_WAY',
    'FILE_IN_THE_WAY',
  ]);
  expect(() => read('../x')).toThrow('not a path below');
});
