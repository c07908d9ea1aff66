import { quietly, root } from './prepare.mjs';
import { join } from 'node:path';

const tool = (path, ...args) => quietly(process.execPath, [join(root, 'node_modules', path), ...args]);

/** What is checked without running anything of ours: name and work, each throws when something is wrong. */
export const checks = [
  ['Types', () => tool('typescript/bin/tsc', '--noEmit')],
  ['Lint', () => tool('@biomejs/biome/bin/biome', 'lint', '--error-on-warnings', '--max-diagnostics=50')],
  ['Import rules', () => tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'app', 'server', 'bin', 'prisma/seed')],
  ['Nothing unused', () => tool('knip/bin/knip.js', '--no-progress', '--no-config-hints')],
];

/** Runs the checks one after the other and says what each found. Returns how many passed and failed. */
export async function runChecks() {
  const count = { passed: 0, failed: 0 };
  for (const [name, work] of checks) {
    const start = Date.now();
    try {
      await work();
      count.passed++;
      console.log(`✓ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      count.failed++;
      console.log(`✗ ${name}\n${error.message}`);
    }
  }
  return count;
}
