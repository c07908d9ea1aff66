import { pagesOf } from '#app/domain/shared/list';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Cell } from './behind.type';

const { sql } = Prisma;

const PAGE = 50;

/** A row of an entry: its id, its address' part and its title as readers of a language see it; before it is published, as it was written last. */
export type Titled = { entryId: string; slug: string; title: string; titleLang: Lang };

/**
 * A page of rows, each of an entry, with its title, and how many rows there are in all.
 * @param found rows with an `entryId` @param order of a row `x` of them
 */
export async function paged<Row>(lang: Lang, found: Prisma.Sql, order: Prisma.Sql, wanted: number): Promise<{ rows: (Row & Titled)[]; count: number; page: number; pages: number }> {
  const [all] = await db.$queryRaw<{ n: number }[]>(sql`SELECT count(*)::int AS n FROM (${found}) x`);
  const { page, pages } = pagesOf({ n: all?.n ?? 0, over: false }, PAGE, wanted);
  const rows = await db.$queryRaw<(Row & Titled)[]>(sql`
    WITH shown AS (SELECT x.*, row_number() OVER (ORDER BY ${order}) AS place FROM (${found}) x ORDER BY place LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE})
    SELECT s.*, e.slug, coalesce(t.title, written.title, '') AS title, coalesce(t.lang, e."originalLang") AS "titleLang"
    FROM shown s JOIN "Entry" e ON e.id = s."entryId"
    LEFT JOIN LATERAL (SELECT title, lang FROM "EntryText" y WHERE y."entryId" = e.id AND (y.lang = ${lang} OR y.state = 'original') ORDER BY y.lang = ${lang} DESC LIMIT 1) t ON true
    LEFT JOIN LATERAL (SELECT r.content->'texts'->e."originalLang"->'fields'->>'title' AS title FROM "Revision" r WHERE t.title IS NULL AND r."entryId" = e.id ORDER BY r.number DESC LIMIT 1) written ON true
    ORDER BY s.place`);
  return { rows, count: all?.n ?? 0, page, pages };
}

/** A text that says so where it is in another language than the page. */
export const said = (lang: Lang, text: string, written: string, href?: string): Cell => ({ text, href, ...(written === lang ? {} : { lang: written }) });
