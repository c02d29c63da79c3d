import { defineConfig } from 'vitest/config';

// LOCKED=all: every stack installs what its lockfile names. Each file is a stack: one at a time, since each boots servers and measures times.
export default defineConfig({
  test: {
    include: ['test/stacks/**/*.test.ts'],
    globalSetup: 'test/stacks/build.ts',
    fileParallelism: false,
    // A busy machine can miss a limit of seconds once; what is broken fails twice.
    retry: 1,
    testTimeout: 480_000,
    hookTimeout: 240_000,
    teardownTimeout: 30_000,
    reporters: ['default'],
  },
});
