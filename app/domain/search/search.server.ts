import { contentTypes } from '#app/domain/registry.server';
import { queryFor, searchWords } from '#app/domain/shared/search.server';
import { db, Prisma } from '#app/platform/db/db.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

const PAGE_SIZE = 20;
const NEAR = 5;

/** One thing found. `lang` is the language its title and summary are written in. */
export type Hit = { id: string; kind: string; kindName: string; path: string; title: string; summary: string; lang: Lang };

export type SearchResult = {
  /** The words as they were searched; empty when none were given */
  words: string;
  hits: Hit[];
  total: number;
  page: number;
  pages: number;
  kinds: { kind: string; name: string; count: number }[];
  /** Titles that look alike, when nothing was found */
  near: Hit[];
};

type Row = { id: string; kind: string; slug: string; title: string; summary: string; lang: Lang };

/**
 * Public texts that hold the words: those in the reader's language, and originals of what is not translated into it.
 * Each language's texts are searched in that language's own way.
 */
function matching(lang: Lang, words: string): Prisma.Sql {
  const perLanguage = LANGUAGES.map((textLang) => {
    const query = queryFor(textLang, words);
    return Prisma.sql`
      SELECT x."entryId", x.lang, x.title, x.summary, ts_filter(d.search, '{a}') @@ ${query} AS titled, ts_rank(d.search, ${query}) AS rank
      FROM "SearchDocument" d JOIN "EntryText" x ON x."entryId" = d."entryId" AND x.lang = d."textLang"
      WHERE d.lang = ${lang} AND d."textLang" = ${textLang} AND d.search @@ ${query}`;
  });
  return Prisma.sql`(${Prisma.join(perLanguage, ' UNION ALL ')}) m JOIN "Entry" e ON e.id = m."entryId"`;
}

/**
 * Searches everything published. Titles come first.
 * @param search words as typed, the kind to narrow to, the page from 1
 */
export async function searchAll(lang: Lang, search: { q: string; kind?: string; page?: number }): Promise<SearchResult> {
  const words = searchWords(search.q);
  const empty: SearchResult = { words, hits: [], total: 0, page: 1, pages: 1, kinds: [], near: [] };
  if (!words) return empty;
  const found = matching(lang, words);
  const counts = await db.$queryRaw<{ kind: string; count: number }[]>`SELECT e.kind, count(*)::int AS count FROM ${found} GROUP BY e.kind`;
  const kinds = contentTypes.flatMap((type) => {
    const count = counts.find((row) => row.kind === type.key)?.count ?? 0;
    return count > 0 ? [{ kind: type.key, name: translator(type.messages, lang).at('name.many'), count }] : [];
  });
  const narrowed = kinds.find((k) => k.kind === search.kind);
  const total = narrowed?.count ?? kinds.reduce((sum, k) => sum + k.count, 0);
  if (total === 0) return { ...empty, near: await nearTitles(lang, words) };
  const pages = Math.ceil(total / PAGE_SIZE);
  const page = Math.min(Math.max(1, Math.trunc(search.page ?? 1) || 1), pages);
  const wanted = narrowed ? [narrowed.kind] : kinds.map((k) => k.kind);
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id, e.kind, e.slug, m.title, m.summary, m.lang FROM ${found}
    WHERE e.kind IN (${Prisma.join(wanted)})
    ORDER BY m.titled DESC, m.rank DESC, m.title, e.id LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  return { words, hits: rows.map((row) => hit(lang, row)), total, page, pages, kinds, near: [] };
}

/** What stems miss: titles with a word much like the one typed, e.g. kaupunki and kaupungin. */
async function nearTitles(lang: Lang, words: string): Promise<Hit[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id, e.kind, e.slug, x.title, x.summary, x.lang
    FROM "EntryText" x JOIN "Entry" e ON e.id = x."entryId" AND e."isPublic"
    WHERE word_similarity(${words.slice(0, 80)}, x.title) > 0.45
      AND (x.lang = ${lang} OR (x.state = 'original'
        AND NOT EXISTS (SELECT 1 FROM "EntryText" own WHERE own."entryId" = x."entryId" AND own.lang = ${lang})))
    ORDER BY word_similarity(${words.slice(0, 80)}, x.title) DESC, x.title LIMIT ${NEAR}`;
  return rows.filter((row) => contentTypes.some((type) => type.key === row.kind)).map((row) => hit(lang, row));
}

function hit(lang: Lang, { kind, slug, ...row }: Row): Hit {
  const type = contentTypes.find((t) => t.key === kind);
  return { ...row, kind, kindName: type ? translator(type.messages, lang).at('name.one') : kind, path: `/${lang}/${kind}/${slug}` };
}
