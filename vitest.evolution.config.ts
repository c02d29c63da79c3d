import { defineConfig } from 'vitest/config';

// EVOLUTIONS: how many sequences (500). EVOLUTION_SEED: where they begin, as a failed run has printed it.
export default defineConfig({
  test: {
    include: ['test/evolution/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 6 * 3_600_000,
    reporters: ['verbose'],
  },
});
