import { configDefaults, defineConfig } from 'vitest/config';
import LongestFirst from './tests/setup/longest-first';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // They take long: npm run prove.
    exclude: [...configDefaults.exclude, 'tests/prove/**'],
    environment: 'node',
    globalSetup: 'tests/setup/global.ts',
    setupFiles: ['tests/setup/worker.ts'],
    // Each worker has a database of its own. Three on two cores: one often waits for a browser.
    pool: 'forks',
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Each file begins with an empty database; the modules keep nothing that lasts, and to load them anew 150 times took two minutes.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test' },
  },
});
