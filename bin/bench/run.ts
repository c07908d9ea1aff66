// What bin/bench.mjs starts once everything is built: measures the parts that were asked for, and writes docs/performance.*.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { anonymous } from './anonymous';
import { documentOf } from './document';
import { drawn } from './drawing';
import { growth } from './growth';
import { memory } from './memory';
import { beyond, type Measured, type Part, said } from './figures';
import { type Page, pagesOf, rowsOf } from './pages';
import { type Bench, bench, type Served } from './place';
import { queries } from './queries';
import { signedInPages } from './signed-in';
import { submissions } from './submissions';
import { firstVisit } from './visit';

const { values } = parseArgs({ options: { only: { type: 'string' }, whole: { type: 'boolean' }, pilots: { type: 'string', default: '10000' }, minutes: { type: 'string', default: '30' }, sizes: { type: 'string', default: '1000,10000,100000' }, keep: { type: 'string' } } });

type Way = (at: { place: Bench; served: Served; url: string; pages: Page[] }) => Promise<Part>;

/** The parts, in the order in which they are measured and written down. */
const PARTS: Record<string, Way> = {
  anonymous: ({ place, served, pages }) => anonymous(place, served, pages),
  'signed-in': ({ place, served, url, pages }) => signedInPages(place, served, url, pages),
  queries: ({ served, url, pages }) => queries(served, url, pages),
  submissions: ({ served, url }) => submissions(served, url),
  visit: ({ served, pages }) => firstVisit(served, pages),
  memory: ({ served, url, pages }) => memory(served, url, pages, Number(values.minutes)),
  growth: ({ place }) => growth(place, values.sizes.split(',').map(Number)),
};
/** Those that take too long for every run. */
const LONG = ['memory', 'growth'];

const wanted = values.only?.split(',') ?? Object.keys(PARTS).filter((key) => values.whole || !LONG.includes(key));
const unknown = wanted.filter((key) => !PARTS[key]);
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const FILE = 'docs/performance.json';
const REASONS = 'docs/performance-reasons.md';
const DATABASE = 'aukio';

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function say({ tables }: Part): void {
  for (const one of tables) {
    const width = Math.max(...one.rows.map(({ name }) => name.length), one.title.length);
    console.log(`\n${one.title.padEnd(width)}  ${one.columns.map((name) => name.padStart(Math.max(9, name.length))).join('  ')}`);
    const over = beyond(one);
    for (const row of one.rows) {
      console.log(`${row.name.padEnd(width)}  ${one.columns.map((name, i) => said(row.values[i]).padStart(Math.max(9, name.length))).join('  ')}${over.includes(row) ? '  beyond' : ''}`);
    }
  }
}

/** Puts what was measured in the place of what stood for the same parts, and writes all of it. */
function write(measured: Measured[]): void {
  const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Measured[]) : [];
  const parts = Object.keys(PARTS).flatMap((key) => measured.find((one) => one.key === key) ?? before.find((one) => one.key === key) ?? []);
  writeFileSync(FILE, `${JSON.stringify(parts, null, 1)}\n`);
  writeFileSync('docs/performance.md', documentOf(parts, existsSync(REASONS) ? readFileSync(REASONS, 'utf8') : ''));
  mkdirSync('docs/pictures', { recursive: true });
  for (const one of parts.flatMap(({ tables }) => tables)) {
    const picture = drawn(one);
    if (picture) writeFileSync(join('docs/pictures', `performance-${one.key}.svg`), picture);
  }
}

await bench(
  async (place) => {
    const about = {
      commit: `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--', 'app', 'server', 'bin', 'prisma') ? ' with changes' : ''}`,
      machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}`,
      versions: '',
    };
    const began = performance.now();
    await place.create(DATABASE);
    await place.fill(DATABASE, ['--when-empty', '--pilots', values.pilots]);
    console.log(`${Number(values.pilots).toLocaleString('en')} pilots: filled in ${Math.round((performance.now() - began) / 1000)} s`);
    const url = place.url(DATABASE);
    const [{ version } = { version: '' }] = await rowsOf<{ version: string }>(url, `SELECT current_setting('server_version') AS version`);
    about.versions = `Node ${process.versions.node}, PostgreSQL ${version}, ${said(Number(values.pilots))} pilots`;
    const pages = await pagesOf(url);
    for (const key of wanted) {
      const start = performance.now();
      const served = await place.serve(DATABASE);
      const part = await (PARTS[key] as Way)({ place, served, url, pages });
      await place.stop(served.child);
      say(part);
      // Written at once: what was measured stays, whatever happens to the next.
      write([{ ...part, ...about, on: new Date().toISOString(), seconds: (performance.now() - start) / 1000 }]);
    }
  },
  { durable: true, keep: values.keep },
);
process.exit(0);
