import { describe, expect, it } from 'vitest';
import { merge } from '../../src/merge/merge.js';

const pristine = 'a\nb\nc\nd\n';
const render = 'a\nb\nnew\nc\nd\n';

const merged = async (yours: string, path = 'notes.txt'): Promise<string> => {
  const result = await merge(path, { pristine, yours, render });
  return result.kind === 'clean' ? result.text : result.kind;
};

describe('how a text is written', () => {
  it('keeps the line ends of Windows', async () => {
    expect(await merged('a\r\nb\r\nc\r\nd\r\nmine\r\n')).toBe(
      'a\r\nb\r\nnew\r\nc\r\nd\r\nmine\r\n',
    );
    expect(await merged('a\r\nb\r\nc\r\nd\r\n')).toBe('a\r\nb\r\nnew\r\nc\r\nd\r\n');
  });

  it('keeps the end of each line where they are mixed', async () => {
    expect(await merged('a\nb\r\nc\nd\r\nmine\n')).toBe('a\nb\r\nnew\r\nc\nd\r\nmine\n');
    expect(await merged('a\r\nb\nc\nd\n')).toBe('a\r\nb\nnew\nc\nd\n');
  });

  it('keeps a byte-order mark', async () => {
    expect(await merged('\uFEFFa\nb\nc\nd\nmine\n')).toBe('\uFEFFa\nb\nnew\nc\nd\nmine\n');
  });

  it('keeps a missing last newline', async () => {
    expect(await merged('a\nb\nc\nd')).toBe('a\nb\nnew\nc\nd');
    expect(await merged('\uFEFFmine\r\na\r\nb\r\nc\r\nd')).toBe(
      '\uFEFFmine\r\na\r\nb\r\nnew\r\nc\r\nd',
    );
  });

  it('does not touch a file that has it all', async () => {
    const yours = '\uFEFFa\r\nb\nnew\nc\r\nd';
    expect(await merged(yours)).toBe(yours);
    const other = { pristine, yours: 'mine', render: pristine };
    expect(await merge('notes.txt', other)).toEqual({ kind: 'clean', text: 'mine' });
  });

  it('settles a conflict in the same line ends', async () => {
    const result = await merge('notes.txt', {
      pristine: 'a\nb\n',
      yours: '\uFEFFa\r\nmine',
      render: 'a\nnew\n',
    });
    if (result.kind !== 'conflict') throw new Error(result.kind);
    expect(result.resolve('theirs')).toBe('\uFEFFa\r\nnew');
    expect(result.resolve('markers')).toBe(
      '\uFEFFa\r\n<<<<<<< yours\r\nmine\r\n=======\r\nnew\r\n>>>>>>> create-vibe-backend',
    );
  });
});
