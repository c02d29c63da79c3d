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

/** Random sequences of evolutions and edits on one stack. */
export const evolveAtRandom = (stack: Stack): void => {
  const runs = Math.ceil(sequences / 4);
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
    await fc.assert(property, { numRuns: runs, seed });
    console.info(`${name}:\n${tally}`);
    if (runs < 100) return;
    expect(tally.of('merged into an edited file')).toBeGreaterThan(100);
    expect(tally.of('conflict: hunks')).toBeGreaterThan(20);
  });
};
