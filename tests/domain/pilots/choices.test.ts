import { beforeAll, describe, expect, it } from 'vitest';
import { filterParts, PILOT_SORTS, pilotFiltersFrom, searchFor, withMark } from '#app/domain/pilots/pilot-filters';
import { browsePilots, listPilots } from '#app/domain/pilots/pilot-list.server';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { IMPACTS, type Theme, THEMES } from '#app/domain/shared/themes';
import { db } from '#app/platform/db/db.server';
import { resetDatabase } from '#tests/setup/database';
import { manyPilots } from './many-pilots';

const MANY = 2400;
const filters = (query: string) => pilotFiltersFrom(new URLSearchParams(query));

beforeAll(async () => {
  await resetDatabase();
  await manyPilots(MANY);
}, 60_000);

const columns: Record<Theme, string> = { 'low-carbon': 'impactLowCarbon', smart: 'impactSmart', healthy: 'impactHealthy', 'socially-sustainable': 'impactSociallySustainable' };
const SIGN = { '+': 1, '0': 0, '-': -1 };

/** How many pilots match, read from all of them by conditions written anew. */
async function recount(query: string): Promise<number> {
  const { themes, impacts, only, status, year, sdg, partner, q } = filters(query);
  const where = [
    'p."isPublic"',
    ...themes.map((theme) => `p."${columns[theme]}" = 1`),
    ...THEMES.flatMap((theme) => (impacts[theme] ? [`p."${columns[theme]}" = ${SIGN[impacts[theme]]}`] : [])),
    ...(only ? THEMES.filter((theme) => !themes.includes(theme)).map((theme) => `p."${columns[theme]}" < 1`) : []),
    ...(status ? [`p.state = '${status}'`] : []),
    ...(year ? [`${year} = ANY(p.years)`] : []),
    ...(sdg?.includes('.') ? [`'${sdg}' = ANY(p."sdgTargets")`] : []),
    ...(sdg && !sdg.includes('.') ? [`${sdg} = ANY(p."sdgGoals")`] : []),
    ...(partner ? [`EXISTS (SELECT 1 FROM "PilotPartner" w JOIN "Entry" o ON o.id = w."partnerId" WHERE w."pilotId" = p.id AND o.slug = '${partner}')`] : []),
    ...(q ? [`EXISTS (SELECT 1 FROM "EntryText" x WHERE x."entryId" = p.id AND (x.lang = 'en' OR x.state = 'original' AND NOT EXISTS (SELECT 1 FROM "EntryText" y WHERE y."entryId" = p.id AND y.lang = 'en')) AND x.title || ' ' || x.summary || ' ' || x.plain ILIKE '%${q}%')`] : []),
  ];
  return (await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "Pilot" p WHERE ${where.join(' AND ')}`))[0]?.n ?? 0;
}

const changed = (query: string, change: object) => searchFor({ ...filters(query), ...change });

describe('what each choice would leave', () => {
  it.each([
    '', 'theme=smart&year=2024', 'theme=low-carbon&theme=smart&only=1', 'theme=healthy&only=1', 'impact=smart.minus&status=running',
    'partner=organisation-7', 'partner=organisation-7&theme=low-carbon&only=1', 'partner=organisation-7&year=2023&status=completed', 'sdg=11.6', 'sdg=11.6&theme=smart&status=running',
    'q=pumps', 'q=pumps&theme=smart&year=2024&impact=healthy.zero', 'q=pumps&sdg=3.9', 'q=word77&partner=organisation-7',
  ])('is exact for ?%s', async (query) => {
    const { list, facets } = await browsePilots('en', filters(query));
    expect([list.count, list.over]).toEqual([await recount(query), false]);
    for (const theme of THEMES) {
      for (const mark of IMPACTS) expect(facets.effects[theme][mark], `${theme} ${mark}`).toBe(await recount(changed(query, withMark(filters(query), theme, mark))));
    }
    for (const status of PUBLIC_PILOT_STATES) expect(facets.status?.[status], status).toBe(await recount(changed(query, { status })));
    for (const year of [2021, 2022, 2024, 2027]) expect(facets.years?.[year] ?? 0, String(year)).toBe(await recount(changed(query, { year })));
    for (const sdg of ['1', '3', '11', '17']) expect(facets.goals?.[Number(sdg)] ?? 0, `goal ${sdg}`).toBe(await recount(changed(query, { sdg })));
  });

  it('is not told where more than a thousand match, and told again where filters leave fewer', async () => {
    const all = await browsePilots('en', filters('q=park'));
    expect(await recount('q=park')).toBeGreaterThan(1000);
    expect(all.list).toMatchObject({ count: 1000, over: true, pages: 50 });
    expect([all.facets.status, all.facets.years, all.facets.goals, all.facets.effects.smart]).toEqual([null, null, null, { '+': null, '0': null, '-': null }]);
    const query = 'q=park&theme=smart&status=completed';
    const { list, facets } = await browsePilots('en', filters(query));
    expect([list.count, list.over]).toEqual([await recount(query), false]);
    expect(list.count).toBeGreaterThan(50);
    expect(facets.years?.[2024]).toBe(await recount(`${query}&year=2024`));
    expect(facets.goals?.[11]).toBe(await recount(`${query}&sdg=11`));
    expect(facets.effects.healthy['+']).toBe(await recount(`${query}&theme=healthy`));
    expect([facets.status, facets.effects.smart['0']]).toEqual([null, null]);
  });
});

describe('nothing found', () => {
  it('says how many there would be without each filter', async () => {
    const query = 'theme=smart&impact=healthy.minus&status=running&year=2024&partner=organisation-7&q=pumps';
    const { list, loosened } = await browsePilots('en', filters(query));
    expect(list).toMatchObject({ pilots: [], count: 0, page: 1, pages: 1 });
    const parts = filterParts(filters(query));
    expect(parts.map(({ by }) => by)).toEqual(['theme', 'impact', 'status', 'year', 'partner', 'q']);
    for (const [i, part] of parts.entries()) expect(loosened[i], part.by).toEqual({ n: await recount(changed(query, part.without)), over: false });
    const one = await browsePilots('en', filters('status=running&q=pumps'));
    expect(one.loosened).toEqual([{ n: await recount('q=pumps'), over: false }, { n: MANY / 4, over: false }]);
  });

  it('knows that nobody is behind an unknown organisation, and what there would be without it', async () => {
    const { list, loosened, partner } = await browsePilots('fi', filters('partner=nobody&theme=smart'));
    expect([list.count, partner]).toEqual([0, null]);
    expect(loosened).toEqual([{ n: 0, over: false }, { n: await recount('theme=smart'), over: false }]);
  });
});

describe('pages', () => {
  it.each(PILOT_SORTS)('hold each pilot exactly once by %s', async (sort) => {
    const query = `sort=${sort}&theme=healthy`;
    const { count, pages } = await listPilots('sv', filters(query));
    expect(pages).toBe(Math.ceil(count / 20));
    const seen: string[] = [];
    for (let page = 1; page <= pages; page++) seen.push(...(await listPilots('sv', filters(`${query}&page=${page}`))).pilots.map(({ id }) => id));
    expect(seen).toHaveLength(await recount('theme=healthy'));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('end after a thousand where more were not counted', async () => {
    const last = await listPilots('en', filters('q=park&sort=title&page=9999'));
    expect(last).toMatchObject({ page: 50, pages: 50, over: true });
    expect(last.pilots).toHaveLength(20);
  });
});
