import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runSequence } from './run.js';
import type { Stack } from './stacks.js';
import { Tally } from './tally.js';
import { seeds, turns } from './turns.js';

const sequences = Number(process.env.EVOLUTIONS ?? 500);
const given = process.env.EVOLUTION_SEED;
// Every run on the same commit is the same one, but those that are asked for more.
const seed = given ? Number(given) : process.env.EVOLUTIONS ? Date.now() % 2 ** 31 : 1;

/** How often these must happen in a hundred sequences, so that a test that does nothing fails. */
const least: Record<string, number> = {
  evolutions: 300,
  'file: merged': 200,
  'conflict: hunks': 6,
  'settled: markers': 2,
  'settled: ours': 2,
  'file: rendered where it was moved to': 10,
  'file: no longer rendered, but edited': 4,
  "file: merged, and the render without the user's lines": 100,
  'at last: a file is the same': 100,
};

/** Random sequences of evolutions and edits on one stack, other ones than on any other. */
export const evolveAtRandom = (stack: Stack, nth: number): void => {
  const runs = Math.ceil(sequences / 5);
  const name = `${stack.framework} ${stack.orm}`;
  const tally = new Tally();

  beforeAll(() => {
    // The moments in the names of migrations are the same in every run.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T00:00:00Z') });
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  test(`${name}: nothing of the user's is lost and nothing else is changed`, async () => {
    console.info(`${name}: ${runs} sequences, EVOLUTION_SEED=${seed}`);
    const property = fc.asyncProperty(seeds, turns, (start, all) =>
      runSequence(stack, start, all, tally),
    );
    await fc.assert(property, { numRuns: runs, seed: seed + nth });
    console.info(`${name}:\n${tally}`);
    if (runs < 100) return;
    for (const [what, count] of Object.entries(least))
      expect(tally.of(what), what).toBeGreaterThanOrEqual((count * runs) / 100);
  });
};
