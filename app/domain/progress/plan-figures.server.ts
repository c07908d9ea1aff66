import { lateMilestones } from '#app/domain/milestones/late.server';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { type ProgressFilters, progressSearch } from './progress-filters.server';
import { DUE_OUTCOMES, PLAN_OUTCOMES, type PlainPlanFigures, type PlanFigures } from './progress.type';

const { sql } = Prisma;

type PlainRow = { outcome: string; n: number };
type Row = PlainRow & { pilots: string[]; latest: number | null };

/** Late milestones that are named. */
const NAMED = 8;

/** Each milestone of the pilots that are counted, and what became of it until today. Late and missed mean what `milestones/milestone.type.ts` says. */
export const standingsOf = async (lang: Lang, filters: ProgressFilters): Promise<Prisma.Sql> => {
  const today = sql`${dayOf(now())}::date`;
  return sql`
    SELECT p.id AS "pilotId", m."milestoneId", ${today} - m."dueOn" AS past, CASE
        WHEN m."dueOn" IS NULL OR m."dueOn" >= ${today} THEN 'ahead'
        WHEN m.state = 'reached' AND m."reachedOn" IS NULL THEN 'reachedUndated'
        WHEN m.state = 'reached' THEN CASE WHEN m."reachedOn" <= m."dueOn" THEN 'kept' ELSE 'reachedLate' END
        WHEN m.state = 'dropped' THEN 'dropped'
        WHEN p.state IN ('completed', 'stopped') THEN 'missed'
        WHEN p.state = 'running' THEN 'late' ELSE 'notBegun' END AS outcome
    FROM "Milestone" m JOIN "Pilot" p ON p.id = m."pilotId" WHERE ${await matching(lang, { ...EVERYTHING, ...filters }, null)}`;
};

/** What became of the plans' milestones until today, in numbers alone: what readers are shown. */
export async function plainPlanFigures(lang: Lang, filters: ProgressFilters): Promise<PlainPlanFigures> {
  return plainFrom(lang, filters, await db.$queryRaw<PlainRow[]>(sql`SELECT outcome, count(*)::int AS n FROM (${await standingsOf(lang, filters)}) standing GROUP BY outcome`));
}

function plainFrom(lang: Lang, filters: ProgressFilters, rows: PlainRow[]): PlainPlanFigures {
  const of = (outcome: string) => rows.find((row) => row.outcome === outcome);
  const due = Object.fromEntries(DUE_OUTCOMES.map((outcome) => [outcome, of(outcome)?.n ?? 0])) as PlanFigures['due'];
  return {
    hrefs: Object.fromEntries(PLAN_OUTCOMES.map((outcome) => [outcome, `/${lang}/progress/plan/${outcome}${progressSearch(filters)}`])) as PlanFigures['hrefs'],
    due,
    dueInAll: Object.values(due).reduce((sum, n) => sum + n, 0),
    ahead: of('ahead')?.n ?? 0,
  };
}

/** The same, with the late ones by name: what the ministry looks after. */
export async function planFigures(lang: Lang, filters: ProgressFilters): Promise<PlanFigures> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT outcome, count(*)::int AS n, max(past)::int AS latest, coalesce(array_agg(DISTINCT "pilotId") FILTER (WHERE outcome = 'late'), '{}') AS pilots
    FROM (${await standingsOf(lang, filters)}) standing GROUP BY outcome`);
  const late = rows.find(({ outcome }) => outcome === 'late');
  const pilots = late?.pilots ?? [];
  return {
    ...plainFrom(lang, filters, rows),
    latePilots: pilots.length,
    latest: late?.latest ?? null,
    late: pilots.length > 0 ? await lateMilestones(lang, { pilots, limit: NAMED }) : [],
  };
}
