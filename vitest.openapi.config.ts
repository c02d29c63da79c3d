import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/openapi/*.test.ts'],
    globalSetup: 'test/openapi/setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
