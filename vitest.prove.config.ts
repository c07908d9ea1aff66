import { defineConfig } from 'vitest/config';

// The long proofs, run by bin/prove.mjs: one file at a time, so that what measures time is not disturbed by the next.
export default defineConfig({
  test: {
    include: ['tests/prove/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'tests/setup/global.ts',
    setupFiles: ['tests/setup/worker.ts', 'tests/prove/dice.ts'],
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    testTimeout: 15 * 60_000,
    hookTimeout: 5 * 60_000,
    env: { NODE_ENV: 'test' },
  },
});
