import { expect, test } from 'vitest';
import { patchOf } from '../../src/commands/patch.js';

const file = { from: 'a.txt', to: 'a.txt' };

test.each([
  ['a new file', { ...file, before: null, after: 'one\ntwo\n' }, '@@ -0,0 +1,2 @@'],
  ['a file that goes', { ...file, before: 'one\n', after: null }, '@@ -1,1 +0,0 @@'],
  ['a changed line', { ...file, before: 'one\n', after: 'two\n' }, '@@ -1,1 +1,1 @@'],
  [
    'a moved file',
    { from: 'a.txt', to: 'b c.txt', before: 'x\n', after: 'x\n' },
    'rename to "b c.txt"',
  ],
])('%s', (_, difference, expected) => {
  expect(patchOf(difference)).toContain(expected);
});

test('nothing where nothing differs', () => {
  expect(patchOf({ ...file, before: 'x', after: 'x' })).toBe('');
});
