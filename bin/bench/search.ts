// Fills a database of its own with the demonstration, asks the judged queries and prints how well they are answered.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES } from '#app/platform/i18n/languages';

/** With a database of its own under a temporary folder, this script starts itself again. */
async function inOwnDatabase(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'aukio-bench-'));
  chmodSync(folder, 0o755);
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/with-db.ts', '--', process.execPath, '--import', 'tsx', 'bin/bench/search.ts'], {
    stdio: 'inherit',
    env: { ...env, AUKIO_DATA_DIR: folder, AUKIO_BENCH: folder },
  });
  const [code] = await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
  return code ?? 1;
}

const row = (name: string, ...cells: (string | number)[]) =>
  console.log(name.padEnd(14), ...cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(3) : cell).padStart(9)));

async function measure(): Promise<void> {
  const { seed } = await import('#seed/seed');
  const { mean, scores } = await import('#tests/search/score');
  const { disconnect } = await import('#app/platform/db/db.server');
  const { writeBaseForms } = await import('#app/domain/search/vocabulary.server');
  await seed();
  const looked = await writeBaseForms();
  console.log(looked > 0 ? `With Voikko: ${looked} words looked up. VOIKKO=off measures without it.` : 'Without Voikko.');
  const worst = [];
  for (const lang of LANGUAGES) {
    const all = await scores(lang);
    row(`\n${lang}`, 'queries', 'recall@10', 'nDCG@10');
    for (const why of [...new Set(all.map((one) => one.why))].sort()) {
      const some = all.filter((one) => one.why === why);
      row(why, String(some.length), mean(some.map(({ recall }) => recall)), mean(some.map(({ ndcg }) => ndcg)));
    }
    row('all', String(all.length), mean(all.map(({ recall }) => recall)), mean(all.map(({ ndcg }) => ndcg)));
    worst.push(...all.map((one) => ({ lang, ...one })));
  }
  console.log('\nThe worst ten');
  for (const { lang, q, why, ndcg } of worst.sort((a, b) => a.ndcg - b.ndcg).slice(0, 10)) console.log(`${ndcg.toFixed(3)}  ${lang}  ${why.padEnd(12)}  ${q}`);
  await disconnect();
}

if (process.env.AUKIO_BENCH) {
  await measure();
  process.exit(0);
}
process.exit(await inOwnDatabase());
