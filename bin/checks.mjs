import { quietly, root } from './prepare.mjs';
import { join } from 'node:path';

const tool = (path, ...args) => quietly(process.execPath, [join(root, 'node_modules', path), ...args]);

/** What is checked without running anything of ours: name and work, each throws when something is wrong. */
export const checks = [
  ['Types', () => tool('typescript-native/bin/tsc', '--noEmit')],
  ['Lint', () => tool('@biomejs/biome/bin/biome', 'lint', '--error-on-warnings', '--max-diagnostics=50')],
  ['Import rules', () => tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'app', 'server', 'bin', 'prisma/seed')],
  ['Nothing unused', () => tool('knip/bin/knip.js', '--no-progress', '--no-config-hints')],
];

/**
 * Runs the checks, two at a time as the machine has two cores, and says what each found. Returns how many passed and failed.
 * @param more further work for the same two cores, e.g. the build
 */
export async function runChecks(more = []) {
  const count = { passed: 0, failed: 0 };
  const waiting = [...checks, ...more];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, run] = check;
      const start = Date.now();
      try {
        await run();
        count.passed++;
        console.log(`✓ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
      } catch (error) {
        count.failed++;
        console.log(`✗ ${name}\n${error.message}`);
      }
    }
  };
  await Promise.all([work(), work()]);
  return count;
}
