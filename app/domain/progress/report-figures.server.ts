import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { searchOf } from '#app/domain/shared/list';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { isNarrowed, type ProgressFilters, rowsAt } from './progress-filters.server';
import { REPORT_STANDINGS, type ReportFigures, type ReportStanding, type ReviewFigures, type RoundFigure, type Waiting } from './progress.type';

const { sql } = Prisma;

/** Rounds and half-years that are shown, newest first. */
const ROUNDS = 6;

const days = (from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql => sql`(extract(epoch FROM ${to} - ${from}) / 86400)::float8`;
const middle = (what: Prisma.Sql): Prisma.Sql => sql`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${what})`;

type Counted = Record<ReportStanding, number> & { id: string; period: string; dueOn: string; state: 'open' | 'closed' };

/** The last rounds. */
const lastRounds = sql`SELECT id FROM "ReportRound" WHERE state IN ('open', 'closed') ORDER BY "dueOn" DESC, id LIMIT ${ROUNDS}`;

const dueOn = sql`coalesce(r."dueOn", o."dueOn")`;

/** Every report of the pilots that are counted, in exactly one standing on a day. */
export const reportStandings = async (lang: Lang, filters: ProgressFilters, rounds: Prisma.Sql): Promise<Prisma.Sql> => sql`
  SELECT r.id, r."pilotId" AS "entryId", r."roundId", r."submittedAt", o.period, ${dueOn} AS "dueOn", CASE
      WHEN r.state IN ('accepted', 'skipped') THEN r.state
      WHEN r.state = 'submitted' THEN 'waiting'
      WHEN o.state = 'closed' AND r.state <> 'returned' THEN 'missed'
      WHEN ${dueOn} < ${dayOf(now())}::date THEN 'overdue' ELSE 'owed' END AS standing
  FROM "Report" r JOIN "ReportRound" o ON o.id = r."roundId" JOIN "Pilot" p ON p.id = r."pilotId"
  WHERE o.state IN ('open', 'closed') AND r."roundId" = ANY(${rounds}) AND ${await matching(lang, { ...EVERYTHING, ...filters }, null)}`;

const countedStatement = async (lang: Lang, filters: ProgressFilters): Promise<Prisma.Sql> => sql`
  SELECT o.id, o.period, to_char(o."dueOn", 'YYYY-MM-DD') AS "dueOn", o.state,
    ${Prisma.join(REPORT_STANDINGS.map((one) => sql`count(*) FILTER (WHERE s.standing = ${one})::int AS ${Prisma.raw(`"${one}"`)}`))}
  FROM "ReportRound" o LEFT JOIN (${await reportStandings(lang, filters, sql`ARRAY(${lastRounds})`)}) s ON s."roundId" = o.id
  WHERE o.id = ANY(ARRAY(${lastRounds})) GROUP BY o.id ORDER BY o."dueOn" DESC, o.id`;

/** Each answer to a report in some rounds, and the submission that it answers. @param rounds an array of ids */
export const reportAnswers = async (lang: Lang, filters: ProgressFilters, rounds: Prisma.Sql): Promise<Prisma.Sql> => sql`
  SELECT * FROM (
    SELECT s.id AS "stepId", r."pilotId" AS "entryId", r.id AS "reportId", r."roundId", s.step, s.at, lead(s.at) OVER thread AS answered, lead(s.step) OVER thread AS answer
    FROM "Report" r JOIN "Pilot" p ON p.id = r."pilotId" JOIN "TimelineStep" s ON s."reportId" = r.id
    WHERE r."roundId" = ANY(${rounds}) AND s.step IN ('reportSubmitted', 'reportReturned', 'reportAccepted') AND ${await matching(lang, { ...EVERYTHING, ...filters }, null)}
    WINDOW thread AS (PARTITION BY s."reportId" ORDER BY s.at, s.id)) told
  WHERE step = 'reportSubmitted' AND answer IN ('reportReturned', 'reportAccepted')`;

const answeredStatement = async (lang: Lang, filters: ProgressFilters): Promise<Prisma.Sql> => sql`
  SELECT "roundId" AS id, ${middle(days(sql`at`, sql`answered`))} AS days, count(*)::int AS answers
  FROM (${await reportAnswers(lang, filters, sql`ARRAY(${lastRounds})`)}) told GROUP BY 1`;

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

/** Where reports of a standing are listed: in their queue, which can be narrowed by one theme and a round, else as rows of the programme's figures. */
const listOf = (lang: Lang, filters: ProgressFilters) => (standing: ReportStanding, round?: { id: string; period: string }): string => {
  const { themes, status, year } = filters;
  if (status || year || themes.length > 1) return rowsAt(lang, filters, 'reports', [['standing', standing], ...(round ? [['round', round.id] as [string, string]] : [])]);
  return `/${lang}/desk/reports${searchOf([['state', standing === 'waiting' ? null : standing], ['round', round?.period ?? null], ['theme', themes[0] ?? null]])}`;
};

/** How reporting goes: the last rounds, what is overdue, what waits for an answer and for how long. */
export async function reportFigures(lang: Lang, filters: ProgressFilters): Promise<ReportFigures> {
  const where = await matching(lang, { ...EVERYTHING, ...filters }, null);
  const today = sql`${dayOf(now())}::date`;
  const [counted, answered, { overdue, mostOverdue, ...waiting }] = await Promise.all([
    db.$queryRaw<Counted[]>(await countedStatement(lang, filters)),
    db.$queryRaw<{ id: string; days: number; answers: number }[]>(await answeredStatement(lang, filters)),
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
      hrefs: Object.fromEntries(REPORT_STANDINGS.map((one) => [one, at(one, { id, period })])) as RoundFigure['hrefs'],
      allHref: rowsAt(lang, filters, 'reports', [['round', id]]),
      answersHref: rowsAt(lang, filters, 'answers', [['round', id]]),
      href: `/${lang}/desk/rounds/${id}`,
    };
  });
  return { rounds, waiting, waitingHref: at('waiting'), overdue, mostOverdue, overdueHref: at('overdue') };
}

