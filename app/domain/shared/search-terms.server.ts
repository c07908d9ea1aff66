import { db, Prisma } from '#app/platform/db/db.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { type BaseForms, finnishBaseForms } from '#app/platform/voikko/voikko.server';
import { FORM, likeness, SIMILAR, type WordForms } from './search-likeness';

/** A word typed, with all that is looked for in its place. Stems and marks, as `SearchDocument.search` holds them. */
export type Term = {
  typed: string;
  /** The word's own stem */
  exact: string[];
  /** Other forms of it, and organisations it names */
  near: string[];
  /** Words made of it, and words it may be mistyped for */
  far: string[];
  /** Where the word is made of two: the forms of each; both then stand for it */
  parts: [string[], string[]] | null;
  /** How much its occurrence tells, about 0.5–7: rare words tell more */
  weight: number;
  /** About how many of the reader's texts hold the word or another form of it */
  docs: number;
  /** About how many texts hold anything that is looked for in its place, at most */
  reach: number;
  /** The most similar known word, where no text holds the word itself or another form of it */
  similar: string | null;
};

/** Looked for in the place of one word at most. */
const MOST_NEAR = 12;
const MOST_FAR = 16;
/** From this length on, a word may be made of two. */
const LONG = 8;
/** A word in the names of more organisations than this, such as "city", names none. */
const MOST_NAMED = 6;

type Row = {
  typed: string;
  lang: Lang;
  stem: string;
  own: WordForms;
  texts: number;
  found: (WordForms & { docs: number })[];
};

/** Dictionary forms of the Finnish words among those typed, by word; none where the server has no dictionary. */
const formsOf = (words: string[]): Record<string, BaseForms> => {
  const baseForms = finnishBaseForms();
  return baseForms ? Object.fromEntries(words.map((word) => [word, baseForms(word)])) : {};
};

/** For each word and language: how it is indexed there, and the words of the vocabulary that may mean the same. */
const lookUp = (words: string[]) => db.$queryRaw<Row[]>`
  SELECT own.word AS typed, own.lang, own.stem,
    jsonb_build_object('word', own.word, 'plain', own.plain, 'stem', own.stem, 'key', own.key, 'bases', own.bases, 'parts', own.parts) AS own,
    (SELECT greatest(reltuples / 3, 0)::int FROM pg_class WHERE oid = '"SearchDocument"'::regclass) AS texts,
    coalesce((
      SELECT jsonb_agg(v) FROM (
        SELECT v.word, v.plain, v.stem, v.key, v.bases, v.parts, v.docs FROM "SearchWord" v
        WHERE v.lang = own.lang AND (
          v.key = own.key OR v.stem = own.stem
          OR v.plain = ANY(ARRAY(SELECT left(own.plain, n) FROM generate_series(greatest(4, length(own.plain) - 4), length(own.plain)) AS n))
          OR v.plain LIKE own.begun OR v.key LIKE own.within
          OR (length(own.plain) >= 4 AND v.plain % own.plain)
          OR v.bases && (own.bases || own.parts) OR v.parts && (own.bases || own.parts))
        ORDER BY v.key = own.key DESC, coalesce(v.bases && own.bases, false) DESC, similarity(v.plain, own.plain) DESC LIMIT 120
      ) AS v), '[]') AS found
  FROM (
    SELECT *, CASE WHEN length(plain) >= 3 THEN plain || '%' ELSE plain END AS begun, CASE WHEN length(key) >= 4 THEN '%' || key || '%' ELSE key END AS within
    FROM (
      SELECT word, lang, unaccent(word) AS plain, stem, search_key(lang, stem) AS key, place,
        CASE WHEN lang = 'fi' THEN ARRAY(SELECT jsonb_array_elements_text(known -> word -> 'whole')) ELSE '{}'::text[] END AS bases,
        CASE WHEN lang = 'fi' THEN ARRAY(SELECT jsonb_array_elements_text(known -> word -> 'parts')) ELSE '{}'::text[] END AS parts
      FROM unnest(${words}::text[]) WITH ORDINALITY AS typed(word, place) CROSS JOIN unnest(${[...LANGUAGES]}::text[]) AS lang
        CROSS JOIN LATERAL search_stem(lang, word) AS stem CROSS JOIN (SELECT ${JSON.stringify(formsOf(words))}::jsonb AS known) AS dictionary
      WHERE stem IS NOT NULL OFFSET 0) AS forms
  ) AS own ORDER BY own.place`;

/** Stems with the best likeness of any of their words, best and most frequent first. */
function weighed({ own, found }: Row): { stem: string; like: number; docs: number; word: string }[] {
  const stems = new Map<string, { stem: string; like: number; docs: number; word: string }>();
  for (const { docs, ...forms } of found) {
    const like = likeness(own, forms);
    if (like > (stems.get(forms.stem)?.like ?? 0)) stems.set(forms.stem, { stem: forms.stem, like, docs, word: forms.word });
  }
  return [...stems.values()].sort((a, b) => b.like - a.like || b.docs - a.docs);
}

