import { THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { PilotSummary } from './pilot-reading.type';

const { sql } = Prisma;

/** The text of entry `id` in a language, else in its original one. */
export const textOf = (id: Prisma.Sql, lang: Lang) => sql`(SELECT lang, title, summary FROM "EntryText"
  WHERE "entryId" = ${id} AND (lang = ${lang} OR state = 'original') ORDER BY lang = ${lang} DESC LIMIT 1)`;

type Picture = { fileId?: unknown; alt?: Partial<Record<Lang, string>> } | null;
type SummaryRow = Omit<PilotSummary, 'picture' | 'publishedAt'> & { publishedAt: Date; picture: Picture; originalLang: Lang };

function leadPicture(picture: Picture, lang: Lang, original: Lang): PilotSummary['picture'] {
  if (typeof picture?.fileId !== 'string') return null;
  const shown = picture.alt?.[lang] ? lang : original;
  return { id: picture.fileId, alt: picture.alt?.[shown] ?? '', lang: shown };
}

/** What lists show of pilots, in the order of the ids; texts and names in `lang`, else in the original's language. */
export function summaryStatement(lang: Lang, ids: string[]): Prisma.Sql {
  return sql`
    SELECT e.id, e.slug, e.state, e."publishedAt", e."originalLang", p.themes,
      to_char(p."startsOn", 'YYYY-MM-DD') AS "startsOn", to_char(p."endsOn", 'YYYY-MM-DD') AS "endsOn",
      t.lang, t.title, t.summary, r.picture, coalesce(n.title, '') AS "leadName", coalesce(l.slug, '') AS "leadSlug"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS shown(id, place)
    JOIN "Entry" e ON e.id = shown.id
    JOIN "Pilot" p ON p.id = shown.id
    CROSS JOIN LATERAL ${textOf(sql`e.id`, lang)} t
    LEFT JOIN "Entry" l ON l.id = e."leadId"
    LEFT JOIN LATERAL ${textOf(sql`l.id`, lang)} n ON true
    LEFT JOIN LATERAL (SELECT content->'pictures'->0 AS picture FROM "Revision" WHERE "entryId" = e.id AND state = 'published'
      ORDER BY number DESC LIMIT 1) r ON true
    ORDER BY shown.place`;
}

/** What lists show of pilots, in the order of the ids. */
export async function summaries(lang: Lang, ids: { id: string }[]): Promise<PilotSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<SummaryRow[]>(summaryStatement(lang, ids.map(({ id }) => id)));
  return rows.map(({ picture, originalLang, publishedAt, ...row }) => ({
    ...row,
    themes: THEMES.filter((theme) => row.themes.includes(theme)),
    publishedAt: publishedAt.toISOString(),
    picture: leadPicture(picture, lang, originalLang),
  }));
}
