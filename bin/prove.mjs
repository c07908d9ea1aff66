// npm run prove: the long proofs (tests/prove), which npm test leaves out. `npm run prove -- --seed 7 tests/prove/crashes` repeats
// some of them with the same dice. A run of all of them writes docs/proof.md from what each reported (tests/prove/report.ts).
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensure, prepare, quietly, root } from './prepare.mjs';

const { values, positionals: wanted } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true });
const seed = values.seed ?? String(randomInt(2 ** 31));
const reports = join(root, '.cache/proofs.jsonl');

const minutes = (seconds) => (seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`);
const row = (cells) => `| ${cells.join(' | ')} |`;

/** What was proved, as a table in Markdown: a line for each proof, in the order of their names. */
function table(proofs) {
  const lines = proofs
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ name, attempts, successes, losses, seconds, note }) => row([name, attempts.toLocaleString('en'), successes ?? '–', losses ?? '–', minutes(seconds), note ?? '']));
  return [row(['Proof', 'Attempts', 'Successes of the attacker', 'Losses', 'Took', '']), row(['---', '--:', '--:', '--:', '--:', '---']), ...lines].join('\n');
}

async function page(proofs, failed, seconds) {
  const commit = await quietly('git', ['rev-parse', '--short', 'HEAD']).catch(() => 'unknown');
  return `# What was proved

Written by \`npm run prove\`; not by hand. Each line is a proof in \`tests/prove\`; what the fast tests prove is not repeated here.

- ${new Date().toISOString().slice(0, 10)}, commit ${commit.trim()}, Node ${process.versions.node}, ${minutes(seconds)}
- Seed ${seed}: \`npm run prove -- --seed ${seed}\` throws the same dice
- ${failed === 0 ? 'Every proof held.' : `**${failed} proof(s) failed.**`}

${table(proofs)}
`;
}

async function run() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(reports, { force: true });
  const results = join(root, '.cache/prove.json');
  rmSync(results, { force: true });
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config=vitest.prove.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...wanted];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, AUKIO_SEED: seed, AUKIO_PROOFS: reports }, stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  if (!existsSync(results)) throw new Error(`The proofs did not run to their end (exit ${code}).`);
  const { numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length;
  return Math.max(numFailedTests + broken, code === 0 ? 0 : 1);
}

try {
  console.log(`Seed ${seed}`);
  const began = Date.now();
  await ensure('chromium', 'nginx');
  await prepare();
  const failed = await run();
  const proofs = existsSync(reports) ? readFileSync(reports, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];
  console.log(`\n${table(proofs)}\n\nSeed ${seed}; ${failed} failed`);
  if (wanted.length === 0) writeFileSync(join(root, 'docs/proof.md'), await page(proofs, failed, (Date.now() - began) / 1000));
  process.exit(failed > 0 ? 1 : 0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
