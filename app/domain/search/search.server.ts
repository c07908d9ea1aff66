import { contentTypes } from '#app/domain/registry.server';
import { type Sought, searchWords, seek } from '#app/domain/shared/search.server';
import { isTheme, type Theme } from '#app/domain/shared/themes';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { answered, excerpt, marked, type Piece, type Sighted } from './highlight';
import { MOST, rankAll, RANKED, type Ranked, type Ranking, rankMost } from './ranking.server';

const PAGE_SIZE = 20;
/** Fewer than this are followed by what holds only some of the words. */
const ENOUGH = 10;

/** One thing found. `lang` is the language its title and text are written in. */
export type Hit = {
  id: string;
  kind: string;
  kindName: string;
  path: string;
  title: string;
  lang: Lang;
  marked: { title: Piece[]; text: Piece[] };
  /** The organisation that leads it */
  lead: { name: Piece[]; lang: Lang } | null;
  themes: Theme[];
  /** Words that do not occur in it */
  missing: string[];
};

export type SearchResult = {
  /** The words as they were searched; empty when there was none among what was typed */
  words: string;
  hits: Hit[];
  total: number;
  /** There are more than `total` */
  isOver: boolean;
  /** None holds all the words: these hold most of them */
  isPartial: boolean;
  page: number;
  pages: number;
  kinds: { kind: string; name: string; count: number; isOver: boolean }[];
  /** Words that no text holds, each with the most similar one that was searched in its place */
  similar: { typed: string; word: string }[];
};

type Asked = { q: string; kind?: string; page?: number };

const pagesOf = (total: number) => Math.max(1, Math.ceil(Math.min(total, RANKED) / PAGE_SIZE));

const kindsOf = (lang: Lang, { counts, isCut }: Ranking): SearchResult['kinds'] =>
  contentTypes.flatMap(({ key, messages }) => {
    const count = counts[key] ?? 0;
    return count > 0 ? [{ kind: key, name: translator(messages, lang).at('name.many'), count: Math.min(count, MOST), isOver: isCut || count > MOST }] : [];
  });

/** How many there are of each kind, and of the kind narrowed to or of all. */
function totalOf(lang: Lang, ranking: Ranking, kind: string | undefined) {
  const kinds = kindsOf(lang, ranking);
  const chosen = kinds.filter((one) => one.kind === kind);
  const counted = chosen.length > 0 ? chosen : kinds;
  const sum = counted.reduce((all, { count }) => all + count, 0);
  return { kinds, total: Math.min(MOST, sum), isOver: sum > MOST || counted.some(({ isOver }) => isOver) };
}

/** All words before most of them; what holds most is asked for only when few hold all. */
async function rank(lang: Lang, sought: Sought, wanted: Parameters<typeof rankAll>[2]): Promise<Ranking & { isPartial: boolean }> {
  const all = await rankAll(lang, sought, wanted);
  const terms = sought.terms.length;
  const found = Object.values(all.counts).reduce((sum, n) => sum + n, 0);
  if (terms < 2 || found >= ENOUGH || (found === 0 && sought.must.length > 0) || (wanted.offset > 0 && all.rows.length > 0)) return { ...all, isPartial: false };
  const most = await rankMost(lang, sought, Math.ceil(terms / 2), wanted);
  return { ...most, isPartial: found === 0 && most.rows.length > 0 };
}

/**
 * Searches everything published, in the reader's language and in originals that are not translated into it.
 * @param asked words as typed, the kind to narrow to, the page from 1
 */
