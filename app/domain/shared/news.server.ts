import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

/** What readers hear of: an entry came out, began, ended or was broken off. Later wording is no news. */
const NEWS = ['approved', 'running', 'completed', 'stopped'];

/** Steps looked at for each one shown, as an entry stands in the news once. */
const SPARE = 4;

/** The latest that happened to a published entry. `lang` is the language of its title. */
export type News = { id: string; at: string; step: string; kind: string; slug: string; title: string; lang: Lang };

/** The n published entries that something happened to last, latest first. */
export async function latestNews(lang: Lang, n: number): Promise<News[]> {
  type Row = Omit<News, 'at'> & { at: Date };
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT e.id, s.at, s.step, e.kind, e.slug, t.title, t.lang
    FROM (SELECT "entryId", at, step FROM "TimelineStep" WHERE "isPublic" AND step IN (${Prisma.join(NEWS)}) ORDER BY at DESC LIMIT ${n * SPARE}) s
    JOIN "Entry" e ON e.id = s."entryId" AND e."isPublic"
    CROSS JOIN LATERAL (SELECT title, lang FROM "EntryText" x WHERE x."entryId" = e.id AND (x.lang = ${lang} OR x.state = 'original')
      ORDER BY x.lang = ${lang} DESC LIMIT 1) t
    ORDER BY s.at DESC, e.id`);
  const once = rows.filter((row, i) => rows.findIndex(({ id }) => id === row.id) === i);
  return once.slice(0, n).map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
