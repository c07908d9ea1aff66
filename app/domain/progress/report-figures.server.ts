import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { daysOf } from '#app/domain/shared/period';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { isNarrowed, type ProgressFilters } from './progress-filters.server';
import { REPORT_STANDINGS, type ReportFigures, type ReportStanding, type ReviewFigures, type RoundFigure, type Waiting } from './progress.type';

const { sql } = Prisma;

/** Rounds and half-years that are shown, newest first. */
const ROUNDS = 6;

const days = (from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql => sql`(extract(epoch FROM ${to} - ${from}) / 86400)::float8`;
const middle = (what: Prisma.Sql): Prisma.Sql => sql`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${what})`;

type Counted = Record<ReportStanding, number> & { id: string; period: string; dueOn: string; state: 'open' | 'closed'; mostOverdue: number | null };

/** Every report of the last rounds in exactly one standing on a day. */
const countedStatement = (where: Prisma.Sql, today: Prisma.Sql): Prisma.Sql => sql`
  WITH rounds AS MATERIALIZED (SELECT id, period, "dueOn", state FROM "ReportRound" WHERE state IN ('open', 'closed') ORDER BY "dueOn" DESC, id LIMIT ${ROUNDS}),
  standing AS (
    SELECT r."roundId", ${today} - coalesce(r."dueOn", o."dueOn") AS past,
      CASE
        WHEN r.state IN ('accepted', 'skipped') THEN r.state
        WHEN r.state = 'submitted' THEN 'waiting'
        WHEN o.state = 'closed' AND r.state <> 'returned' THEN 'missing'
        WHEN coalesce(r."dueOn", o."dueOn") < ${today} THEN 'overdue' ELSE 'owed' END AS standing
    FROM "Report" r JOIN rounds o ON o.id = r."roundId" JOIN "Pilot" p ON p.id = r."pilotId" WHERE ${where})
  SELECT o.id, o.period, to_char(o."dueOn", 'YYYY-MM-DD') AS "dueOn", o.state, max(s.past) FILTER (WHERE s.standing = 'overdue')::int AS "mostOverdue",
    ${Prisma.join(REPORT_STANDINGS.map((one) => sql`count(*) FILTER (WHERE s.standing = ${one})::int AS ${Prisma.raw(`"${one}"`)}`))}
  FROM rounds o LEFT JOIN standing s ON s."roundId" = o.id GROUP BY o.id, o.period, o."dueOn", o.state ORDER BY o."dueOn" DESC, o.id`;

/** Days from each submission of a report to its answer, by round. */
const answeredStatement = (where: Prisma.Sql): Prisma.Sql => sql`
  WITH rounds AS MATERIALIZED (SELECT id FROM "ReportRound" WHERE state IN ('open', 'closed') ORDER BY "dueOn" DESC, id LIMIT ${ROUNDS}),
  told AS (
    SELECT r."roundId", s.step, s.at, lead(s.at) OVER thread AS answered, lead(s.step) OVER thread AS answer
    FROM "Report" r JOIN rounds o ON o.id = r."roundId" JOIN "Pilot" p ON p.id = r."pilotId" JOIN "TimelineStep" s ON s."reportId" = r.id
    WHERE s.step IN ('reportSubmitted', 'reportReturned', 'reportAccepted') AND ${where}
    WINDOW thread AS (PARTITION BY s."reportId" ORDER BY s.at, s.id))
  SELECT "roundId" AS id, ${middle(days(sql`at`, sql`answered`))} AS days, count(*)::int AS answers
  FROM told WHERE step = 'reportSubmitted' AND answer IN ('reportReturned', 'reportAccepted') GROUP BY 1`;

async function waitingReports(where: Prisma.Sql): Promise<Waiting> {
  const waited = days(sql`r."submittedAt"`, sql`${now()}::timestamptz`);
  const [row] = await db.$queryRaw<Waiting[]>(sql`
    SELECT count(*)::int AS waiting, ${middle(waited)} AS median, max(${waited}) AS oldest
    FROM "Report" r JOIN "Pilot" p ON p.id = r."pilotId" WHERE r.state = 'submitted' AND ${where}`);
  return row ?? { waiting: 0, median: null, oldest: null };
}

/** How reporting goes: the last rounds, what is overdue, what waits for an answer and for how long. */
export async function reportFigures(lang: Lang, filters: ProgressFilters): Promise<ReportFigures> {
  const where = await matching(lang, { ...EVERYTHING, ...filters }, null);
  const [counted, answered, waiting] = await Promise.all([
    db.$queryRaw<Counted[]>(countedStatement(where, sql`${dayOf(now())}::date`)),
    db.$queryRaw<{ id: string; days: number; answers: number }[]>(answeredStatement(where)),
    waitingReports(where),
  ]);
  const rounds = counted.map(({ mostOverdue: _, id, period, dueOn, state, ...reports }): RoundFigure => {
    const review = answered.find((one) => one.id === id);
    const inAll = REPORT_STANDINGS.reduce((sum, one) => sum + reports[one], 0);
    return { id, period, dueOn, state, reports, inAll, reviewDays: review?.days ?? null, answers: review?.answers ?? 0, href: `/${lang}/desk/rounds/${id}` };
  });
  const late = counted.flatMap(({ mostOverdue }) => mostOverdue ?? []);
  return { rounds, waiting, overdue: rounds.reduce((sum, { reports }) => sum + reports.overdue, 0), mostOverdue: late.length > 0 ? Math.max(...late) : null };
}

/** How long pilots wait for an answer of the ministry. Without filters those count too that were never published. */
export async function reviewFigures(lang: Lang, filters: ProgressFilters): Promise<ReviewFigures> {
  const chosen = isNarrowed(filters) ? sql`EXISTS (SELECT 1 FROM "Pilot" p WHERE p.id = e.id AND ${await matching(lang, { ...EVERYTHING, ...filters }, null)})` : sql`true`;
  const waited = days(sql`r."submittedAt"`, sql`${now()}::timestamptz`);
  const [waiting, periods] = await Promise.all([
    db.$queryRaw<Waiting[]>(sql`
      SELECT count(*)::int AS waiting, ${middle(waited)} AS median, max(${waited}) AS oldest
      FROM "Revision" r JOIN "Entry" e ON e.id = r."entryId" WHERE r.state = 'submitted' AND e.kind = 'pilots' AND ${chosen}`),
    db.$queryRaw<{ period: string; days: number; answers: number }[]>(sql`
      WITH told AS (
        SELECT s.step, s.at, lead(s.at) OVER thread AS answered, lead(s.step) OVER thread AS answer
        FROM "TimelineStep" s JOIN "Entry" e ON e.id = s."entryId"
        WHERE s.step IN ('submitted', 'returned', 'declined', 'withdrawn', 'approved', 'revised') AND e.kind = 'pilots' AND ${chosen}
        WINDOW thread AS (PARTITION BY s."entryId" ORDER BY s.at, s.id))
      SELECT to_char(answered AT TIME ZONE 'Europe/Helsinki', 'YYYY') || CASE WHEN extract(month FROM answered AT TIME ZONE 'Europe/Helsinki') > 6 THEN 'H2' ELSE 'H1' END AS period,
        ${middle(days(sql`at`, sql`answered`))} AS days, count(*)::int AS answers
      FROM told WHERE step = 'submitted' AND answer IN ('returned', 'declined', 'approved', 'revised') GROUP BY 1 ORDER BY 1 DESC LIMIT ${ROUNDS}`),
  ]);
  return { waiting: waiting[0] ?? { waiting: 0, median: null, oldest: null }, periods: periods.filter(({ period }) => daysOf(period)) };
}
