import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { daysFrom } from './days';

/** A report that an organisation owes. Days are yyyy-mm-dd; `daysLeft` is negative when it is late. */
export type Owed = {
  reportId: string;
  roundId: string;
  period: string;
  /** due, draft, returned */
  state: string;
  dueOn: string;
  daysLeft: number;
  pilotId: string;
  title: string;
  lang: Lang;
  partnerId: string;
};

/**
 * What these organisations owe: reports of open rounds that are due, begun or returned, and those returned after their round was
 * closed. The one due soonest first; titles in `lang` or else the original.
 */
export async function owedBy(partnerIds: string[], lang: Lang): Promise<Owed[]> {
  if (partnerIds.length === 0) return [];
  const rows = await db.$queryRaw<Omit<Owed, 'daysLeft'>[]>(Prisma.sql`
    SELECT r.id AS "reportId", o.id AS "roundId", o.period, r.state, to_char(coalesce(r."dueOn", o."dueOn"), 'YYYY-MM-DD') AS "dueOn",
      e.id AS "pilotId", coalesce(t.title, '') AS title, coalesce(t.lang, e."originalLang") AS lang, e."leadId" AS "partnerId"
    FROM "Report" r
    JOIN "ReportRound" o ON o.id = r."roundId"
    JOIN "Entry" e ON e.id = r."pilotId"
    LEFT JOIN LATERAL (SELECT lang, title FROM "EntryText" x WHERE x."entryId" = e.id AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1) t ON true
    WHERE e."leadId" = ANY(${partnerIds}::uuid[]) AND (r.state = 'returned' OR (r.state IN ('due', 'draft') AND o.state = 'open'))
    ORDER BY coalesce(r."dueOn", o."dueOn"), title, r.id`);
  const today = dayOf(now());
  return rows.map((row) => ({ ...row, daysLeft: daysFrom(today, row.dueOn) }));
}
