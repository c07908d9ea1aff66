import type { Tx } from '#app/platform/db/db.server';
import { lockPractices } from './open.server';

/**
 * Counts anew where practices were taken up, and what follows from it; after each change, in its transaction. Only what both sides
 * confirmed and nobody gave up counts. Towns are those with a known population.
 */
export async function countTravel(tx: Tx, practiceIds: readonly string[]): Promise<void> {
  const ids = [...new Set(practiceIds)];
  if (ids.length === 0) return;
  await lockPractices(tx, ids);
  await tx.$executeRaw`
    UPDATE "Practice" p SET
      taken = c.taken, "takenUnder10000" = c.s, "takenUnder20000" = c.m, "takenUnder100000" = c.l, "takenOver100000" = c.xl,
      maturity = CASE WHEN c.mainstreamed > 0 OR c.adopted >= 3 THEN 'established' WHEN c.adopted > 0 THEN 'repeated' ELSE 'tried' END
    FROM (
      SELECT i.id, count(r.id)::int AS taken,
        (count(*) FILTER (WHERE o.people < 10000))::int AS s,
        (count(*) FILTER (WHERE o.people >= 10000 AND o.people < 20000))::int AS m,
        (count(*) FILTER (WHERE o.people >= 20000 AND o.people < 100000))::int AS l,
        (count(*) FILTER (WHERE o.people >= 100000))::int AS xl,
        count(*) FILTER (WHERE r.state IN ('adopted', 'mainstreamed')) AS adopted,
        count(*) FILTER (WHERE r.state = 'mainstreamed') AS mainstreamed
      FROM unnest(${ids}::uuid[]) AS i(id)
      LEFT JOIN "Replication" r ON r."practiceId" = i.id AND r."givenAt" IS NOT NULL AND r."takenAt" IS NOT NULL AND r.state <> 'dropped'
      LEFT JOIN LATERAL (SELECT population AS people FROM "Partner" WHERE id = r."partnerId" AND kind IN ('city', 'municipality')) o ON true
      GROUP BY i.id
    ) c WHERE p.id = c.id`;
}

/** Counts anew whatever an organisation took up, since its kind or population may have changed. */
export async function countTravelTo(tx: Tx, partnerId: string): Promise<void> {
  const rows = await tx.replication.findMany({ where: { partnerId }, select: { practiceId: true } });
  await countTravel(tx, rows.map(({ practiceId }) => practiceId));
}
