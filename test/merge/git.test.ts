import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../../src/merge/merge.js';
import { byGit } from './by-git.js';

const text = (lines: string[]): string => lines.map((line) => `${line}\n`).join('');
const split = (content: string): string[] => content.split('\n').slice(0, -1);

const mergeLists = (pristine: string[], yours: string[], render: string[]) =>
  merge('notes.txt', { pristine: text(pristine), yours: text(yours), render: text(render) });

interface Edit {
  at: number;
  remove: number;
  add: string[];
}

const apply = (lines: string[], edits: Edit[]): string[] =>
  edits.reduce((now, { at, remove, add }) => {
    const from = at % (now.length + 1);
    return [...now.slice(0, from), ...add, ...now.slice(from + remove)];
  }, lines);

const editsOf = (line: fc.Arbitrary<string>) =>
  fc.array(
    fc.record({ at: fc.nat(14), remove: fc.nat(2), add: fc.array(line, { maxLength: 2 }) }),
    {
      maxLength: 3,
    },
  );

const count = (lines: string[], line: string): number =>
  lines.filter((other) => other === line).length;

/**
 * The fewest times that a merge may keep a line: nothing that only one side took away is lost. One that
 * both add in the same place comes once, also where it was elsewhere before.
 */
const fewest = (line: string, [p, y, r]: [string[], string[], string[]]): number => {
  const before = count(p, line);
  const [mine, theirs] = [count(y, line) - before, count(r, line) - before];
  return before + Math.min(mine, 0) + Math.min(theirs, 0);
};

describe('merging by lines, beside git merge-file', () => {
  it('says what git says where no line repeats', async () => {
    const own = fc.uuid().map((id) => id.slice(0, 8));
    const base = fc.nat(12).map((size) => Array.from({ length: size }, (_, index) => `${index}`));
    await fc.assert(
      fc.asyncProperty(base, editsOf(own), editsOf(own), async (pristine, mine, theirs) => {
        const [yours, render] = [apply(pristine, mine), apply(pristine, theirs)];
        const merged = await mergeLists(pristine, yours, render);
        const git = byGit(text(pristine), text(yours), text(render));
        expect(merged.kind).toBe(git.isClean ? 'clean' : 'conflict');
        if (merged.kind === 'clean') expect(merged.text).toBe(git.text);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every line where lines repeat, and differs from git only in what it lines up', async () => {
    const line = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '', '}');
    let runs = 0;
    let others = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 14 }),
        editsOf(line),
        editsOf(line),
        async (pristine, mine, theirs) => {
          const [yours, render] = [apply(pristine, mine), apply(pristine, theirs)];
          const merged = await mergeLists(pristine, yours, render);
          const git = byGit(text(pristine), text(yours), text(render));
          runs += 1;
          const isClean = merged.kind === 'clean';
          // Which of equal lines is the new one, git decides by sliding: it may see others touch.
          if (isClean !== git.isClean || (isClean && merged.text !== git.text)) others += 1;
          if (!isClean) return;
          const lines = split(merged.text);
          for (const one of new Set([...pristine, ...yours, ...render]))
            expect(count(lines, one)).toBeGreaterThanOrEqual(
              fewest(one, [pristine, yours, render]),
            );
        },
      ),
      { numRuns: 1500 },
    );
    expect(others / runs).toBeLessThan(0.05);
  });
});
