import { contentTypes } from '#app/domain/registry.server';
import { inLang } from '#app/domain/shared/search.server';
import { takeApart } from '#app/domain/shared/search-words';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { searchMessages } from './messages';

/** Something to go to while typing: an entry by its title, or a search for a word. */
export type Suggestion = { text: string; note: string; href: string; lang?: Lang };

const WORDS = 3;
const TITLES = 5;

/** Words of the vocabulary that begin with the last one typed, the most frequent first. */
async function completed(lang: Lang, words: string[]): Promise<string[]> {
  const last = words.at(-1) ?? '';
  if (last.length < 2) return [];
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM (
      SELECT DISTINCT ON (v.key) v.word, v.docs FROM "SearchWord" v
      WHERE v.lang = ${lang} AND v.plain >= unaccent(${last}) AND v.plain < unaccent(${last}) || U&'\\+00FFFD' AND v.plain LIKE unaccent(${last}) || '%' AND v.word <> ${last}
      ORDER BY v.key, length(v.word)
    ) AS families ORDER BY docs DESC, length(word), word LIMIT ${WORDS}`;
  return rows.map(({ word }) => [...words.slice(0, -1), word].join(' '));
}

type Titled = { kind: string; slug: string; title: string; lang: Lang };

/** Entries in whose titles all words occur, the last one perhaps only begun; the newest first, organisations before all. */
const titled = (lang: Lang, words: string[]) => {
  const last = words.at(-1) ?? '';
  return db.$queryRaw<Titled[]>`
    WITH asked AS (
      SELECT string_agg(stem, ' & ') AS query FROM (
        SELECT '(' || string_agg(DISTINCT quote_literal(stem) || CASE WHEN word = ${last} THEN ':*' ELSE '' END, ' | ') || ')' AS stem
        FROM unnest(${words}::text[]) AS word CROSS JOIN LATERAL (VALUES (search_stem(${lang}, word)), (CASE WHEN word = ${last} THEN word END)) AS forms(stem)
        WHERE stem IS NOT NULL GROUP BY word
      ) AS each_word
    ), found AS (
      SELECT d."entryId", d."textLang", d.kind, d."publishedAt" FROM "SearchDocument" d, asked
      WHERE d.lang = ${inLang(lang)} AND ts_filter(d.search, '{a}') @@ asked.query::tsquery LIMIT 500
    )
    SELECT e.kind, e.slug, t.title, t.lang FROM found JOIN "Entry" e ON e.id = found."entryId" JOIN "EntryText" t ON t."entryId" = e.id AND t.lang = found."textLang"
    ORDER BY found.kind = 'partners' DESC, found."publishedAt" DESC, e.id LIMIT ${TITLES}`;
};

/** A few suggestions for what is being typed, and a sentence that says how many. */
export async function suggest(lang: Lang, typed: string): Promise<{ said: string; options: Suggestion[] }> {
  const t = translator(searchMessages, lang);
  const { words, phrases } = takeApart(typed);
  const all = [...phrases.flatMap((phrase) => phrase.split(' ')), ...words];
  if (all.join('').length < 2) return { said: '', options: [] };
  const [completions, entries] = await Promise.all([completed(lang, all), titled(lang, all)]);
  const options: Suggestion[] = [
    ...completions.map((text) => ({ text, note: t('word'), href: `/${lang}/search?${new URLSearchParams({ q: text })}` })),
    ...entries.map(({ kind, slug, title, lang: written }) => {
      const type = contentTypes.find(({ key }) => key === kind);
      return { text: title, note: type ? translator(type.messages, lang).at('name.one') : kind, href: `/${lang}/${kind}/${slug}`, ...(written === lang ? {} : { lang: written }) };
    }),
  ];
  return { said: t('suggestions', { count: options.length }), options };
}
