import { partnerNames } from '#app/domain/partners/partners.server';
import type { ReportState } from '#app/domain/reports/report.type';
import { partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { type QueueFilters, QUEUE_STATES, type QueueState } from './queue-filters';
import { READING_MINUTES } from './reading.server';

const { sql } = Prisma;
const DAY = 86_400_000;
export const PER_PAGE = 25;
/** Organisations that can be chosen from. */
const MOST_PARTNERS = 500;

const today = () => dayOf(now());
const owed = sql`r.state IN ('due', 'draft', 'returned')`;
const dueOn = sql`coalesce(r."dueOn", q."dueOn")`;
const canBeWritten = sql`(q.state = 'open' OR r.state = 'returned')`;

/** Which rows `r` of Report, in their round `q`, stand in a state. */
const stateCondition = (state: QueueState): Prisma.Sql => {
  switch (state) {
    case 'waiting': return sql`r.state = 'submitted'`;
    case 'overdue': return sql`${owed} AND ${canBeWritten} AND ${dueOn} < ${today()}::date`;
    case 'owed': return sql`${owed} AND ${canBeWritten} AND ${dueOn} >= ${today()}::date`;
    case 'missed': return sql`r.state IN ('due', 'draft') AND q.state = 'closed'`;
    default: return sql`r.state = ${state}`;
  }
};

const ORDER: Record<QueueState, Prisma.Sql> = {
  waiting: sql`r."submittedAt" ASC NULLS FIRST`,
  overdue: sql`${dueOn} ASC`,
  owed: sql`${dueOn} ASC`,
  returned: sql`r."decidedAt" ASC`,
  accepted: sql`r."decidedAt" DESC`,
  skipped: sql`r."decidedAt" DESC`,
  missed: sql`${dueOn} DESC`,
};

const narrowed = ({ round, theme, partner }: Omit<QueueFilters, 'state' | 'page'>): Prisma.Sql => sql`true
  ${round ? sql`AND q.period = ${round}` : Prisma.empty}
  ${theme ? sql`AND ${theme} = ANY(p.themes)` : Prisma.empty}
  ${partner ? sql`AND e."leadId" = ${partner}::uuid` : Prisma.empty}`;

const tables = sql`"Report" r JOIN "ReportRound" q ON q.id = r."roundId" JOIN "Entry" e ON e.id = r."pilotId" JOIN "Pilot" p ON p.id = r."pilotId"`;

/** A report as a line of the queue. */
export type QueueRow = {
  id: string;
  title: string;
  /** The language of the title */
  lang: string;
  organisation: string;
  period: string;
  state: ReportState;
  submittedAt: Date | null;
  decidedAt: Date | null;
  /** yyyy-mm-dd */
  dueOn: string;
  /** Whole days since what the state counts from: handed in, due, decided; negative when the day lies ahead */
  days: number;
  /** How often it was returned */
  returned: number;
  /** The viewer writes for its organisation, so another coordinator decides. */
  own: boolean;
  /** Another coordinator who has it open */
  reader: { name: string; at: Date } | null;
};

type Row = Omit<QueueRow, 'organisation' | 'days' | 'own' | 'reader'> & { leadId: string | null; readerId: string | null; reader: string | null; readAt: Date | null };

const since = (row: Row): Date => {
  if (row.state === 'submitted') return row.submittedAt ?? now();
  return ['accepted', 'skipped', 'returned'].includes(row.state) && row.decidedAt ? row.decidedAt : new Date(`${row.dueOn}T00:00:00Z`);
};

/** Whole days from a moment to now; days of the calendar where only the day is known. */
const daysSince = (row: Row, state: QueueState): number =>
  state === 'overdue' || state === 'owed' || state === 'missed'
    ? Math.round((Date.parse(`${today()}T00:00:00Z`) - Date.parse(`${row.dueOn}T00:00:00Z`)) / DAY)
    : Math.max(0, Math.floor((now().getTime() - since(row).getTime()) / DAY));

async function rowsWhere(viewer: Viewer, lang: Lang, state: QueueState, where: Prisma.Sql, page: number, size: number): Promise<QueueRow[]> {
  const reading = new Date(now().getTime() - READING_MINUTES * 60_000);
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH chosen AS (
      SELECT r.id, r.state, r."pilotId", r."submittedAt", r."decidedAt", r."readById", r."readAt", e."leadId", q.period,
        to_char(${dueOn}, 'YYYY-MM-DD') AS "dueOn", row_number() OVER (ORDER BY ${ORDER[state]}, r.id) AS n
      FROM ${tables} WHERE ${stateCondition(state)} AND ${where}
      ORDER BY n LIMIT ${size} OFFSET ${(page - 1) * size})
    SELECT s.id, s.state, s."submittedAt", s."decidedAt", s."leadId", s.period, s."dueOn", t.title, t.lang,
      (SELECT count(*)::int FROM "TimelineStep" x WHERE x."reportId" = s.id AND x.step = 'reportReturned') AS returned,
      reader.id AS "readerId", reader.name AS reader, s."readAt"
    FROM chosen s
      JOIN LATERAL (SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = s."pilotId" ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1) t ON true
      LEFT JOIN "Person" reader ON reader.id = s."readById" AND s."readAt" > ${reading} AND s.state = 'submitted'
    ORDER BY s.n`);
  const names = await partnerNames([...new Set(rows.flatMap(({ leadId }) => leadId ?? []))], lang);
  const own = partnersWhere(viewer, 'editor');
  return rows.map((row) => {
    const { leadId, readerId, reader, readAt, ...rest } = row;
    return {
      ...rest,
      organisation: names.get(leadId ?? '') ?? '',
      days: daysSince(row, state),
      own: own.includes(leadId ?? ''),
      reader: readerId && reader && readAt && readerId !== viewer?.personId ? { name: reader, at: readAt } : null,
    };
  });
}

/** A page of the reports in a state, those that hurt longest first, with how many there are in each state. The caller is a coordinator. */
export async function reportQueue(viewer: Viewer, lang: Lang, filters: QueueFilters) {
  const where = narrowed(filters);
  const [counts] = await db.$queryRaw<Record<QueueState, number>[]>(sql`
    SELECT ${Prisma.join(QUEUE_STATES.map((state) => sql`count(*) FILTER (WHERE ${stateCondition(state)})::int AS ${Prisma.raw(state)}`))} FROM ${tables} WHERE ${where}`);
  const found = counts?.[filters.state] ?? 0;
  const pages = Math.max(1, Math.ceil(found / PER_PAGE));
  const page = Math.min(filters.page, pages);
  return { rows: await rowsWhere(viewer, lang, filters.state, where, page, PER_PAGE), counts: counts as Record<QueueState, number>, page, pages };
}

/** What the queue can be narrowed by: rounds, newest first, and organisations that owe or owed a report, by name. */
export async function queueChoices(lang: Lang): Promise<{ rounds: string[]; partners: { id: string; name: string }[] }> {
  const [rounds, leads] = await Promise.all([
    db.reportRound.findMany({ where: { state: { not: 'draft' } }, orderBy: { dueOn: 'desc' }, take: 60, select: { period: true } }),
    db.$queryRaw<{ id: string }[]>(sql`SELECT DISTINCT e."leadId" AS id FROM "Entry" e WHERE e.kind = 'pilots' AND e."leadId" IS NOT NULL AND EXISTS (SELECT 1 FROM "Report" r WHERE r."pilotId" = e.id) LIMIT ${MOST_PARTNERS}`),
  ]);
  const names = await partnerNames(leads.map(({ id }) => id), lang);
  const { compare } = new Intl.Collator(lang);
  const partners = leads.map(({ id }) => ({ id, name: names.get(id) ?? '' })).sort((a, b) => compare(a.name, b.name));
  return { rounds: rounds.map(({ period }) => period), partners };
}

const leftToViewer = (viewer: Viewer): Prisma.Sql => sql`NOT coalesce(e."leadId" = ANY(${partnersWhere(viewer, 'editor')}::uuid[]), false)`;

/** Reports in a state that are this coordinator's to deal with, oldest first. */
export const reportsToDo = (viewer: Viewer, lang: Lang, state: 'waiting' | 'overdue', most: number): Promise<QueueRow[]> =>
  rowsWhere(viewer, lang, state, leftToViewer(viewer), 1, most);

/**
 * The report to go on with after this one, and how many wait in all: the oldest that the viewer may decide, rather one that no colleague has open.
 * @param exceptId the report just dealt with
 */
export async function nextToReview(viewer: Viewer, lang: Lang, exceptId: string): Promise<{ next: QueueRow | null; waiting: number }> {
  const where = sql`${leftToViewer(viewer)} AND r.id <> ${exceptId}::uuid`;
  const [rows, [count]] = await Promise.all([
    rowsWhere(viewer, lang, 'waiting', where, 1, 10),
    db.$queryRaw<{ n: number }[]>(sql`SELECT count(*)::int AS n FROM ${tables} WHERE ${stateCondition('waiting')} AND ${where}`),
  ]);
  return { next: rows.find(({ reader }) => !reader) ?? rows[0] ?? null, waiting: count?.n ?? 0 };
}

/** How many people can write for an organisation. */
export const writersOf = (partnerId: string | null): Promise<number> =>
  db.membership.count({ where: { partnerId: partnerId ?? '00000000-0000-0000-0000-000000000000', roles: { has: 'editor' }, person: { deactivatedAt: null } } });

/** How often the editors of reports were reminded of their round, by the report; the letter that it opened is no reminder. */
export async function remindedOf(reportIds: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; n: number }[]>(sql`
    SELECT r.id, count(DISTINCT x.occasion)::int AS n FROM "Report" r
      JOIN "Entry" e ON e.id = r."pilotId" JOIN "Membership" m ON m."partnerId" = e."leadId" AND 'editor' = ANY(m.roles)
      JOIN "Reminder" x ON x."roundId" = r."roundId" AND x."personId" = m."personId" AND x.occasion NOT LIKE 'opened%'
    WHERE r.id = ANY(${reportIds}::uuid[]) GROUP BY r.id`);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
