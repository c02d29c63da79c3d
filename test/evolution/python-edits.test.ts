import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge } from '../../src/merge/merge.js';
import { type Changed, pythonFiles } from '../merge/projects.js';
import { pythonFaults } from '../python/syntax.js';
import { diceOf } from './dice.js';
import { editedText } from './edits.js';
import { markOf, marksIn } from './marks.js';
import { judgeMerged } from './merged.js';
import { isCode, patch, plain } from './step.js';
import { faultOf } from './syntax.js';
import { Tally } from './tally.js';
import { seeds } from './turns.js';

const sorted = (marks: Map<string, string[]>): [string, string[]][] =>
  [...marks].map(([mark, lines]): [string, string[]] => [mark, lines.sort()]).sort();

/** Merges a file that somebody has edited some times, and judges it as evolutions are judged. */
const mergeOnce = async (
  { path, pristine, render }: Changed,
  edits: number[],
  tally: Tally,
): Promise<string | null> => {
  let yours = pristine;
  for (const [index, seed] of edits.entries())
    yours = editedText(diceOf(seed), path, yours, markOf(index)) ?? yours;
  const merged = await merge(path, { pristine, yours, render });
  tally.add(merged.kind);
  if (merged.kind === 'refused') return null;
  const result = merged.kind === 'clean' ? merged.text : merged.resolve('ours');
  const diff = () => patch('yours to result', yours, result);
  expect(sorted(marksIn(result)), diff()).toEqual(sorted(marksIn(yours)));
  if (faultOf(path, yours) === null) expect(faultOf(path, result), diff()).toBe(null);
  if (merged.kind === 'clean')
    for (const verdict of judgeMerged({
      path,
      base: pristine,
      yours,
      render,
      result,
      renamed: undefined,
    }))
      tally.add(verdict);
  expect(await merge(path, { pristine: render, yours: result, render })).toEqual({
    kind: 'clean',
    text: result,
  });
  return isCode(path) && faultOf(path, yours) === null ? plain(result) : null;
};

test('files of Python: nothing of the user is lost and nothing else is changed', async () => {
  const files = pythonFiles();
  const tally = new Tally();
  const results: string[] = [];
  const pick = fc.nat().map((index) => files[index % files.length] as Changed);
  const property = fc.asyncProperty(
    pick,
    fc.array(seeds, { minLength: 1, maxLength: 6 }),
    async (file, edits) => {
      const result = await mergeOnce(file, edits, tally);
      if (result !== null) results.push(result.replace(/^\uFEFF/, ''));
    },
  );
  const numRuns = Number(process.env.EVOLUTIONS ?? 500) * 2;
  await fc.assert(property, { numRuns, seed: Number(process.env.EVOLUTION_SEED ?? 1) });
  expect(pythonFaults(results).filter(Boolean)).toEqual([]);
  console.info(`${tally}`);
  expect(tally.of('clean')).toBeGreaterThan(numRuns / 2);
  expect(tally.of("merged, and the render without the user's lines")).toBeGreaterThan(numRuns / 5);
});
