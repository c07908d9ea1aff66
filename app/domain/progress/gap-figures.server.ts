import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { ProgressFilters } from './progress-filters.server';
import type { GapFigures } from './progress.type';

const { sql } = Prisma;

/** Cities that are named: more than there are municipalities in the country. */
const NAMED = 400;

type City = { id: string; slug: string; name: string; lang: Lang; found: number; of: number };

/** Where nothing happens yet: cities that take part in no pilot that is counted, themes about which no practice was written. */
export async function gapFigures(lang: Lang, filters: ProgressFilters): Promise<GapFigures> {
  const where = await matching(lang, { ...EVERYTHING, ...filters }, null);
  const [cities, themes] = await Promise.all([
    db.$queryRaw<City[]>(sql`
      WITH city AS MATERIALIZED (
        SELECT o.id, e.slug FROM "Partner" o JOIN "Entry" e ON e.id = o.id WHERE o.kind IN ('city', 'municipality') AND e."isPublic" AND o."mergedIntoId" IS NULL),
      taking AS MATERIALIZED (SELECT DISTINCT w."partnerId" AS id FROM "Pilot" p JOIN "PilotPartner" w ON w."pilotId" = p.id WHERE ${where}),
      without AS MATERIALIZED (SELECT c.* FROM city c WHERE NOT EXISTS (SELECT 1 FROM taking t WHERE t.id = c.id))
      SELECT w.id, w.slug, name.title AS name, name.lang, (SELECT count(*)::int FROM without) AS found, (SELECT count(*)::int FROM city) AS of
      FROM (SELECT NULL::uuid AS id, NULL AS slug UNION ALL SELECT id, slug FROM without) w
      LEFT JOIN LATERAL (SELECT title, lang FROM "EntryText" x WHERE x."entryId" = w.id AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1) name ON true
      ORDER BY w.id IS NOT NULL, name.title COLLATE "fi-x-icu", w.id LIMIT ${NAMED + 1}`),
    db.$queryRaw<{ theme: Theme }[]>(sql`SELECT DISTINCT unnest(themes) AS theme FROM "Practice" WHERE "isPublic"`),
  ]);
  return {
    cities: cities.flatMap(({ id, slug, name, lang: written }) => (id ? [{ id, name, lang: written, href: `/${lang}/partners/${slug}` }] : [])),
    citiesInAll: cities[0]?.found ?? 0,
    ofCities: cities[0]?.of ?? 0,
    themesWithoutPractices: THEMES.filter((theme) => !themes.some((one) => one.theme === theme)),
  };
}
