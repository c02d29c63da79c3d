import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkProject, type Result } from './check.js';
import { type Mutant, names } from './mutant.js';
import { createOriginal, type Original } from './project.js';
import { stacks } from './stacks.js';

const failed = (results: Result[]): Result[] => results.filter(({ status }) => status === 'failed');

const said = (results: Result[]): string[] =>
  results.map(({ id, message }) => `${id}: ${message?.split('\n')[0]}`);

const judge = ({ caughtBy, alsoTouches = [] }: Mutant, results: Result[]): void => {
  const failures = failed(results);
  const missed = caughtBy.filter((name) => !failures.some(({ id }) => names(name, id)));
  const allowed = [...caughtBy, ...alsoTouches];
  const unrelated = failures.filter(({ id }) => !allowed.some((name) => names(name, id)));
  expect({ missed, unrelated: said(unrelated) }).toEqual({ missed: [], unrelated: [] });
};

for (const { mutants, ...stack } of stacks)
  describe(`${stack.framework} with ${stack.orm}`, () => {
    let original: Original;
    beforeAll(async () => {
      original = await createOriginal(stack);
    }, 480_000);
    afterAll(() => original?.remove());

    const checked = async (mutant?: Mutant): Promise<Result[]> => {
      const folder = original.copy(mutant?.edits ?? []);
      const full = mutant === undefined || mutant.full || process.env.MUTATIONS === 'full';
      const results = await checkProject(folder, full ? [] : mutant.caughtBy);
      rmSync(folder, { recursive: true, force: true });
      return results;
    };

    test('every edit finds its place', () => {
      for (const { edits } of mutants) rmSync(original.copy(edits), { recursive: true });
    });

    test('nothing fails where nothing is taken away', async () => {
      const results = await checked();
      expect(said(failed(results))).toEqual([]);
      expect(results.filter(({ status }) => status === 'passed').length).toBeGreaterThan(150);
    });

    test.concurrent.for(mutants)('without $without', async (mutant) => {
      judge(mutant, await checked(mutant));
    });
  });
