import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/safety/**/*.test.ts'],
    globalSetup: 'test/safety/setup.ts',
    maxWorkers: 2,
    testTimeout: 480_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
