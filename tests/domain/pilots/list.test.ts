import { beforeAll, describe, expect, it } from 'vitest';
import { listPilots, newestPilots, pilotFiltersFrom, pilotsInThemes } from '#app/domain/pilots/pilot-list.server';
import { countByTheme, pilotYears } from '#app/domain/pilots/pilot-tally.server';
import { searchFor } from '#app/domain/pilots/pilot-filters';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { IMPACT_KEYS, type Theme, THEMES } from '#app/domain/shared/themes';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { resetDatabase } from '#tests/setup/database';

type Made = { slug: string; title: string; themes: Theme[]; state: string; targets: string[]; years: number[]; partners: string[]; startsOn: string; budget: number; at: string };

const made: Made[] = [];
const partners: { id: string; slug: string }[] = [];

const filters = (query: string) => pilotFiltersFrom(new URLSearchParams(query));
const slugs = async (query: string, lang: Lang = 'fi') => (await listPilots(lang, filters(query))).pilots.map(({ slug }) => slug);

const letters = 'åbäcödefghijklmnopqrstuvwx';

async function make(i: number): Promise<void> {
  const themes = THEMES.filter((_, bit) => ((i % 15) + 1) & (1 << bit));
  const cells = Object.fromEntries(THEMES.map((theme) => [IMPACT_KEYS[theme], themes.includes(theme) ? '+' : '0']));
  const [lead, other] = [partners[i % 3], partners[(i + 1) % 3]];
  if (!lead || !other) throw new Error('no partners');
  const title = `${letters[(i * 7) % 26]} kokeilu ${i}`;
  const pilot: PilotContent = {
    ...completePilot(title),
    impact: cells as PilotContent['impact'],
    startsOn: `${2022 + (i % 4)}-0${1 + (i % 9)}-01`,
    endsOn: `${2023 + (i % 4)}-01-31`,
    partners: i % 2 ? [{ partnerId: other.id, role: 'funding' }] : [],
    sdgTargets: i % 2 ? ['11.6', '13.2'] : ['11.2', '3.9'],
    budget: [{ category: 'staff', amount: 1000 * (i % 6) }],
  };
  const state = ['approved', 'running', 'completed', 'stopped'][i % 4] ?? '';
  const at = `2026-0${1 + (i % 3)}-10T08:00:00Z`;
  const { slug } = await aPublishedPilot(lead.id, pilot, { state, at });
  made.push({
    slug, title, themes, state, at, targets: pilot.sdgTargets, years: [2022 + (i % 4), 2023 + (i % 4)],
    partners: [lead.slug, ...(i % 2 ? [other.slug] : [])], startsOn: pilot.startsOn ?? '', budget: 1000 * (i % 6),
  });
}

beforeAll(async () => {
  await resetDatabase();
  for (const name of ['Espoo', 'Turku', 'Oulu']) {
    const id = await aPartner(name);
    partners.push({ id, slug: (await db.entry.findUniqueOrThrow({ where: { id } })).slug });
  }
  for (let i = 0; i < 45; i++) await make(i);
  const lead = partners[0]?.id ?? '';
  const swedish: PilotContent = {
    ...completePilot(),
    originalLang: 'sv',
    texts: {
      sv: { state: 'original', fields: { title: 'Värmepumparna i skärgården', summary: 'Öarna värms utan olja.' } },
      en: { state: 'translated', fields: { title: 'Heat pumps in the archipelago', summary: 'Islands heated without oil.' } },
    },
  };
  await aPublishedPilot(lead, swedish, { state: 'running', at: '2025-01-01T00:00:00Z' });
  const draft = crypto.randomUUID();
  await db.entry.create({ data: { id: draft, kind: 'pilots', slug: `draft-${draft}`, state: 'draft', originalLang: 'fi', leadId: lead } });
});

/** Every page's slugs, one after the other. */
async function allSlugs(query: string): Promise<string[]> {
  const { pages } = await listPilots('fi', filters(query));
  const found: string[] = [];
  for (let page = 1; page <= pages; page++) found.push(...(await slugs(`${query}&page=${page}`)));
  return found;
}

