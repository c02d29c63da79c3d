import { defineConfig } from 'vitest/config';

// FAULTS=all: every stack. One at a time: what is late here would be late by our own doing.
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    globalSetup: 'test/stacks/build.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 600_000,
    teardownTimeout: 30_000,
    reporters: ['default'],
  },
});
