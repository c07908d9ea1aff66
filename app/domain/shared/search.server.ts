import { db, Prisma } from '#app/platform/db/db.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { allOf, type Term, termsOf } from './search-terms.server';
import { searchWords, takeApart } from './search-words';

export { searchWords } from './search-words';

/** What is looked for: terms, and phrases that must or must not occur, as a tsquery is written. */
export type Sought = {
  terms: Term[];
  must: string[];
  not: string[];
  /** About how many texts there are in the reader's language */
  texts: number;
};

/** A phrase in any of the languages: its words beside each other. */
const phrased = async (phrases: string[]): Promise<string[]> => {
  if (phrases.length === 0) return [];
  const rows = await db.$queryRaw<{ query: string | null }[]>`
    SELECT (SELECT string_agg(DISTINCT '(' || query || ')', ' | ') FROM (
      SELECT phraseto_tsquery(search_config(lang), asked.phrase)::text AS query FROM unnest(${[...LANGUAGES]}::text[]) AS lang) AS per_language WHERE query <> '') AS query
    FROM unnest(${phrases}::text[]) WITH ORDINALITY AS asked(phrase, place) ORDER BY asked.place`;
  return rows.flatMap(({ query }) => (query ? [`(${query})`] : []));
};

/** About how many texts there are in each reader's language, as the database's own statistics have it; 0 before there are any. */
async function howManyTexts(): Promise<number> {
  const [size] = await db.$queryRaw<{ texts: number }[]>`
    SELECT greatest(reltuples / 3, 0)::int AS texts FROM pg_class WHERE oid = '"SearchDocument"'::regclass`;
  return size?.texts ?? 0;
}

/** Understands what a person typed; null when there is no word in it. */
export async function seek(lang: Lang, typed: string): Promise<Sought | null> {
  const { words, phrases, without } = takeApart(typed);
  if (words.length + phrases.length === 0) return null;
  // The words of a phrase are sought as terms too, so that what holds it is ranked like anything else.
  const [terms, must, not, texts] = await Promise.all([
    termsOf(lang, [...new Set([...words, ...phrases.flatMap((phrase) => phrase.split(' '))])].slice(0, 10)),
    phrased(phrases),
    phrased(without),
    howManyTexts(),
  ]);
  return terms.length + must.length > 0 ? { terms, must, not, texts } : null;
}

/** All terms, as a tsquery is written. */
export const withAll = ({ terms, must, not }: Sought): string => narrowed({ must, not }, terms.map(allOf).join(' & '));

/** Phrases that must occur and what must not, put to another query. */
export const narrowed = ({ must, not }: Pick<Sought, 'must' | 'not'>, query: string): string =>
  [...(query ? [`(${query})`] : []), ...must, ...not.map((one) => `!${one}`)].join(' & ');

/** A reader's language, written into the statement: each language has indexes of its own. */
export const inLang = (lang: Lang): Prisma.Sql => Prisma.raw(`'${lang}'`);

/** From about this many texts on, asking each row of a list is quicker than gathering all that match. */
const MANY = 3_000;

/** About how many texts hold all terms or what stands for them, were they independent of each other. */
export function aboutHowMany({ terms, texts }: Sought): number {
  return terms.reduce((share, { reach }) => share * Math.min(1, reach / Math.max(1, texts)), 1) * texts;
}

/**
 * The condition that words typed mean for an entry's id in a statement, in the reader's language or the original where
 * that is missing: all words, or other forms of them, occur. Null when nothing was typed; signs alone match nothing.
 */
export async function wordsCondition(lang: Lang, typed: string, id: Prisma.Sql): Promise<Prisma.Sql | null> {
  const sought = await seek(lang, typed);
  if (!sought) return searchWords(typed) ? Prisma.sql`false` : null;
  const query = withAll(sought);
  return aboutHowMany(sought) > MANY
    ? Prisma.sql`(SELECT d.search @@ ${query}::tsquery FROM "SearchDocument" d WHERE d."entryId" = ${id} AND d.lang = ${inLang(lang)})`
    : Prisma.sql`${id} = ANY(ARRAY(SELECT d."entryId" FROM "SearchDocument" d WHERE d.lang = ${inLang(lang)} AND d.search @@ ${query}::tsquery))`;
}
