import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/setup.ts',
    // Signing up takes its time, and a busy machine more of it.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    env: {
      LOG_LEVEL: 'silent',
      REDIS_URL: '',
      // Many people sign up from one address here.
      AUTH_RATE_LIMIT_MAX: '10000',
      RATE_LIMIT_MAX: '10000',
    },
  },
});
