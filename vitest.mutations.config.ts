import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/mutations/**/*.test.ts'],
    globalSetup: 'test/stacks/build.ts',
    // Each mutant is a project that is built and served.
    maxConcurrency: 2,
    testTimeout: 450_000,
    hookTimeout: 480_000,
    reporters: ['verbose'],
  },
});
