import { FOLLOW_UP_MONTHS, type FollowUpOutcome } from '#app/domain/follow-ups/follow-up.type';
import { hasSomebody, isOver, joinEnded, standing } from '#app/domain/follow-ups/follow-up-sql.server';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { FOLLOW_UP_PARTS, type FollowUpFigure, type FollowUpFigures, type FollowUpPart } from './follow-up-figures.type';
import { type ProgressFilters, progressSearch } from './progress-filters.server';

const { sql } = Prisma;

export { FOLLOW_UP_PARTS, type FollowUpFigure, type FollowUpFigures, type FollowUpPart } from './follow-up-figures.type';

/** The follow-ups `f` of pilots `p` that were asked or answered, of the pilots that are counted. */
export const askedStatement = async (lang: Lang, filters: ProgressFilters, select: Prisma.Sql): Promise<Prisma.Sql> => sql`
  SELECT ${select} FROM "FollowUp" f JOIN "Pilot" p ON p.id = f."pilotId" ${joinEnded}
  WHERE ${isOver} AND (f."askedAt" IS NOT NULL OR f.outcome IS NOT NULL) AND ${await matching(lang, { ...EVERYTHING, ...filters }, null)}`;

/** The condition of a part, about a follow-up `f`. */
export function partCondition(part: FollowUpPart): Prisma.Sql {
  if (part === 'asked') return sql`true`;
  if (part === 'answered') return sql`f.outcome IS NOT NULL`;
  if (part === 'unanswered') return sql`f.outcome IS NULL`;
  return part === 'lives' ? sql`f.outcome IN ('continued', 'spread')` : sql`f.outcome = ${part}`;
}

/** How many of the leads that were asked answered, and how much of the work lives on, a year and two years after the pilots' ends. */
export async function followUpFigures(lang: Lang, filters: ProgressFilters): Promise<FollowUpFigures> {
  const [rows, [without]] = await Promise.all([
    db.$queryRaw<{ months: number; outcome: FollowUpOutcome | null; n: number }[]>(sql`SELECT months, outcome, count(*)::int AS n FROM (${await askedStatement(lang, filters, sql`f.months, f.outcome`)}) x GROUP BY 1, 2`),
    db.$queryRaw<{ n: number }[]>(sql`SELECT count(DISTINCT p.id)::int AS n FROM "FollowUp" f JOIN "Pilot" p ON p.id = f."pilotId" ${joinEnded}
      WHERE ${isOver} AND NOT ${hasSomebody} AND ${standing()} = 'nobody' AND ${await matching(lang, { ...EVERYTHING, ...filters }, null)}`),
  ]);
  const months = FOLLOW_UP_MONTHS.map((after): FollowUpFigure => {
    const of = (outcome: FollowUpOutcome | null) => rows.find((row) => row.months === after && row.outcome === outcome)?.n ?? 0;
    const outcomes = { continued: of('continued'), spread: of('spread'), stopped: of('stopped') };
    const lives = outcomes.continued + outcomes.spread;
    const answered = lives + outcomes.stopped;
    const unanswered = of(null);
    const asked = answered + unanswered;
    const hrefs = Object.fromEntries(FOLLOW_UP_PARTS.map((part) => [part, `/${lang}/progress/follow-ups/${after}/${part}${progressSearch(filters)}`])) as FollowUpFigure['hrefs'];
    return { months: after, asked, answered, unanswered, outcomes, lives, responseRate: asked > 0 ? answered / asked : null, survival: answered > 0 ? lives / answered : null, hrefs };
  });
  return { months, nobody: without?.n ?? 0 };
}
