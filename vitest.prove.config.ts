import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/setup/longest-first';

/** Proofs that measure time, or count on having the machine for themselves. */
const ALONE = ['end', 'faults', 'known', 'page-cache', 'slow-clients', 'standby', 'two-servers'].map((name) => `tests/prove/${name}.test.ts`);

const common = {
  environment: 'node',
  globalSetup: 'tests/setup/global.ts',
  setupFiles: ['tests/setup/worker.ts', 'tests/prove/dice.ts'],
  pool: 'forks' as const,
  isolate: false,
  testTimeout: 30 * 60_000,
  hookTimeout: 5 * 60_000,
  env: { NODE_ENV: 'test' as const },
};

// The long proofs, run by bin/prove.mjs: three files at a time, as they often wait, then those that want to be alone one after the other.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...common, name: 'together', include: ['tests/prove/**/*.test.ts'], exclude: ALONE, maxWorkers: 3, sequence: { groupOrder: 0 } } },
      { test: { ...common, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
