import { defineConfig } from 'vitest/config';

// Each file is a stack: one at a time, since each boots servers and measures times.
export default defineConfig({
  test: {
    include: ['test/stacks/**/*.test.ts'],
    globalSetup: 'test/stacks/build.ts',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    teardownTimeout: 30_000,
    reporters: ['default'],
  },
});
