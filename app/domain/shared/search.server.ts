import { Prisma, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

/** PostgreSQL's text search configuration for a language. */
export const SEARCH_CONFIG: Record<Lang, string> = { fi: 'finnish', sv: 'swedish', en: 'english' };

/** Fills the search column of entries' texts: titles weigh most, then summaries, then the rest. */
export async function indexTexts(tx: Tx, ...entryIds: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "EntryText" SET search =
      setweight(to_tsvector(c.config, title), 'A') ||
      setweight(to_tsvector(c.config, summary), 'B') ||
      setweight(to_tsvector(c.config, plain), 'C')
    FROM (VALUES ('fi', 'finnish'::regconfig), ('sv', 'swedish'::regconfig), ('en', 'english'::regconfig)) AS c(lang, config)
    WHERE "entryId" = ANY(${entryIds}::uuid[]) AND "EntryText".lang = c.lang`;
}

/** What a person typed, fit for the database: no control characters or broken letters, at most 300 characters. */
export const searchWords = (typed: string): string => typed.slice(0, 300).replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();

/** The words a person typed as a query in a language: all must occur; quotes and minus work as elsewhere. */
export const queryFor = (lang: Lang, words: string): Prisma.Sql =>
  Prisma.sql`websearch_to_tsquery(${SEARCH_CONFIG[lang]}::regconfig, ${searchWords(words)})`;
