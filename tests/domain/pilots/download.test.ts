import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { batchStatement, pilotDownload } from '#app/domain/pilots/pilot-download.server';
import { filterPartner, listPilots, pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { BATCH, type Download, inBatches } from '#app/domain/shared/download';
import { downloadOf } from '#app/page/download.server';
import { db, Prisma } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { cellsOf } from '#tests/setup/csv';
import { resetDatabase } from '#tests/setup/database';
import { manyPilots } from './many-pilots';

const MANY = 4200;
const filters = (query: string) => pilotFiltersFrom(new URLSearchParams(query));
const context = { clientAddress: '192.0.2.1' };

const asked = (lang: Lang, signal?: AbortSignal) => ({ request: new Request('http://localhost/', { signal }), context, lang });
const file = async (format: 'csv' | 'json', lang: Lang, query: string) => downloadOf(format, asked(lang), await pilotDownload(lang, filters(query)));

async function everySlug(lang: Lang, query: string): Promise<string[]> {
  const partner = await filterPartner(lang, filters(query).partner);
  const rows = await db.$queryRaw<{ slug: string }[]>(Prisma.sql`SELECT e.slug FROM "Pilot" p JOIN "Entry" e ON e.id = p.id
    WHERE ${await matching(lang, filters(query), partner?.id ?? null)} ORDER BY p."publishedAt" DESC, p.id`);
  return rows.map(({ slug }) => slug);
}

let odd: string;

beforeAll(async () => {
  await resetDatabase();
  await manyPilots(MANY);
  const lead = await aPartner('Outo; "kunta"');
  const content = completePilot('=HYPERLINK("https://evil.example";"x")');
  odd = (await aPublishedPilot(lead, { ...content, sdgTargets: ['11.6'] }, { state: 'running', at: '2026-01-31T22:30:00Z' })).slug;
}, 60_000);

describe('a table', () => {
  it('is one that Excel opens, with nothing in it that runs', async () => {
    setClock(new Date('2026-11-22T22:30:00Z'));
    const answer = await file('csv', 'fi', 'status=running&q=HYPERLINK');
    setClock(undefined);
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="aukio-pilots-2026-11-23.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8').slice(1);
    expect(text.endsWith('\r\n')).toBe(true);
    const [headings = [], row = [], ...more] = cellsOf(text);
    expect(more).toEqual([]);
    const cells = Object.fromEntries(headings.map((heading, i) => [heading, row[i]]));
    expect(cells).toMatchObject({ Nimi: `'=HYPERLINK("https://evil.example";"x")`, 'Nimen kieli': 'fi', Tila: 'Käynnissä', Vastuuorganisaatio: 'Outo; "kunta"', Julkaistu: '2026-02-01', Osoite: `${env().ORIGIN}/fi/pilots/${odd}` });
    expect(Object.values(cells)).toContain('SDG 11.6');
    expect(Object.values(cells).filter((cell) => /^[=+\-@\t\r]/.test(cell ?? ''))).toEqual([]);
  });

  it.each<[Lang, string]>([['fi', ''], ['sv', 'theme=smart&sort=title&page=7'], ['en', 'q=park'], ['en', 'partner=organisation-7&year=2024'], ['sv', 'sdg=11.6'], ['fi', 'partner=nobody']])('in %s holds all rows of ?%s once', async (lang, query) => {
    const [headings, ...rows] = cellsOf(await (await file('csv', lang, query)).text());
    const expected = await everySlug(lang, filters(query).partner === 'nobody' ? 'q=nothingatall' : query);
    expect(rows.map((row) => row.at(-1)?.split('/').at(-1))).toEqual(expected);
    for (const row of rows) expect(row).toHaveLength(headings?.length ?? 0);
    const { count, over } = await listPilots(lang, filters(query));
    expect(over ? rows.length > count : rows.length === count).toBe(true);
  });
});

describe('data', () => {
  it('say where they are from, what they may be used for, and every record', async () => {
    const { about, pilots } = JSON.parse(await (await file('json', 'en', 'q=park&theme=smart')).text());
    expect(about).toMatchObject({ licence: { code: 'CC BY 4.0' }, language: 'en', source: `${env().ORIGIN}/en/pilots`, filters: [{ filter: 'theme', value: 'smart' }, { filter: 'q', value: 'park' }] });
    expect(pilots.map(({ url }: { url: string }) => url.split('/').at(-1))).toEqual(await everySlug('en', 'q=park&theme=smart'));
    for (const pilot of pilots.slice(0, 50)) expect(pilot).toMatchObject({ effects: { smart: '+' }, lead: { name: expect.stringMatching(/^organisation-/) }, budgetEuros: expect.any(Number) });
    expect(JSON.parse(await (await file('json', 'en', 'partner=nobody')).text()).pilots).toEqual([]);
  });
});

describe('the way it is made', () => {
  /** A download that counts its batches. */
  const counting = (batches: number) => {
    const read = { batches: 0, ended: false };
    const download: Download<number> = {
      name: 'things', filters: [], columns: [{ heading: 'n', cell: (n) => n }], record: (n) => ({ n }),
      async *batches() {
        try {
          for (; read.batches < batches; read.batches++) yield [read.batches];
        } finally {
          read.ended = true;
        }
      },
    };
    return { read, download };
  };

  it('reads nothing before it is taken, one batch at a time after, and nothing once nobody takes it', async () => {
    const { read, download } = counting(1000);
    const body = downloadOf('csv', asked('fi'), download).body?.getReader();
    await new Promise((wait) => setTimeout(wait, 20));
    expect(read.batches).toBe(0);
    for (let i = 0; i < 5; i++) await body?.read();
    expect(read.batches).toBeLessThanOrEqual(5);
    await body?.cancel();
    expect(read.ended).toBe(true);
  });

  it('stops with the request', async () => {
    const { read, download } = counting(1000);
    const stop = new AbortController();
    const body = downloadOf('json', asked('fi', stop.signal), download).body?.getReader();
    for (let i = 0; i < 3; i++) await body?.read();
    stop.abort();
    expect((await body?.read())?.done).toBe(true);
    expect([read.ended, read.batches < 5]).toEqual([true, true]);
  });

  it('waits for the client between batches', async () => {
    const { read, download } = counting(1000);
    let go = () => {};
    const drained = () => new Promise<void>((resolve) => (go = resolve));
    const body = downloadOf('csv', { ...asked('fi'), context: { ...context, drained } }, download).body?.getReader();
    const first = body?.read();
    await new Promise((wait) => setTimeout(wait, 20));
    expect(read.batches).toBe(0);
    go();
    expect((await first)?.done).toBe(false);
    await body?.cancel();
  });

  it('holds no more in memory for many rows than for few, and finds each batch by an index', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heapWhile = async (query: string) => {
      let most = 0;
      const body = (await file('json', 'en', query)).body?.getReader();
      for (let part = await body?.read(); part && !part.done; part = await body?.read()) {
        collect();
        most = Math.max(most, process.memoryUsage().heapUsed);
      }
      return most;
    };
    await heapWhile('theme=smart');
    const few = await heapWhile('theme=smart&theme=healthy&theme=low-carbon');
    expect(await heapWhile('')).toBeLessThan(few + 3_000_000);

    const last = { publishedAt: new Date('2025-01-01'), id: '00000000-0000-0000-0000-000000000000' };
    const plan = await db.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ${batchStatement('fi', await matching('fi', filters(''), null), last)}`);
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Seq Scan on "?(Pilot|EntryText)"?/);
  });

  it('ends with a batch that is not full', async () => {
    let asks = 0;
    const sizes: number[] = [];
    for await (const rows of inBatches<number>(async () => Array.from({ length: asks++ < 2 ? BATCH : 0 }, () => 1))) sizes.push(rows.length);
    expect(sizes).toEqual([BATCH, BATCH]);
  });
});