const isMine = (slug: string) => made.some((one) => one.slug === slug);

describe('filters', () => {
  const combinations = THEMES.flatMap((a) => THEMES.map((b) => [a, b] as const));
  it.each(combinations)('asks for %s and %s together', async (a, b) => {
    const expected = made.filter(({ themes }) => themes.includes(a) && themes.includes(b)).map(({ slug }) => slug);
    const { count } = await listPilots('fi', filters(`theme=${a}&theme=${b}`));
    const found = await allSlugs(`theme=${a}&theme=${b}`);
    expect(found.filter(isMine).sort()).toEqual(expected.sort());
    expect(count).toBe(found.length);
    expect(new Set(found).size).toBe(found.length);
  });

  it.each<[string, (pilot: Made) => boolean]>([
    ['status=running', ({ state }) => state === 'running'],
    ['status=stopped', ({ state }) => state === 'stopped'],
    ['sdg=13', ({ targets }) => targets.some((target) => target.startsWith('13.'))],
    ['sdg=11', () => true],
    ['sdg=11.6', ({ targets }) => targets.includes('11.6')],
    ['sdg=1', () => false],
    ['year=2024', ({ years }) => years.includes(2024)],
    ['year=2031', () => false],
    ['theme=smart&status=approved&year=2023&sdg=3', ({ themes, state, years, targets }) => themes.includes('smart') && state === 'approved' && years.includes(2023) && targets.includes('3.9')],
  ])('%s', async (query, fits) => {
    const found = await allSlugs(query);
    expect(found.filter(isMine).sort()).toEqual(made.filter(fits).map(({ slug }) => slug).sort());
    expect((await listPilots('fi', filters(query))).count).toBe(found.length);
  });

  it('finds an organisation in any role, also by an address it had before', async () => {
    const turku = partners[1];
    if (!turku) throw new Error('no partner');
    const expected = made.filter(({ partners: theirs }) => theirs.includes(turku.slug)).map(({ slug }) => slug).sort();
    expect((await allSlugs(`partner=${turku.slug}`)).filter(isMine).sort()).toEqual(expected);
    await db.formerSlug.create({ data: { kind: 'partners', slug: 'abo-stad', entryId: turku.id } });
    expect((await allSlugs('partner=abo-stad')).filter(isMine).sort()).toEqual(expected);
    expect((await listPilots('fi', filters('partner=nobody'))).count).toBe(0);
  });

  it.each<[Lang, string, number]>([
    ['sv', 'värmepump', 1],
    ['sv', 'VÄRMEPUMPARNA skärgård', 1],
    ['en', 'heat pump', 1],
    ['en', 'archipelago -pump', 0],
    ['fi', 'värmepump', 1],
    ['fi', 'heat pump', 0],
    ['fi', 'kokeilut', 45],
    ['sv', 'kokeiluissa', 45],
    ['fi', 'olematonta', 0],
    ['fi', '" OR 1=1 --', 0],
  ])('in %s the words %s match %i', async (lang, words, count) => {
    expect((await listPilots(lang, filters(`q=${encodeURIComponent(words)}`))).count).toBe(count);
  });
});

describe('order', () => {
  const collator = new Intl.Collator('fi');
  const compare: Record<string, (a: Made, b: Made) => number> = {
    newest: (a, b) => b.at.localeCompare(a.at),
    oldest: (a, b) => a.at.localeCompare(b.at),
    start: (a, b) => a.startsOn.localeCompare(b.startsOn),
    budget: (a, b) => b.budget - a.budget,
    title: (a, b) => collator.compare(a.title, b.title),
  };
  it.each(Object.keys(compare))('by %s, without gaps or repeats', async (sort) => {
    const found = (await allSlugs(`sort=${sort}`)).filter(isMine).map((slug) => made.find((one) => one.slug === slug) as Made);
    expect(found).toHaveLength(made.length);
    expect(new Set(found).size).toBe(made.length);
    const by = compare[sort] as (a: Made, b: Made) => number;
    for (let i = 1; i < found.length; i++) expect(by(found[i - 1] as Made, found[i] as Made)).toBeLessThanOrEqual(0);
  });
});