/** One word in all languages: texts that stand in for a missing translation are searched in their own way. */
function termOf(lang: Lang, rows: Row[]): Term {
  const typed = rows[0]?.typed ?? '';
  const known = rows.map((row) => ({ lang: row.lang, stem: row.stem, stems: weighed(row) }));
  const isKnown = known.some(({ stems }) => stems.some(({ like }) => like > SIMILAR));
  const here = known.find((one) => one.lang === lang);
  const [exact, near, far] = [new Set<string>(), new Set<string>(), new Set<string>()];
  if (here) exact.add(here.stem);
  let [docs, reach] = [0, 0];
  for (const { lang: at, stem, stems } of known) {
    if (at !== lang) near.add(stem);
    for (const one of stems) {
      if (one.like <= SIMILAR && isKnown) continue;
      // Words of other languages that are made of this one are left out: likeness across languages means little.
      if (at !== lang && one.like < FORM && isKnown) continue;
      const looked = one.like === 1 && at === lang ? exact : one.like >= FORM ? near : far;
      if (looked === near ? near.size >= MOST_NEAR : looked === far && far.size >= MOST_FAR) continue;
      looked.add(one.stem);
      reach += one.docs;
      if (at === lang && one.like >= FORM) docs += one.docs;
    }
  }
  const texts = Math.max(rows[0]?.texts ?? 0, docs, 1);
  const similar = isKnown ? null : (here?.stems[0] ?? known.flatMap(({ stems }) => stems)[0])?.word ?? null;
  const only = (all: Set<string>, ...others: Set<string>[]) => [...all].filter((stem) => !others.some((other) => other.has(stem)));
  return {
    typed, exact: [...exact], near: only(near, exact), far: only(far, exact, near), parts: null, docs, reach, similar,
    weight: 0.5 + Math.log(1 + texts / (1 + docs)),
  };
}

/** Puts the organisations that words name beside those words: what they lead and take part in carries their marks. */
async function named(lang: Lang, terms: Term[]): Promise<Term[]> {
  if (terms.length === 0) return terms;
  const queries = terms.map(({ exact, near }) => anyOf([...exact, ...near]));
  const rows = await db.$queryRaw<{ marks: string[] | null }[]>`
    SELECT (SELECT array_agg('@' || found."entryId") FROM (
      SELECT d."entryId" FROM "SearchDocument" d
      WHERE d.lang = ${Prisma.raw(`'${lang}'`)} AND d.kind = 'partners' AND ts_filter(d.search, '{a}') @@ asked.query::tsquery LIMIT ${MOST_NAMED + 1}
    ) AS found) AS marks
    FROM unnest(${queries}::text[]) WITH ORDINALITY AS asked(query, place) ORDER BY asked.place`;
  return terms.map((term, i) => {
    const marks = rows[i]?.marks ?? [];
    return marks.length > 0 && marks.length <= MOST_NAMED ? { ...term, near: [...term.near, ...marks] } : term;
  });
}

/** For long words, where they come apart into two known ones: the later the better, as the last part says what a thing is. */
const comeApart = (lang: Lang, words: string[]) => db.$queryRaw<{ typed: string; head: string; tail: string }[]>`
  SELECT DISTINCT ON (asked.word) asked.word AS typed, left(asked.word, n) AS head, substr(asked.word, n + 1) AS tail
  FROM unnest(${words}::text[]) AS asked(word) CROSS JOIN LATERAL generate_series(3, length(asked.word) - 4) AS n
    CROSS JOIN LATERAL (SELECT unaccent(left(asked.word, n)) AS head, search_stem(${lang}, substr(asked.word, n + 1)) AS tail) AS cut
  WHERE EXISTS (SELECT 1 FROM "SearchWord" v WHERE v.lang = ${lang} AND v.plain = ANY(ARRAY[cut.head, rtrim(cut.head, 's')]))
    AND EXISTS (SELECT 1 FROM "SearchWord" v WHERE v.lang = ${lang} AND v.key = search_key(${lang}, cut.tail))
  ORDER BY asked.word, n DESC`;

/** Puts beside long words the two words that each is made of. */
async function apart(lang: Lang, terms: Term[]): Promise<Term[]> {
  const cuts = await comeApart(lang, terms.flatMap(({ typed, similar }) => (typed.length >= LONG && !similar ? [typed] : [])));
  if (cuts.length === 0) return terms;
  const rows = await lookUp([...new Set(cuts.flatMap(({ head, tail }) => [head, tail]))]);
  const forms = (word: string) => {
    const { exact, near } = termOf(lang, rows.filter((row) => row.typed === word && row.lang === lang));
    return [...exact, ...near];
  };
  return terms.map((term) => {
    const cut = cuts.find(({ typed }) => typed === term.typed);
    if (!cut) return term;
    const parts: Term['parts'] = [forms(cut.head), forms(cut.tail)];
    return parts.every((one) => one.length > 0) ? { ...term, parts } : term;
  });
}

/** The words as terms, in their order; words that mean nothing by themselves are left out, unless there are no others. */
export async function termsOf(lang: Lang, words: string[]): Promise<Term[]> {
  if (words.length === 0) return [];
  const rows = await lookUp(words);
  const inOwn = words.filter((word) => rows.some((row) => row.typed === word && row.lang === lang));
  const meant = inOwn.length > 0 ? inOwn : words.filter((word) => rows.some((row) => row.typed === word));
  const terms = meant.map((word) => termOf(lang, rows.filter((row) => row.typed === word)));
  return named(lang, await apart(lang, terms));
}

/** Any of these stems, as a tsquery is written. */
export const anyOf = (stems: string[]): string => stems.map((stem) => `'${stem.replace(/['\\]/g, '$&$&')}'`).join(' | ');

/** Everything looked for in the place of a word. */
export const allOf = ({ exact, near, far, parts }: Term): string =>
  `(${anyOf([...exact, ...near, ...far])}${parts ? ` | (${anyOf(parts[0])}) & (${anyOf(parts[1])})` : ''})`;
