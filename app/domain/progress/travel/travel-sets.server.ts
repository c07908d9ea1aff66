import { EVERYTHING } from '#app/domain/practices/practice-list.server';
import { matching } from '#app/domain/practices/practice-conditions.server';
import { confirmedReplications } from '#app/domain/replications/confirmed.server';
import { Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import type { ProgressFilters } from '../progress-filters.server';

const { sql } = Prisma;

/** Months after which a practice has had its chance to be taken up. */
const CHANCE = 12;

/**
 * What the figures of travel and the rows behind them are counted from, as parts of one WITH: the practices that are counted (`chosen`), what both
 * sides confirmed of them (`shown`), and of it what was not given up (`moved`). Themes narrow; the pilots' states and years say nothing of practices.
 */
export const travelSets = async (lang: Lang, { themes }: Pick<ProgressFilters, 'themes'>): Promise<Prisma.Sql> => sql`
  chosen AS MATERIALIZED (SELECT p.id, p.outcome, p.maturity, p."publishedAt" FROM "Practice" p WHERE ${await matching(lang, { ...EVERYTHING, themes })}),
  shown AS MATERIALIZED (SELECT c.* FROM (${confirmedReplications}) c WHERE c."practiceId" IN (SELECT id FROM chosen)),
  moved AS MATERIALIZED (SELECT * FROM shown WHERE state <> 'dropped')`;

/** Practices that come from a pilot which has begun, by the first day of the one that began first. */
export const begun = sql`
  SELECT c.id, min(p."startsOn") AS began FROM chosen c JOIN "PracticePilot" w ON w."practiceId" = c.id
  JOIN "Pilot" p ON p.id = w."pilotId" AND p."isPublic" AND p.state <> 'approved' AND p."startsOn" IS NOT NULL GROUP BY c.id`;

/** Of those the ones in use elsewhere: from the pilot's first day to the first day in use in the place that adopted it first. What was in use before cannot have come from it. */
export const firstAdoptions = sql`
  SELECT b.id AS "entryId", b.began, min(m."adoptedOn") AS adopted, (min(m."adoptedOn") - b.began)::int AS days
  FROM (${begun}) b JOIN moved m ON m."practiceId" = b.id AND m.state IN ('adopted', 'mainstreamed') AND m."adoptedOn" >= b.began GROUP BY b.id, b.began`;

/** Cities and municipalities with how often they gave and took. */
export const exchange = sql`
  SELECT o.id AS "entryId", sum(x.gave)::int AS gave, sum(x.took)::int AS took
  FROM (SELECT "giverId" AS id, 1 AS gave, 0 AS took FROM moved UNION ALL SELECT "takerId", 0, 1 FROM moved) x
  JOIN "Partner" o ON o.id = x.id AND o.kind IN ('city', 'municipality') GROUP BY o.id`;

export const travelled = sql`SELECT "practiceId" AS "entryId", count(*)::int AS taken FROM moved GROUP BY 1`;

/** Practices of what worked that have been published long enough to be taken up. */
export const ripe = (): Prisma.Sql => sql`
  SELECT c.id AS "entryId", c."publishedAt", NOT EXISTS (SELECT 1 FROM moved m WHERE m."practiceId" = c.id) AS "isUntaken" FROM chosen c
  WHERE c.outcome = 'worked' AND (c."publishedAt" AT TIME ZONE 'Europe/Helsinki')::date <= ${dayOf(now())}::date - make_interval(months => ${CHANCE}::int)`;