export async function searchAll(lang: Lang, asked: Asked): Promise<SearchResult> {
  const words = searchWords(asked.q);
  const empty: SearchResult = { words, hits: [], total: 0, isOver: false, isPartial: false, page: 1, pages: 1, kinds: [], similar: [] };
  const sought = words ? await seek(lang, words) : null;
  if (!sought) return empty;
  const keys = contentTypes.map(({ key }) => key);
  const kind = keys.find((key) => key === asked.kind);
  const at = (page: number, narrowedTo = kind) => rank(lang, sought, { kind: narrowedTo, kinds: keys, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  let page = Math.min(Math.max(1, Math.trunc(asked.page ?? 1) || 1), RANKED / PAGE_SIZE);
  let ranking = await at(page);
  if (ranking.rows.length === 0 && page > 1) {
    const first = await at(1);
    page = pagesOf(totalOf(lang, first, kind).total);
    ranking = page > 1 ? await at(page) : first;
  }
  if (ranking.rows.length === 0 && kind) ranking = await at(1, undefined);
  const { kinds, total, isOver } = totalOf(lang, ranking, kind);
  return {
    ...empty,
    hits: await shown(lang, ranking.rows, sought),
    total,
    isOver,
    isPartial: ranking.isPartial,
    page,
    pages: pagesOf(total),
    kinds,
    similar: sought.terms.flatMap(({ typed, similar }) => (similar ? [{ typed, word: similar }] : [])),
  };
}

type Row = { id: string; kind: string; slug: string; title: string; summary: string; plain: string; lang: Lang; lead: string | null; leadLang: Lang | null; themes: string[] | null };

/** Which words of the texts shown answer which term. */
async function sighted(terms: Sought['terms'], langs: Lang[]): Promise<Sighted> {
  const stems = new Map(terms.flatMap(({ exact, near, far, parts }, i) => [...(parts ?? []).flat(), ...far, ...near, ...exact].map((stem): [string, number] => [stem, i])));
  const rows = await db.$queryRaw<{ word: string; stem: string }[]>`
    SELECT word, stem FROM "SearchWord" WHERE lang = ANY(${langs}) AND stem = ANY(${[...stems.keys()]}) LIMIT 2000`;
  return new Map([...rows.map(({ word, stem }): [string, number] => [word, stems.get(stem) ?? 0]), ...terms.map(({ typed }, i): [string, number] => [typed, i])]);
}

/** What a page of results shows, in the order of the ranking. */
async function shown(lang: Lang, ranked: Ranked[], { terms }: Sought): Promise<Hit[]> {
  if (ranked.length === 0) return [];
  const ids = ranked.map(({ id }) => id);
  const [rows, words] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT e.id, e.kind, e.slug, t.title, t.summary, t.plain, t.lang, l.title AS lead, l.lang AS "leadLang", coalesce(p.themes, c.themes) AS themes
      FROM unnest(${ids}::uuid[], ${ranked.map(({ textLang }) => textLang)}::text[]) AS found(id, lang)
      JOIN "Entry" e ON e.id = found.id
      JOIN "EntryText" t ON t."entryId" = e.id AND t.lang = found.lang
      LEFT JOIN LATERAL (SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = e."leadId" AND e."leadId" <> e.id AND (x.lang = ${lang} OR x.state = 'original')
        ORDER BY x.lang = ${lang} DESC LIMIT 1) l ON true
      LEFT JOIN "Pilot" p ON p.id = e.id
      LEFT JOIN "Practice" c ON c.id = e.id`,
    sighted(terms, [...new Set(ranked.map(({ textLang }) => textLang))]),
  ]);
  return ranked.flatMap(({ id, matched }) => {
    const row = rows.find((one) => one.id === id);
    return row ? [hit(lang, row, words, terms.flatMap(({ typed }, i) => (matched[i] === false ? [typed] : [])))] : [];
  });
}

function hit(lang: Lang, row: Row, words: Sighted, missing: string[]): Hit {
  const type = contentTypes.find(({ key }) => key === row.kind);
  const inText = excerpt(row.plain, words);
  const text = row.summary && answered(row.summary, words) >= answered(inText, words) ? row.summary : inText;
  return {
    id: row.id,
    kind: row.kind,
    kindName: type ? translator(type.messages, lang).at('name.one') : row.kind,
    path: `/${lang}/${row.kind}/${row.slug}`,
    title: row.title,
    lang: row.lang,
    marked: { title: marked(row.title, words), text: marked(text, words) },
    lead: row.lead ? { name: marked(row.lead, words), lang: row.leadLang ?? lang } : null,
    themes: (row.themes ?? []).filter(isTheme),
    missing,
  };
}
