import { beforeAll, expect, it } from 'vitest';
import { suggest } from '#app/domain/search/suggestions.server';
import { searchAll } from '#app/domain/search/search.server';
import { db, Prisma } from '#app/platform/db/db.server';
import { fileStarts, placeFrom, placeText, publicEntries, standingPages, stepStatement } from '#app/domain/search/sitemap.server';
import { seedPartners } from '#seed/partners';
import { completePilot } from '../../factories/pilots';
import { aPublishedPilot } from '../../factories/published-pilot';
import { resetDatabase } from '../../setup/database';

let partners: Map<string, string>;

beforeAll(async () => {
  await resetDatabase();
  partners = await seedPartners(new Date());
  await aPublishedPilot(partners.get('turku') ?? '', completePilot('Turku lämpenee'));
});

it('finds in the reader’s language, titles first', async () => {
  const { hits, kinds } = await searchAll('fi', { q: 'turku' });
  expect(hits[0]).toMatchObject({ kind: 'partners', title: 'Turku', path: '/fi/partners/turku', kindName: 'Kumppani' });
  expect(hits.map(({ title }) => title)).toContain('Turku lämpenee');
  expect(kinds.map(({ kind, count }) => [kind, count])).toEqual([['pilots', 1], ['partners', 1]]);
  expect((await searchAll('sv', { q: 'Åbo' })).hits[0]).toMatchObject({ title: 'Åbo', path: '/sv/partners/turku', lang: 'sv' });
  expect((await searchAll('en', { q: 'headquarters forest' })).hits[0]).toMatchObject({ title: 'Joensuu' });
});

it('finds originals of what is not translated, once, and says their language', async () => {
  expect((await searchAll('en', { q: 'lämpenee' })).hits).toMatchObject([{ title: 'Turku lämpenee', lang: 'fi' }]);
  expect((await searchAll('en', { q: 'Suomen vanhin kaupunki' })).hits).toEqual([]);
});

it('narrows to a kind and pages', async () => {
  const all = await searchAll('en', { q: 'city' });
  expect(all.total).toBeGreaterThan(20);
  expect(all.pages).toBeGreaterThan(1);
  const second = await searchAll('en', { q: 'city', page: 2 });
  expect(second.hits.some(({ id }) => all.hits.some((hit) => hit.id === id))).toBe(false);
  expect((await searchAll('en', { q: 'city', page: 1e9 })).page).toBe(all.pages);
  expect((await searchAll('fi', { q: 'turku', kind: 'pilots' })).hits).toHaveLength(1);
  expect((await searchAll('fi', { q: 'turku', kind: 'nonsense' })).total).toBe(2);
});

it('searches the nearest known word in the place of a mistyped one, and says so', async () => {
  const { hits, similar } = await searchAll('fi', { q: 'lappenranta' });
  expect(hits[0]?.title).toBe('Lappeenranta');
  expect(similar).toEqual([{ typed: 'lappenranta', word: 'lappeenranta' }]);
});

it('finds what an organisation leads by its name in the reader’s language, though no text says it', async () => {
  const quiet = completePilot('Penkit kaduille');
  await aPublishedPilot(partners.get('turku') ?? '', quiet);
  expect((await searchAll('sv', { q: 'åbo' })).hits.map(({ title }) => title)).toContain('Penkit kaduille');
  expect((await searchAll('fi', { q: 'turun penkit' })).hits[0]).toMatchObject({ title: 'Penkit kaduille', lead: { name: [{ text: 'Turku', mark: true }] } });
});

it('puts all words before some, and says which are missing', async () => {
  const some = await searchAll('fi', { q: 'lämpenee qwertyuiop' });
  expect(some).toMatchObject({ isPartial: true, hits: [{ title: 'Turku lämpenee', missing: ['qwertyuiop'] }] });
  expect((await searchAll('fi', { q: 'turku lämpenee' })).isPartial).toBe(false);
});

