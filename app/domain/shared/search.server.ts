import { Prisma } from '#app/platform/db/db.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';

/** PostgreSQL's text search configuration for a language. */
export const SEARCH_CONFIG: Record<Lang, string> = { fi: 'finnish', sv: 'swedish', en: 'english' };

/** What a person typed, fit for the database: no control characters or broken letters, at most 300 characters. */
export const searchWords = (typed: string): string => typed.slice(0, 300).replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();

/** The words a person typed as a query in a language: all must occur; quotes and minus work as elsewhere. */
export const queryFor = (lang: Lang, words: string): Prisma.Sql =>
  Prisma.sql`websearch_to_tsquery(${SEARCH_CONFIG[lang]}::regconfig, ${searchWords(words)})`;

/** Public entries whose text in the reader's language, or the original where that is missing, holds all the words; as ids. */
export function entriesWith(lang: Lang, words: string): Prisma.Sql {
  const queries = LANGUAGES.map((textLang) => Prisma.sql`(d."textLang" = ${textLang} AND d.search @@ ${queryFor(textLang, words)})`);
  return Prisma.sql`SELECT d."entryId" FROM "SearchDocument" d WHERE d.lang = ${lang} AND (${Prisma.join(queries, ' OR ')})`;
}
