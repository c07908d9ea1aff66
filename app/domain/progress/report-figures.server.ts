import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { searchOf } from '#app/domain/shared/list';
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

type Counted = Record<ReportStanding, number> & { id: string; period: string; dueOn: string; state: 'open' | 'closed' };

/** Every report of the last rounds in exactly one standing on a day. */
const countedStatement = (where: Prisma.Sql, today: Prisma.Sql): Prisma.Sql => sql`
  WITH rounds AS MATERIALIZED (SELECT id, period, "dueOn", state FROM "ReportRound" WHERE state IN ('open', 'closed') ORDER BY "dueOn" DESC, id LIMIT ${ROUNDS}),
  standing AS (
    SELECT r."roundId", CASE
        WHEN r.state IN ('accepted', 'skipped') THEN r.state
        WHEN r.state = 'submitted' THEN 'waiting'
        WHEN o.state = 'closed' AND r.state <> 'returned' THEN 'missed'
        WHEN coalesce(r."dueOn", o."dueOn") < ${today} THEN 'overdue' ELSE 'owed' END AS standing
    FROM "Report" r JOIN rounds o ON o.id = r."roundId" JOIN "Pilot" p ON p.id = r."pilotId" WHERE ${where})
  SELECT o.id, o.period, to_char(o."dueOn", 'YYYY-MM-DD') AS "dueOn", o.state,
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

type Open = Waiting & { overdue: number; mostOverdue: number | null };

/** What of all rounds is open now: handed in and not answered, or overdue. */
async function openReports(where: Prisma.Sql, today: Prisma.Sql): Promise<Open> {
  const isOverdue = sql`r.state <> 'submitted' AND (o.state = 'open' OR r.state = 'returned') AND coalesce(r."dueOn", o."dueOn") < ${today}`;
  const isWaiting = sql`r.state = 'submitted'`;
  const waited = days(sql`r."submittedAt"`, sql`${now()}::timestamptz`);
  const [row] = await db.$queryRaw<Open[]>(sql`
    SELECT count(*) FILTER (WHERE ${isWaiting})::int AS waiting, ${middle(waited)} FILTER (WHERE ${isWaiting}) AS median, max(${waited}) FILTER (WHERE ${isWaiting}) AS oldest,
      count(*) FILTER (WHERE ${isOverdue})::int AS overdue, max(${today} - coalesce(r."dueOn", o."dueOn")) FILTER (WHERE ${isOverdue})::int AS "mostOverdue"
    FROM "Report" r JOIN "ReportRound" o ON o.id = r."roundId" JOIN "Pilot" p ON p.id = r."pilotId"
    WHERE r.state IN ('due', 'draft', 'returned', 'submitted') AND o.state IN ('open', 'closed') AND ${where}`);
  return row ?? { waiting: 0, median: null, oldest: null, overdue: 0, mostOverdue: null };
}

/** Where reports of a standing are listed. Their list can be narrowed by one theme and a round. */
const listOf = (lang: Lang, { themes, status, year }: ProgressFilters) => (standing: ReportStanding, round = ''): string | null =>
  status || year || themes.length > 1 ? null : `/${lang}/desk/reports${searchOf([['state', standing === 'waiting' ? null : standing], ['round', round], ['theme', themes[0] ?? null]])}`;

/** How reporting goes: the last rounds, what is overdue, what waits for an answer and for how long. */
export async function reportFigures(lang: Lang, filters: ProgressFilters): Promise<ReportFigures> {
  const where = await matching(lang, { ...EVERYTHING, ...filters }, null);
  const today = sql`${dayOf(now())}::date`;
  const [counted, answered, { overdue, mostOverdue, ...waiting }] = await Promise.all([
    db.$queryRaw<Counted[]>(countedStatement(where, today)),
    db.$queryRaw<{ id: string; days: number; answers: number }[]>(answeredStatement(where)),
    openReports(where, today),
  ]);
  const at = listOf(lang, filters);
  const rounds = counted.map(({ id, period, dueOn, state, ...reports }): RoundFigure => {
    const review = answered.find((one) => one.id === id);
    return {
      id, period, dueOn, state, reports,
      inAll: REPORT_STANDINGS.reduce((sum, one) => sum + reports[one], 0),
      reviewDays: review?.days ?? null,
      answers: review?.answers ?? 0,
      hrefs: Object.fromEntries(REPORT_STANDINGS.map((one) => [one, at(one, period)])) as RoundFigure['hrefs'],
      href: `/${lang}/desk/rounds/${id}`,
    };
  });
  return { rounds, waiting, waitingHref: at('waiting'), overdue, mostOverdue, overdueHref: at('overdue') };
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
  return { waiting: waiting[0] ?? { waiting: 0, median: null, oldest: null }, periods };
}
