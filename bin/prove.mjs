// npm run prove: the long proofs (tests/prove), which npm test leaves out. `npm run prove -- --seed 7 tests/prove/crashes` repeats
// some of them with the same dice. Each run writes docs/proof.md from what the proofs reported (tests/prove/report.ts); a run of
// some files writes those anew and leaves the others as they stand, each with its own commit.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ensure, prepare, quietly, root } from './prepare.mjs';

const { values, positionals: wanted } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true });
const seed = values.seed ?? String(randomInt(2 ** 31));
const reports = join(root, '.cache/proofs.jsonl');
const kept = join(root, 'docs/proof.json');

const minutes = (seconds) => (seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`);
const row = (cells) => `| ${cells.join(' | ')} |`;

/** What was proved, as a table in Markdown: a line for each proof, in the order of their names. */
function table(files) {
  const proofs = files.flatMap(({ proofs, commit }) => proofs.map((proof) => ({ ...proof, commit })));
  const lines = proofs
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ name, attempts, successes, losses, seconds, note, commit }) => row([name, attempts.toLocaleString('en'), successes ?? '–', losses ?? '–', minutes(seconds), commit, note ?? '']));
  return [row(['Proof', 'Attempts', 'Successes of the attacker', 'Losses', 'Took', 'Commit', '']), row(['---', '--:', '--:', '--:', '--:', '---', '---']), ...lines].join('\n');
}

/** The page about all that was proved. @param whole the last run of everything, or null before there was one */
function page(files, whole) {
  const broken = files.filter(({ failed }) => failed > 0);
  const untried = files.flatMap(({ proofs }) => proofs).filter(({ attempts }) => attempts === 0);
  return `# What was proved

Written by \`npm run prove\`; not by hand. Each line is a proof in \`tests/prove\`; what the fast tests prove is not repeated here.
The same for programs: [proof.json](proof.json).

${whole ? `- All of them: ${whole.day}, commit ${whole.commit}, Node ${whole.node}, ${minutes(whole.seconds)}. Seed ${whole.seed}: \`npm run prove -- --seed ${whole.seed}\` throws the same dice\n` : ''}\
- Lines with another commit were proved again alone, with the seed that proof.json has for their file
- ${broken.length === 0 ? 'Every proof held.' : `**Did not hold: ${broken.map(({ file }) => file).join(', ')}.**`}${untried.length === 0 ? '' : `\n- **Not tried on this machine: ${untried.map(({ name, note }) => `${name} (${note})`).join(', ')}.**`}

${table(files)}
`;
}

/** Runs the proofs that are wanted, or all. Returns how each file went. */
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
  const { testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const proofs = existsSync(reports) ? readFileSync(reports, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];
  const commit = (await quietly('git', ['rev-parse', '--short', 'HEAD']).catch(() => 'unknown')).trim();
  const day = new Date().toISOString().slice(0, 10);
  const files = testResults.map(({ name, status, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    // A file that could not be loaded has no tests to count, and fails all the same.
    return { file, failed: failed || (status === 'failed' ? 1 : 0), commit, day, seed, proofs: proofs.filter((proof) => proof.file === file).map(({ file: _, seed: __, ...proof }) => proof) };
  });
  if (code !== 0 && files.every(({ failed }) => failed === 0)) throw new Error(`The proofs ended with ${code}.`);
  return { files, commit, day };
}

try {
  console.log(`Seed ${seed}`);
  const began = Date.now();
  await ensure('chromium', 'nginx');
  await prepare();
  const { files, commit, day } = await run();
  const failed = files.reduce((sum, file) => sum + file.failed, 0);
  console.log(`\n${table(files)}\n\nSeed ${seed}; ${failed} failed`);
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { whole: null, files: [] };
  const isWhole = wanted.length === 0;
  const now = {
    whole: isWhole ? { day, commit, node: process.versions.node, seed, seconds: Math.round((Date.now() - began) / 1000) } : before.whole,
    files: [...files, ...(isWhole ? [] : before.files.filter((one) => files.every(({ file }) => file !== one.file)))].sort((a, b) => a.file.localeCompare(b.file, 'en')),
  };
  writeFileSync(kept, `${JSON.stringify(now, null, 1)}\n`);
  writeFileSync(join(root, 'docs/proof.md'), page(now.files, now.whole));
  process.exit(failed > 0 ? 1 : 0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
