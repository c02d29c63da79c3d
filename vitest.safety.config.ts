import { defineConfig } from 'vitest/config';

// KILLS: how many times as many kills as a commit has to pass (1).
export default defineConfig({
  test: {
    include: ['test/safety/**/*.test.ts'],
    globalSetup: 'test/safety/setup.ts',
    maxWorkers: 2,
    testTimeout: 480_000 * Number(process.env.KILLS ?? 1),
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