/** Without filters those pilots count too that were never published. */
const reviewed = async (lang: Lang, filters: ProgressFilters): Promise<Prisma.Sql> =>
  isNarrowed(filters) ? sql`EXISTS (SELECT 1 FROM "Pilot" p WHERE p.id = e.id AND ${await matching(lang, { ...EVERYTHING, ...filters }, null)})` : sql`true`;

/** The pilots' submissions that wait for an answer. */
export const pilotsInReview = async (lang: Lang, filters: ProgressFilters): Promise<Prisma.Sql> => sql`
  SELECT r.id, e.id AS "entryId", r."submittedAt" FROM "Revision" r JOIN "Entry" e ON e.id = r."entryId"
  WHERE r.state = 'submitted' AND e.kind = 'pilots' AND ${await reviewed(lang, filters)}`;

/** Each answer to a pilot, the submission that it answers, and the half-year in which it came. */
export const pilotAnswers = async (lang: Lang, filters: ProgressFilters): Promise<Prisma.Sql> => sql`
  SELECT told.*, NULL AS "reportId", to_char(answered AT TIME ZONE 'Europe/Helsinki', 'YYYY') || CASE WHEN extract(month FROM answered AT TIME ZONE 'Europe/Helsinki') > 6 THEN 'H2' ELSE 'H1' END AS period
  FROM (
    SELECT s.id AS "stepId", s."entryId", s.step, s.at, lead(s.at) OVER thread AS answered, lead(s.step) OVER thread AS answer
    FROM "TimelineStep" s JOIN "Entry" e ON e.id = s."entryId"
    WHERE s.step IN ('submitted', 'returned', 'declined', 'withdrawn', 'approved', 'revised') AND e.kind = 'pilots' AND ${await reviewed(lang, filters)}
    WINDOW thread AS (PARTITION BY s."entryId" ORDER BY s.at, s.id)) told
  WHERE step = 'submitted' AND answer IN ('returned', 'declined', 'approved', 'revised')`;

/** How long pilots wait for an answer of the ministry. */
export async function reviewFigures(lang: Lang, filters: ProgressFilters): Promise<ReviewFigures> {
  const waited = days(sql`"submittedAt"`, sql`${now()}::timestamptz`);
  const [waiting, periods] = await Promise.all([
    db.$queryRaw<Waiting[]>(sql`SELECT count(*)::int AS waiting, ${middle(waited)} AS median, max(${waited}) AS oldest FROM (${await pilotsInReview(lang, filters)}) r`),
    db.$queryRaw<{ period: string; days: number; answers: number }[]>(sql`
      SELECT period, ${middle(days(sql`at`, sql`answered`))} AS days, count(*)::int AS answers
      FROM (${await pilotAnswers(lang, filters)}) told GROUP BY 1 ORDER BY 1 DESC LIMIT ${ROUNDS}`),
  ]);
  return {
    waiting: waiting[0] ?? { waiting: 0, median: null, oldest: null },
    waitingHref: rowsAt(lang, filters, 'waiting', []),
    periods: periods.map((one) => ({ ...one, href: rowsAt(lang, filters, 'answers', [['period', one.period]]) })),
  };
}
