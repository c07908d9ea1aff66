import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

/** What an entry is called, in the language of `lang`, and its address. */
export type EntryName = { name: string; lang: Lang; slug: string; isPublic: boolean };

/**
 * Names of entries by id: in a language, else the original's. In one statement, as most pages ask for some.
 * @param only a condition on the entries `e`, e.g. their kind
 */
export async function entryNames(ids: readonly string[], lang: Lang, only: Prisma.Sql = Prisma.sql`true`): Promise<Map<string, EntryName>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; slug: string; isPublic: boolean; title: string | null; lang: Lang | null }[]>(Prisma.sql`
    SELECT e.id, e.slug, e."isPublic", t.title, t.lang FROM "Entry" e
    LEFT JOIN LATERAL (SELECT title, lang FROM "EntryText" WHERE "entryId" = e.id ORDER BY lang = ${lang} DESC, state = 'original' DESC LIMIT 1) t ON true
    WHERE e.id = ANY(${[...new Set(ids)]}::uuid[]) AND ${only}`);
  return new Map(rows.map(({ id, slug, isPublic, title, lang: written }) => [id, { name: title ?? '', lang: written ?? lang, slug, isPublic }]));
}
