import { describe, expect, it } from 'vitest';
import { merge } from '../../src/merge/merge.js';

const text = (lines: string[]): string => lines.map((line) => `${line}\n`).join('');
const split = (content: string): string[] => content.split('\n').slice(0, -1);

const mergeLists = (pristine: string[], yours: string[], render: string[]) =>
  merge('notes.txt', { pristine: text(pristine), yours: text(yours), render: text(render) });

describe('merging by lines', () => {
  it('takes the same change of both sides once', async () => {
    const merged = await mergeLists(['a', 'c'], ['a', 'b', 'c', 'd'], ['a', 'b', 'c']);
    expect(merged).toEqual({ kind: 'clean', text: text(['a', 'b', 'c', 'd']) });
  });

  it('shows what both sides changed, and settles it as told', async () => {
    const merged = await mergeLists(['a', 'b', 'c'], ['a', 'mine', 'c'], ['a', 'new', 'c', 'd']);
    if (merged.kind !== 'conflict') throw new Error(merged.kind);
    expect(merged.hunks).toEqual([{ line: 2, pristine: ['b'], yours: ['mine'], render: ['new'] }]);
    expect(split(merged.resolve('ours'))).toEqual(['a', 'mine', 'c', 'd']);
    expect(split(merged.resolve('theirs'))).toEqual(['a', 'new', 'c', 'd']);
    expect(split(merged.resolve('markers'))).toEqual([
      'a',
      '<<<<<<< yours',
      'mine',
      '=======',
      'new',
      '>>>>>>> create-vibe-backend',
      'c',
      'd',
    ]);
  });

  it('merges long files of lines that repeat', async () => {
    const long = Array.from(
      { length: 3000 },
      (_, index) => ['{', '}', '', '  x,'][index % 4] ?? '',
    );
    const yours = long.toSpliced(100, 0, 'mine');
    const render = long.toSpliced(2000, 2, 'new');
    const merged = await mergeLists(long, yours, render);
    if (merged.kind !== 'clean') throw new Error(merged.kind);
    expect(split(merged.text)).toEqual(yours.toSpliced(2001, 2, 'new'));
  });
});
