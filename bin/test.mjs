// npm test: everything, from a fresh clone. Its last line is `N passed, N failed`.
// `npm test -- tests/routes` runs some tests alone, without the checks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './checks.mjs';
import { buildBeside, ensure, prepare, root } from './prepare.mjs';

const wanted = process.argv.slice(2);
const count = { passed: 0, failed: 0 };

function finish() {
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exit(count.failed > 0 ? 1 : 0);
}

async function runTests() {
  const report = join(root, '.cache/tests.json');
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...wanted];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  if (!existsSync(report)) throw new Error(`The tests did not run to their end (exit ${code}).`);
  const result = JSON.parse(readFileSync(report, 'utf8'));
  count.passed += result.numPassedTests;
  count.failed += result.numFailedTests;
  // A file that could not be loaded has no tests to count, and fails all the same.
  const broken = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length;
  count.failed += broken;
  if (code !== 0 && result.numFailedTests + broken === 0) count.failed++;
}

try {
  await Promise.all([prepare({ withBuild: false }), ensure('chromium')]);
  if (wanted.length === 0) {
    const { passed, failed } = await runChecks([['Build', buildBeside]]);
    count.passed += passed;
    count.failed += failed;
  }
  await prepare();
  await runTests();
} catch (error) {
  count.failed++;
  console.error(error.message);
}
finish();
