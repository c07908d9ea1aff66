import { db, Prisma, transaction } from '#app/platform/db/db.server';
import { ASK_WITHIN, FOLLOW_UP_MONTHS } from './follow-up.type';
import { isOver, joinEnded, today } from './follow-up-sql.server';

const { sql } = Prisma;

type Due = { pilotId: string; months: number; askOn: Date; known: string | null; stood: Date | null };

/**
 * Writes down what is to be asked about pilots that have ended, as soon as they have; the first part of the clock's job. What had its
 * day long before anybody looked is left out. A pilot that ended anew is asked by its new day, unless it has been answered for.
 * @returns how many were planned
 */
export async function planFollowUps(): Promise<number> {
  const due = await db.$queryRaw<Due[]>(sql`
    SELECT d."pilotId", d.months, d."askOn", f.id AS known, f."askOn" AS stood
    FROM (SELECT p.id AS "pilotId", m.months, (ended.on + make_interval(months => m.months))::date AS "askOn"
      FROM "Pilot" p ${joinEnded} CROSS JOIN unnest(${[...FOLLOW_UP_MONTHS]}::int[]) AS m(months) WHERE ${isOver}) d
    LEFT JOIN "FollowUp" f ON f."pilotId" = d."pilotId" AND f.months = d.months
    WHERE (f.id IS NULL AND d."askOn" >= ${today()} - make_interval(months => ${ASK_WITHIN}::int)) OR (f.outcome IS NULL AND f."askOn" <> d."askOn")`);
  if (due.length === 0) return 0;
  return transaction(async (tx) => {
    const fresh = due.flatMap(({ pilotId, months, askOn, known }) => (known ? [] : [{ pilotId, months, askOn }]));
    // Another server may have planned them meanwhile: the key lets each stand once.
    const { count } = await tx.followUp.createMany({ data: fresh, skipDuplicates: true });
    for (const { known, stood, askOn } of due) {
      if (known && stood) await tx.followUp.updateMany({ where: { id: known, askOn: stood, outcome: null }, data: { askOn, askedAt: null, reminded: 0, remindedAt: null } });
    }
    return count;
  });
}