describe('pages', () => {
  it.each([['page=0', 1], ['page=-3', 1], ['page=2', 2], ['page=3', 3], ['page=999999999', 3], ['page=1e9', 1], ['page=٣', 1], ['page=', 1]])('%s shows page %i', async (query, page) => {
    const list = await listPilots('fi', filters(query));
    expect(list).toMatchObject({ page, pages: 3, count: 46 });
    expect(list.pilots).toHaveLength(page === 3 ? 6 : 20);
  });
});

describe('what is shown', () => {
  it('tells the language of the text and never shows a draft', async () => {
    const [sv] = (await listPilots('fi', filters('q=värmepump'))).pilots;
    expect(sv).toMatchObject({ title: 'Värmepumparna i skärgården', lang: 'sv', state: 'running', leadName: 'Espoo', themes: ['low-carbon', 'socially-sustainable'], picture: null, startsOn: '2026-03-01' });
    const [en] = (await listPilots('en', filters('q=heat'))).pilots;
    expect(en).toMatchObject({ title: 'Heat pumps in the archipelago', lang: 'en' });
    expect((await allSlugs('')).some((slug) => slug.startsWith('draft-'))).toBe(false);
  });

  it('counts and picks like a plain recomputation', async () => {
    const counts = await countByTheme();
    for (const theme of THEMES) {
      const swedish = theme === 'low-carbon' || theme === 'socially-sustainable' ? 1 : 0;
      expect(counts[theme]).toBe(made.filter(({ themes }) => themes.includes(theme)).length + swedish);
    }
    expect(await pilotYears()).toEqual([2022, 2023, 2024, 2025, 2026, 2027]);
    expect((await newestPilots('fi', 3)).map(({ slug }) => slug)).toEqual((await slugs('')).slice(0, 3));
    const mine = await pilotsInThemes('fi', ['smart', 'healthy'], 100);
    expect(mine.map(({ slug }) => slug).sort()).toEqual(made.filter(({ themes }) => themes.includes('smart') || themes.includes('healthy')).map(({ slug }) => slug).sort());
  });
});

describe('hostile addresses', () => {
  it.each([
    'q=%00%01', 'q=%ED%A0%80', 'q=\ud83d', `q=${'a'.repeat(199)}😀😀`, `q=${'ä '.repeat(100_000)}`, 'q=%E2%80%AE', "q='%3B DROP TABLE", 'q=%26%7C!():*<->', 'q=\\',
    'theme=__proto__', 'only=1', 'only=1&theme=x', 'theme=smart&only=%00', 'theme=smart&theme=smart&theme=nope', 'status=draft', 'status=submitted', 'sdg=11.99', 'sdg=0', 'sdg=constructor', 'sdg=11.6.1',
    'year=0', 'year=99999', 'year=NaN', 'year=2024.5', 'sort=id', 'sort=__proto__', 'partner=../x', 'partner=%00', 'page=9'.repeat(40), '__proto__=1',
  ])('%s answers with a list', async (query) => {
    const list = await listPilots('fi', filters(query));
    expect(list.pages).toBeGreaterThan(0);
    expect(list.pilots.length).toBeLessThanOrEqual(20);
  });

  it('keeps what makes sense and drops the rest', () => {
    expect(filters(`theme=smart&theme=x&status=draft&sdg=99&year=1&sort=x&page=x&q=%00a%00${'b'.repeat(500)}`)).toEqual({
      themes: ['smart'], impacts: {}, only: false, status: null, partner: null, sdg: null, year: null, sort: 'newest', page: 1, q: `a ${'b'.repeat(197)}`,
    });
  });
});

describe('addresses of filters', () => {
  it.each(['', '?theme=low-carbon&theme=smart&impact=healthy.minus&only=1&status=running&partner=turku&sdg=11.6&year=2024&q=l%C3%A4mp%C3%B6+talteen&sort=title&page=3'])('%s stays what it is', (search) => {
    expect(searchFor(pilotFiltersFrom(new URLSearchParams(search)))).toBe(search);
  });
});
