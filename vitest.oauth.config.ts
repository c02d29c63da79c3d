import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/oauth/*.test.ts'],
    globalSetup: 'test/oauth/setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
});
