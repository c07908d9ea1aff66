import { goalOf, isTarget } from '#app/domain/sdg/sdg';
import { wordsCondition } from '#app/domain/shared/search.server';
import { THEMES } from '#app/domain/shared/themes';
import { Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { PilotFilters } from './pilot-filters';

const { sql } = Prisma;

const IMPACT_COLUMNS = {
  'low-carbon': sql`p."impactLowCarbon"`,
  smart: sql`p."impactSmart"`,
  healthy: sql`p."impactHealthy"`,
  'socially-sustainable': sql`p."impactSociallySustainable"`,
};

const impactConditions = (impacts: PilotFilters['impacts']): Prisma.Sql[] =>
  THEMES.flatMap((theme) => (impacts[theme] ? [sql`${IMPACT_COLUMNS[theme]} = ${impacts[theme] === '-' ? -1 : 0}`] : []));

/** That an organisation takes part. Where it does so in few pilots, these are looked up; where in very many, each pilot on the way is asked. */
const takesPart = (partnerId: string, inMany: boolean): Prisma.Sql =>
  inMany
    ? sql`(SELECT 1 FROM "PilotPartner" w WHERE w."partnerId" = ${partnerId}::uuid AND w."pilotId" = p.id LIMIT 1) = 1`
    : sql`p.id = ANY(ARRAY(SELECT w."pilotId" FROM "PilotPartner" w WHERE w."partnerId" = ${partnerId}::uuid))`;

/**
 * The condition that filters mean for a row `p` of Pilot. Ids from elsewhere come as an array, so that they are looked up, not joined.
 * @param inMany whether very many pilots are known to match
 */
export async function matching(lang: Lang, filters: PilotFilters, partnerId: string | null, inMany = false): Promise<Prisma.Sql> {
  const { themes, impacts, only, status, sdg, year, q } = filters;
  const parts = [sql`p."isPublic"`];
  if (themes.length > 0) parts.push(sql`p.themes @> ${themes}::text[]`);
  if (only) parts.push(sql`cardinality(p.themes) = ${themes.length}`);
  parts.push(...impactConditions(impacts));
  if (status) parts.push(sql`p.state = ${status}`);
  if (partnerId) parts.push(takesPart(partnerId, inMany));
  if (sdg) parts.push(isTarget(sdg) ? sql`p."sdgTargets" @> ${[sdg]}::text[]` : sql`p."sdgGoals" @> ${[Number(goalOf(sdg)?.code)]}::int[]`);
  if (year) parts.push(sql`p.years @> ${[year]}::int[]`);
  if (q) parts.push((await wordsCondition(lang, q, sql`p.id`)) ?? sql`true`);
  return Prisma.join(parts, ' AND ');
}
