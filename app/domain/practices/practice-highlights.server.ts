import type { Highlight, HighlightOf } from '#app/domain/shared/content-type';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';

const { sql } = Prisma;

/** The text of entry `id` in a language, else in its original one. */
const textOf = (id: Prisma.Sql, lang: Lang) => sql`(SELECT lang, title, summary FROM "EntryText"
  WHERE "entryId" = ${id} AND (lang = ${lang} OR state = 'original') ORDER BY lang = ${lang} DESC LIMIT 1)`;

/** Public practices: all of them, a theme's, or an organisation's. */
function publicOnes(of?: HighlightOf): Prisma.Sql {
  if (of && 'leadId' in of) return sql`"Entry" e JOIN "Practice" p ON p.id = e.id WHERE e."leadId" = ${of.leadId}::uuid AND e.kind = 'practices' AND p."isPublic"`;
  return sql`"Practice" p JOIN "Entry" e ON e.id = p.id WHERE p."isPublic" ${of ? sql`AND p.themes @> ${[of.theme]}::text[]` : Prisma.empty}`;
}

/** The n newest practices, each saying whether it worked. */
export async function practiceHighlights(lang: Lang, n: number, of?: HighlightOf): Promise<Highlight[]> {
  const rows = await db.$queryRaw<(Omit<Highlight, 'label'> & { outcome: string })[]>(sql`
    SELECT found.slug, t.title, t.summary, t.lang, found.outcome, found.themes, coalesce(l.title, '') AS "leadName"
    FROM (SELECT e.id, e.slug, e."leadId", p.outcome, p.themes, p."publishedAt" FROM ${publicOnes(of)} ORDER BY p."publishedAt" DESC, p.id LIMIT ${n}) AS found
    CROSS JOIN LATERAL ${textOf(sql`found.id`, lang)} t
    LEFT JOIN LATERAL ${textOf(sql`found."leadId"`, lang)} l ON true
    ORDER BY found."publishedAt" DESC, found.id`);
  const t = translator(practiceMessages, lang);
  return rows.map(({ outcome, ...row }) => ({ ...row, label: t.at(`outcome.${outcome}`) }));
}
