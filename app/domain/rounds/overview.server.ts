import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { daysFrom } from './days';
import { occasionFrom } from './occasions';
import { countsOf, standingOf } from './round.server';
import { type RoundCounts, STANDINGS, type Standing } from './round.type';

const { sql } = Prisma;
const PAGE = 50;

/** A report in its round. Days are yyyy-mm-dd; `daysLeft` is negative when the due day has passed. */
export type OverviewRow = {
  reportId: string;
  pilotId: string;
  title: string;
  lang: Lang;
  leadId: string | null;
  leadName: string;
  state: string;
  standing: Standing;
  dueOn: string;
  daysLeft: number;
  /** Was given more time than the round */
  isExtended: boolean;
  submittedAt: Date | null;
  /** People who could hand it in */
  editors: number;
};

export type RoundOverview = { counts: RoundCounts; rows: OverviewRow[]; page: number; pages: number; reminders: Reminded[] };

export const isStanding = (text: string | null): text is Standing => (STANDINGS as readonly string[]).includes(text ?? '');

/**
 * Who owes what in a round: what is late first, the longest late on top, then what is owed, waits and is done.
 * @param of one standing alone @param page counts from 1; fifty a page
 */
export async function roundOverview(roundId: string, lang: Lang, { of, page = 1 }: { of?: Standing; page?: number } = {}): Promise<RoundOverview> {
  const today = dayOf(now());
  const counts = (await countsOf([roundId])).get(roundId) as RoundCounts;
  const total = of ? counts[of] : Object.values(counts).reduce((sum, n) => sum + n, 0);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const rows = await db.$queryRaw<Omit<OverviewRow, 'daysLeft'>[]>(sql`
    WITH shown AS (
      SELECT r.id, r."pilotId", r.state, r."submittedAt", r."dueOn" IS NOT NULL AS "isExtended", coalesce(r."dueOn", o."dueOn") AS due, ${standingOf(today)} AS standing
      FROM "Report" r JOIN "ReportRound" o ON o.id = r."roundId" WHERE o.id = ${roundId}::uuid
    )
    SELECT s.id AS "reportId", s."pilotId", s.state, s.standing, s."submittedAt", s."isExtended", to_char(s.due, 'YYYY-MM-DD') AS "dueOn",
      coalesce(t.title, '') AS title, coalesce(t.lang, e."originalLang") AS lang, e."leadId", coalesce(n.title, '') AS "leadName",
      (SELECT count(*)::int FROM "Membership" m JOIN "Person" p ON p.id = m."personId" AND p."deactivatedAt" IS NULL WHERE m."partnerId" = e."leadId" AND 'editor' = ANY(m.roles)) AS editors
    FROM shown s
    JOIN "Entry" e ON e.id = s."pilotId"
    LEFT JOIN LATERAL ${titleIn(sql`e.id`, lang)} t ON true
    LEFT JOIN LATERAL ${titleIn(sql`e."leadId"`, lang)} n ON true
    ${of ? sql`WHERE s.standing = ${of}` : Prisma.empty}
    ORDER BY array_position(ARRAY['overdue', 'returned', 'draft', 'due', 'submitted', 'accepted', 'skipped'], s.standing), s.due, t.title, s.id
    LIMIT ${PAGE} OFFSET ${(at - 1) * PAGE}`);
  return { counts, rows: rows.map((row) => ({ ...row, daysLeft: daysFrom(today, row.dueOn) })), page: at, pages, reminders: await remindersOf(roundId) };
}

/** The title of an entry in a language, else in its original one. */
export const titleIn = (id: Prisma.Sql, lang: Lang) =>
  sql`(SELECT lang, title FROM "EntryText" x WHERE x."entryId" = ${id} AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1)`;

/** Letters that went out for one occasion. `day` is the due day they were about, or the day they were written by hand. */
export type Reminded = { occasion: string; kind: string; day: string | null; people: number; at: Date };

async function remindersOf(roundId: string): Promise<Reminded[]> {
  const rows = await db.reminder.groupBy({ by: ['occasion'], where: { roundId }, _count: true, _min: { at: true }, orderBy: { _min: { at: 'desc' } } });
  return rows.map(({ occasion, _count, _min }) => ({ occasion, ...occasionFrom(occasion), people: _count, at: _min.at ?? now() }));
}

/** What would stay unfinished if the round were closed: reports never handed in, and returned ones, which can still be mended. */
export async function unfinishedIn(roundId: string): Promise<{ owed: number; returned: number }> {
  const count = (states: string[]) => db.report.count({ where: { roundId, state: { in: states } } });
  const [owed, returned] = await Promise.all([count(['due', 'draft']), count(['returned'])]);
  return { owed, returned };
}

/** The pilots of a round that still owe their report. */
export async function owingPilots(roundId: string): Promise<string[]> {
  const rows = await db.report.findMany({ where: { roundId, state: { in: ['due', 'draft', 'returned'] } }, select: { pilotId: true } });
  return rows.map(({ pilotId }) => pilotId);
}
