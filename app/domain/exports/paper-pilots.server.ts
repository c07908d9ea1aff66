import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import type { ProgressFilters } from '#app/domain/progress/programme-figures.server';
import type { Theme } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

const { sql } = Prisma;

/** More pilots than this are no reading; the table of pilots has them all. */
export const MOST_LISTED = 1000;

export type ListedPilot = { title: string; lang: Lang; lead: string; leadLang: Lang; state: string; themes: Theme[]; years: number[]; budget: number };

const named = (id: Prisma.Sql, lang: Lang) => sql`(SELECT t.title, t.lang FROM "EntryText" t WHERE t."entryId" = ${id} ORDER BY (t.lang = ${lang}) DESC, (t.state = 'original') DESC LIMIT 1)`;

/** The pilots that the report is about, by the organisation that leads them. */
export async function listedPilots(lang: Lang, filters: ProgressFilters): Promise<ListedPilot[]> {
  const where = await matching(lang, { ...EVERYTHING, ...filters }, null);
  return db.$queryRaw<ListedPilot[]>(sql`
    SELECT n.title, n.lang, COALESCE(l.title, '') AS lead, COALESCE(l.lang, n.lang) AS "leadLang", p.state, p.themes, p.years, p."budgetTotal" AS budget
    FROM "Pilot" p CROSS JOIN LATERAL ${named(sql`p.id`, lang)} n LEFT JOIN LATERAL ${named(sql`p."leadId"`, lang)} l ON true
    WHERE ${where} ORDER BY l.title, n.title, p.id LIMIT ${MOST_LISTED}`);
}