it('finds phrases, and leaves out what a minus says', async () => {
  expect((await searchAll('fi', { q: '"turku lämpenee"' })).hits.map(({ title }) => title)).toEqual(['Turku lämpenee']);
  expect((await searchAll('fi', { q: '"lämpenee turku"' })).total).toBe(0);
  expect((await searchAll('fi', { q: 'turku -lämpenee' })).hits.map(({ title }) => title)).not.toContain('Turku lämpenee');
});

it('marks what was found, as text', async () => {
  await aPublishedPilot(partners.get('oulu') ?? '', completePilot('<b>Sillat</b> & portaat'));
  const { hits } = await searchAll('fi', { q: 'silta' });
  expect(hits[0]?.marked.title).toEqual([{ text: '<b>' }, { text: 'Sillat', mark: true }, { text: '</b> & portaat' }]);
});

it('takes anything', async () => {
  for (const q of ['', ' ', '\0', 'a\0b', '\ud800', '!&|():*<->', "'", '"', '-', '\\', 'x'.repeat(16_384), 'ja', '🏙️', '\u202e', ':*', '""', '-"', '---', 'a'.repeat(299), 'kissa '.repeat(60), "a' | 'b", '\\\'']) {
    await suggest('fi', q);
    for (const page of [-1, 0, Number.NaN, Number.POSITIVE_INFINITY, 1.5]) await searchAll('sv', { q, page, kind: '\0' });
  }
  expect(await searchAll('fi', { q: '  ' })).toMatchObject({ words: '', hits: [], total: 0 });
});

it('lists each public entry once with its real languages, however it is cut into files', async () => {
  const all = async (entries: number) => {
    const found = [];
    for (const start of await fileStarts(entries)) {
      const again = placeFrom(placeText(start));
      expect(again).toEqual(start);
      let n = 0;
      for await (const page of publicEntries(start, entries)) {
        found.push(page);
        n++;
      }
      expect(n).toBeLessThanOrEqual(entries);
    }
    return found;
  };
  const found = await all(10_000);
  expect(found).toHaveLength(partners.size + 3);
  expect(new Set(found.map(({ path }) => path)).size).toBe(found.length);
  expect(found.find(({ path }) => path === '/partners/turku')?.languages).toEqual(['fi', 'sv', 'en']);
  expect(found.find(({ path }) => path.startsWith('/pilots/'))?.languages).toEqual(['fi']);
  expect(standingPages().map(({ path }) => path)).toEqual(expect.arrayContaining(['/partners', '/open-data']));
  expect(await all(7)).toEqual(found);
  for (const text of ['', 'pilots', 'people.0.ffffffff-ffff-ffff-ffff-ffffffffffff', 'pilots.-1.x', 'pilots.99999999999999999.ffffffff-ffff-ffff-ffff-ffffffffffff', "pilots.0.'"]) expect(placeFrom(text)).toBeNull();
});

it('reads the index alone where a file begins', async () => {
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    await tx.$executeRaw`SET LOCAL enable_bitmapscan = off`;
    return tx.$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN ${stepStatement({ kind: 'pilots', at: new Date(0), id: crypto.randomUUID() }, 100)}`);
  });
  const text = plan.map((row) => Object.values(row)[0]).join('\n');
  expect(text).toMatch(/Index Only Scan Backward using "Entry_kind_isPublic_publishedAt_id_idx"/);
  expect(text).not.toMatch(/Sort/);
});

it('suggests words and titles while one types', async () => {
  expect((await suggest('fi', 'turku läm')).options).toContainEqual(expect.objectContaining({ text: 'Turku lämpenee', note: 'Pilotti' }));
  const { said, options } = await suggest('sv', 'åb');
  expect(options).toContainEqual({ text: 'Åbo', note: 'Partner', href: '/sv/partners/turku' });
  expect(said).toContain(String(options.length));
  expect(await suggest('fi', 'x')).toEqual({ said: '', options: [] });
});
