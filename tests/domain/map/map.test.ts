import { beforeAll, describe, expect, it } from 'vitest';
import { mapOf, mapViewFrom } from '#app/domain/map/map.server';
import { listPilots, pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { db } from '#app/platform/db/db.server';
import { resetDatabase } from '#tests/setup/database';
import { manyPilots } from '../pilots/many-pilots';

const PILOTS = 400;

/** Fifty organisations of many pilots: ten in each of five places, five of them nowhere. */
beforeAll(async () => {
  await resetDatabase();
  await manyPilots(PILOTS);
  await db.$executeRaw`
    UPDATE "Partner" p SET latitude = 60.17 + (n % 5) * 1.3 + n * 0.0004, longitude = 24.94 + (n % 3) * 0.6
    FROM (SELECT id, substring(slug FROM 14)::int AS n FROM "Entry" WHERE slug LIKE 'organisation-%') e WHERE e.id = p.id AND n < 45`;
}, 60_000);

const mapAt = (query: string, lang: 'fi' | 'sv' | 'en' = 'fi') => {
  const params = new URLSearchParams(query);
  return mapOf(lang, pilotFiltersFrom(params), mapViewFrom(params));
};
const countAt = async (query: string) => (await listPilots('fi', pilotFiltersFrom(new URLSearchParams(query)))).count;
const drawn = ({ figure }: Awaited<ReturnType<typeof mapAt>>, at: 'narrow' | 'wide') =>
  figure.markers.filter((marker) => marker.at === 'both' || marker.at === at).reduce((sum, { text }) => sum + Number(text || 0), 0);

describe('the map', () => {
  it.each(['', 'theme=smart', 'theme=smart&only=1', 'theme=low-carbon&status=running&year=2024', 'impact=smart.minus', 'sdg=11', 'sdg=3.9', 'q=hulevesi', 'partner=organisation-7'])('shows as many pilots as the list has for ?%s, on narrow and wide figures', async (query) => {
    const map = await mapAt(query);
    expect(map.pilots).toBe(await countAt(query));
    for (const at of ['narrow', 'wide'] as const) expect(drawn(map, at) + map.unplaced + map.outside.pilots).toBe(map.pilots);
    expect(map.newestOnly).toBe(null);
  });

  it('lists the same places, and those it cannot draw', async () => {
    const map = await mapAt('list=all');
    expect(map.places.reduce((sum, { pilots }) => sum + pilots, 0)).toBe(PILOTS);
    expect(map.places.filter(({ isDrawn }) => !isDrawn)).toHaveLength(5);
    expect(map.unplacedPartners).toBe(5);
    expect(map.unplaced).toBe(5 * (PILOTS / 50));
    expect(map.figure.area).toBe('finland');
    expect((await mapAt('')).places).toHaveLength(20);
  });

  it('leads from a cluster to a closer view, and from there on to single organisations', async () => {
    let map = await mapAt('');
    const hrefOf = () => map.figure.markers.find(({ kind, href }) => kind === 'cluster' && href.includes('box='))?.href;
    for (let href = hrefOf(), steps = 0; href && steps < 9; href = hrefOf(), steps++) map = await mapAt(new URL(href, 'http://localhost').search);
    expect(map.isPart).toBe(true);
    expect(map.wholeHref).toBe('/fi/map');
    expect(map.places.length).toBeGreaterThan(0);
    expect(hrefOf()).toBe(undefined);
  });

  it('opens an organisation with the matching pilots it leads', async () => {
    const { place } = await mapAt('place=organisation-6&theme=low-carbon', 'en');
    expect(place?.pilots).toBe(PILOTS / 50);
    expect(place?.shown).toHaveLength(PILOTS / 50);
    expect(place?.shown.every(({ leadSlug, themes }) => leadSlug === 'organisation-6' && themes.includes('low-carbon'))).toBe(true);
    expect((await mapAt('place=nobody')).place).toBe(null);
  });

  it('counts the newest thousand where the database keeps no count, and says so', async () => {
    const entries = await db.$executeRaw`
      WITH made AS (INSERT INTO "Entry" (id, kind, slug, state, "isPublic", "originalLang", "publishedAt", "leadId")
        SELECT gen_random_uuid(), 'pilots', 'more-' || i, 'running', true, 'fi', now(), p.id FROM generate_series(1, 1001) i, "Entry" p WHERE p.slug = 'organisation-3' RETURNING id, "leadId")
      INSERT INTO "Pilot" (id, state, "isPublic", "publishedAt", years, themes, "sdgTargets", "sdgGoals", "nuaParagraphs", "leadId")
      SELECT id, 'running', true, now(), '{}', '{}', '{9.1}', '{9}', '{}', "leadId" FROM made`;
    expect(entries).toBe(1001);
    const map = await mapAt('sdg=9.1');
    expect(map.newestOnly).toBe(1000);
    expect(map.pilots).toBe(1000);
  });
});
