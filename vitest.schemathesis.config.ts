import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/schemathesis/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 240_000,
    teardownTimeout: 30_000,
  },
});
