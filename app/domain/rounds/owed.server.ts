import { daysOf, type Period } from '#app/domain/shared/period';
import { db, Prisma, type Tx } from '#app/platform/db/db.server';
import { type Audience, EVERYONE } from './round.type';

const { sql } = Prisma;

/** A pilot that ran in a period. */
export type Ran = { pilotId: string; leadId: string | null; state: string };

/**
 * The pilots that ran in a period: they had begun by its last day and had not ended before its first, in Finnish time. One that
 * was stopped before it began never ran. Ordered by id.
 */
export async function pilotsThatRan(period: Period, audience: Audience = EVERYONE, client: Tx = db): Promise<Ran[]> {
  const { startsOn, endsOn } = daysOf(period);
  return client.$queryRaw<Ran[]>(sql`
    SELECT p.id AS "pilotId", p."leadId", p.state FROM "Pilot" p
    CROSS JOIN LATERAL (SELECT min(at) AS at FROM "TimelineStep" s WHERE s."entryId" = p.id AND s.step = 'running') began
    CROSS JOIN LATERAL (SELECT min(at) AS at FROM "TimelineStep" s WHERE s."entryId" = p.id AND s.step IN ('completed', 'stopped')) ended
    WHERE p."isPublic" AND (began.at AT TIME ZONE 'Europe/Helsinki')::date <= ${endsOn}::date
      AND (ended.at IS NULL OR (ended.at AT TIME ZONE 'Europe/Helsinki')::date >= ${startsOn}::date)
      ${audience.themes.length > 0 ? sql`AND p.themes && ${audience.themes}::text[]` : Prisma.empty}
      ${audience.exclude.length > 0 ? sql`AND NOT p.id = ANY(${audience.exclude}::uuid[])` : Prisma.empty}
    ORDER BY p.id`);
}
