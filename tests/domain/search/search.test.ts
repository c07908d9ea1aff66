import { beforeAll, expect, it } from 'vitest';
import { searchAll } from '#app/domain/search/search.server';
import { publicEntries, standingPages } from '#app/domain/search/sitemap.server';
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

it('offers similar titles when nothing is found', async () => {
  const { total, near } = await searchAll('fi', { q: 'lappenranta' });
  expect(total).toBe(0);
  expect(near.map(({ title }) => title)).toContain('Lappeenranta');
});

it('takes anything', async () => {
  for (const q of ['', ' ', '\0', 'a\0b', '\ud800', '!&|():*<->', "'", '"', '-', '\\', 'x'.repeat(16_384), 'ja', '🏙️', '\u202e']) {
    for (const page of [-1, 0, Number.NaN, Number.POSITIVE_INFINITY, 1.5]) await searchAll('sv', { q, page, kind: '\0' });
  }
  expect(await searchAll('fi', { q: '  ' })).toMatchObject({ words: '', hits: [], total: 0 });
});

it('lists each public entry once with its real languages', async () => {
  const found = [];
  for await (const page of publicEntries(0, 10_000)) found.push(page);
  expect(found).toHaveLength(partners.size + 1);
  expect(new Set(found.map(({ path }) => path)).size).toBe(found.length);
  expect(found.find(({ path }) => path === '/partners/turku')?.languages).toEqual(['fi', 'sv', 'en']);
  expect(found.find(({ path }) => path.startsWith('/pilots/'))?.languages).toEqual(['fi']);
  expect(standingPages().map(({ path }) => path)).toContain('/partners');
  const part = [];
  for await (const page of publicEntries(50, 5)) part.push(page);
  expect(part).toEqual(found.slice(50, 55));
});
