import { COUNTED } from '#app/domain/shared/list';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

const { sql } = Prisma;

/** A practice as other pages show it; its texts are in `lang`, the reader's or the original's. */
export type NewPractice = { slug: string; title: string; summary: string; lang: Lang; outcome: string; themes: Theme[]; leadName: string };

/** The text of entry `id` in a language, else in its original one. */
const textOf = (id: Prisma.Sql, lang: Lang) => sql`(SELECT lang, title, summary FROM "EntryText"
  WHERE "entryId" = ${id} AND (lang = ${lang} OR state = 'original') ORDER BY lang = ${lang} DESC LIMIT 1)`;

/** The n published last of a theme or of an organisation, and how many there are, counted no further than a list counts. */
export async function newestPractices(lang: Lang, of: { theme: Theme } | { leadId: string }, n: number): Promise<{ practices: NewPractice[]; count: number }> {
  const condition =
    'theme' in of
      ? sql`FROM "Practice" p JOIN "Entry" e ON e.id = p.id WHERE p."isPublic" AND p.themes @> ${[of.theme]}::text[]`
      : sql`FROM "Entry" e JOIN "Practice" p ON p.id = e.id WHERE e."leadId" = ${of.leadId}::uuid AND e.kind = 'practices' AND p."isPublic"`;
  const [practices, counted] = await Promise.all([
    db.$queryRaw<NewPractice[]>(sql`
      SELECT found.slug, t.title, t.summary, t.lang, found.outcome, found.themes, coalesce(l.title, '') AS "leadName"
      FROM (SELECT e.id, e.slug, e."leadId", p.outcome, p.themes, p."publishedAt" ${condition} ORDER BY p."publishedAt" DESC, p.id LIMIT ${n}) AS found
      CROSS JOIN LATERAL ${textOf(sql`found.id`, lang)} t
      LEFT JOIN LATERAL ${textOf(sql`found."leadId"`, lang)} l ON true
      ORDER BY found."publishedAt" DESC, found.id`),
    db.$queryRaw<{ count: number }[]>(sql`SELECT count(*)::int AS count FROM (SELECT 1 ${condition} LIMIT ${COUNTED}) AS counted`),
  ]);
  return { practices: practices.map((practice) => ({ ...practice, themes: THEMES.filter((theme) => practice.themes.includes(theme)) })), count: counted[0]?.count ?? 0 };
}
