import { Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { OPEN_BEFORE, REMIND_AFTER, REMINDERS } from './follow-up.type';

const { sql } = Prisma;

/** Today in Finland. */
export const today = (): Prisma.Sql => sql`${dayOf(now())}::date`;

/** A moment's day in Finland. */
export const finnishDay = (at: Prisma.Sql): Prisma.Sql => sql`(${at} AT TIME ZONE 'Europe/Helsinki')::date`;

/** Whether a pilot `p` has ended and readers see it: what is asked about. */
export const isOver = sql`(p."isPublic" AND p.state IN ('completed', 'stopped'))`;

/** Joins the day on which a pilot `p` ended, `ended.on`: that of the step which brought it where it is, whatever was planned. */
export const joinEnded = sql`JOIN LATERAL (SELECT ${finnishDay(sql`x.at`)} AS on FROM "TimelineStep" x WHERE x."entryId" = p.id AND x.step = p.state ORDER BY x.at DESC LIMIT 1) ended ON true`;

/** Whether a later follow-up of the same pilot as `f` has its day behind it: then this one is not asked any more. */
export const isOvertaken = (): Prisma.Sql => sql`EXISTS (SELECT 1 FROM "FollowUp" l WHERE l."pilotId" = f."pilotId" AND l.months > f.months AND l."askOn" <= ${today()})`;

/** Whether anybody can answer for the organisation that leads a pilot `p`. */
export const hasSomebody = sql`EXISTS (SELECT 1 FROM "Membership" m JOIN "Person" o ON o.id = m."personId"
  WHERE m."partnerId" = p."leadId" AND m.roles && ARRAY['editor', 'representative'] AND o."deactivatedAt" IS NULL)`;

/** Where a follow-up `f` of a pilot `p` stands. */
export const standing = (): Prisma.Sql => sql`CASE
  WHEN f.outcome IS NOT NULL THEN 'answered'
  WHEN f."askOn" > ${today()} THEN 'coming'
  WHEN ${isOvertaken()} OR (f.reminded >= ${REMINDERS} AND ${finnishDay(sql`f."remindedAt"`)} <= ${today()} - ${REMIND_AFTER}::int) THEN 'quiet'
  WHEN NOT ${hasSomebody} THEN 'nobody' ELSE 'waiting' END`;

/** The first day on which a follow-up `f` can be answered. */
export const openOn = sql`(f."askOn" - make_interval(months => ${OPEN_BEFORE}::int))`;

/** Whether it can be answered already. */
export const isOpen = (): Prisma.Sql => sql`(${openOn} <= ${today()})`;
