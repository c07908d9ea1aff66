// npm run bench:programme: what the programme's progress costs with 1,000 pilots × 10 rounds × 10 indicators, beside the small
// demonstration. Two databases on one PostgreSQL, a built server on each; every page is asked of both in turn, signed in as a coordinator.
// Prints medians in milliseconds, of the large one and of the small one, and their ratio; then what taking every row away as a file costs. `--pilots 200 --rounds 6` takes other sizes.
import type { ChildProcess } from 'node:child_process';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { EXPORTS, timeExport } from './exports';
import { median } from './figures';
import { type Bench, bench, memoryOf, timeOrNone } from './place';

const { values } = parseArgs({ options: { pilots: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '10' }, times: { type: 'string', default: '15' } } });
const WARM_UP = 3;
/** What a page should take on the server at most, in milliseconds. */
const AIM = 300;
const PASSWORD = 'aukio-demo-2026';

/** Pages by name, who opens them, and what stands for `$round`, `$report` … in their addresses. */
const PAGES: { name: string; path: string; as: 'coordinator' | 'editor' | null }[] = [
  { name: 'Public progress', path: '/en/progress', as: null },
  { name: 'Programme', path: '/en/desk/programme', as: 'coordinator' },
  { name: 'Desk of a coordinator', path: '/en/desk', as: 'coordinator' },
  { name: 'Portfolio', path: '/en/desk/portfolio', as: 'coordinator' },
  { name: 'Timeline by theme', path: '/en/desk/timeline', as: 'coordinator' },
  { name: 'Queue of reports', path: '/en/desk/reports', as: 'coordinator' },
  { name: 'Rounds', path: '/en/desk/rounds', as: 'coordinator' },
  { name: 'A round', path: '/en/desk/rounds/$round', as: 'coordinator' },
  { name: 'Review of a report', path: '/en/desk/reports/$submitted/review', as: 'coordinator' },
  { name: 'Figures that wait', path: '/en/desk/figures', as: 'coordinator' },
  { name: 'Common indicators', path: '/en/desk/indicators', as: 'coordinator' },
  { name: 'Desk of an editor', path: '/en/desk', as: 'editor' },
  { name: 'Form of a report', path: '/en/desk/reports/$draft', as: 'editor' },
  { name: 'A pilot with its figures', path: '/en/pilots/$pilot', as: null },
];

type Side = { origin: string; child: ChildProcess; cookies: Record<string, string>; ids: Record<string, string> };

async function signIn(origin: string, account: string): Promise<string> {
  const answer = await fetch(`${origin}/en/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: `${account}@demo.aukio.example`, password: PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  if (answer.status !== 303 || !cookie) throw new Error(`Nobody could sign in as ${account}: ${answer.status}`);
  return cookie;
}

/** What stands for the names in addresses. */
async function idsIn(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, string>>(`
    SELECT (SELECT id FROM "ReportRound" WHERE state = 'open' ORDER BY "dueOn" DESC LIMIT 1) AS round,
      (SELECT id FROM "Report" WHERE state = 'submitted' ORDER BY id DESC LIMIT 1) AS submitted,
      (SELECT r.id FROM "Report" r JOIN "Entry" e ON e.id = r."pilotId" JOIN "Membership" m ON m."partnerId" = e."leadId" JOIN "Person" p ON p.id = m."personId"
       WHERE p.email = 'editor@demo.aukio.example' AND r.state IN ('draft', 'due') ORDER BY r.id DESC LIMIT 1) AS draft,
      (SELECT e.slug FROM "Entry" e JOIN "Report" r ON r."pilotId" = e.id WHERE e."isPublic" AND r.state = 'accepted' ORDER BY r.id DESC LIMIT 1) AS pilot`);
  await client.end();
  return rows[0] ?? {};
}

/** How long a page takes for the one who opens it. */
function timeOf({ origin, cookies, ids }: Side, { path, as }: (typeof PAGES)[number]): Promise<number | null> {
  const address = path.replace(/\$(\w+)/, (_, name: string) => ids[name] ?? 'missing');
  return timeOrNone(origin + address, as ? { Cookie: cookies[as] ?? '' } : {});
}

/** Fills a database and serves it. */
async function side({ create, fill, serve, url }: Bench, name: string, args: string[]): Promise<Side> {
  const start = performance.now();
  await create(name);
  await fill(name, args);
  console.log(`${name}: filled in ${Math.round((performance.now() - start) / 1000)} s`);
  const { origin, child } = await serve(name);
  return { origin, child, cookies: { coordinator: await signIn(origin, 'coordinator'), editor: await signIn(origin, 'editor') }, ids: await idsIn(url(name)) };
}

await bench(async (place) => {
  const sides = [await side(place, 'large', ['--pilots', values.pilots, '--rounds', values.rounds]), await side(place, 'small', [])];
  const width = Math.max(...PAGES.map(({ name }) => name.length));
  console.log(`\n${'median ms'.padEnd(width)}      large    small    ratio`);
  for (const page of PAGES) {
    const times: number[][] = [[], []];
    for (let turn = 0; turn < WARM_UP + Number(values.times); turn++) {
      for (const [i, one] of sides.entries()) {
        const taken = await timeOf(one, page);
        if (taken !== null && turn >= WARM_UP) times[i]?.push(taken);
      }
    }
    const [large = 0, small = 0] = times.map(median);
    const said = times.every((list) => list.length > 0) ? `${large.toFixed(1).padStart(9)}${small.toFixed(1).padStart(9)}${(large / small).toFixed(2).padStart(9)}${large > AIM ? `  over ${AIM} ms` : ''}` : '  no such page';
    console.log(`${page.name.padEnd(width)}  ${said}`);
  }
  const [large] = sides;
  console.log(`\n${'files of the large one'.padEnd(width)}    seconds       MB  memory grew, MB`);
  const sums: Record<string, number> = { csv: 0, xlsx: 0 };
  for (const { name, fields } of large ? EXPORTS : []) {
    const taken = await timeExport(large as Side, large?.cookies.coordinator ?? '', fields).catch(() => null);
    console.log(`${name.padEnd(width)}  ${taken ? [taken.seconds.toFixed(1), taken.megabytes.toFixed(1), String(taken.grew)].map((said) => said.padStart(9)).join('') : '  none came'}`);
    if (fields.format) sums[fields.format] = (sums[fields.format] ?? 0) + (taken?.seconds ?? Number.NaN);
  }
  for (const [format, seconds] of Object.entries(sums)) console.log(`${`all files, ${format}`.padEnd(width)}  ${seconds.toFixed(1).padStart(9)}`);
  const memory = sides.map(({ child }) => memoryOf(child));
  if (memory.every((megabytes) => megabytes !== null)) console.log(`${'Memory, MB'.padEnd(width)}  ${memory.map((megabytes) => String(megabytes).padStart(9)).join('')}`);
});
