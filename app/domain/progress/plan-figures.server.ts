import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import type { ProgressFilters } from './progress-filters.server';
import { DUE_OUTCOMES, type PlanFigures } from './progress.type';

const { sql } = Prisma;

type Row = { outcome: string; n: number; pilots: number; latest: number | null };

/** What became of the plans' milestones until today. Late and missed mean what `milestones/milestone.type.ts` says. */
export async function planFigures(lang: Lang, filters: ProgressFilters): Promise<PlanFigures> {
  const today = sql`${dayOf(now())}::date`;
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT CASE
        WHEN m."dueOn" IS NULL OR m."dueOn" >= ${today} THEN 'ahead'
        WHEN m.state = 'reached' AND m."reachedOn" IS NULL THEN 'reachedUndated'
        WHEN m.state = 'reached' THEN CASE WHEN m."reachedOn" <= m."dueOn" THEN 'kept' ELSE 'reachedLate' END
        WHEN m.state = 'dropped' THEN 'dropped'
        WHEN p.state IN ('completed', 'stopped') THEN 'missed'
        WHEN p.state = 'running' THEN 'late' ELSE 'notBegun' END AS outcome,
      count(*)::int AS n, count(DISTINCT p.id)::int AS pilots, max(${today} - m."dueOn")::int AS latest
    FROM "Milestone" m JOIN "Pilot" p ON p.id = m."pilotId" WHERE ${await matching(lang, { ...EVERYTHING, ...filters }, null)} GROUP BY 1`);
  const of = (outcome: string) => rows.find((row) => row.outcome === outcome);
  const due = Object.fromEntries(DUE_OUTCOMES.map((outcome) => [outcome, of(outcome)?.n ?? 0])) as PlanFigures['due'];
  return {
    due,
    dueInAll: Object.values(due).reduce((sum, n) => sum + n, 0),
    ahead: of('ahead')?.n ?? 0,
    latePilots: of('late')?.pilots ?? 0,
    latest: of('late')?.latest ?? null,
  };
}
