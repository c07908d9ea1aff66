import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: 'tests/setup/global.ts',
    setupFiles: ['tests/setup/worker.ts'],
    // Each worker has a database of its own; two, as the machine has two cores.
    pool: 'forks',
    maxWorkers: 2,
    isolate: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test' },
  },
});
