import { defineConfig } from 'vitest/config';

// A machine that does other things is no reason to fail.
export default defineConfig({ test: { testTimeout: 30_000 } });
