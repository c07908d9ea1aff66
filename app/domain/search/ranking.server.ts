import { aboutHowMany, inLang, narrowed, type Sought, withAll } from '#app/domain/shared/search.server';
import { allOf, anyOf, type Term } from '#app/domain/shared/search-terms.server';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

const { sql } = Prisma;

/** Counted at most; beyond that, counts read "over 1,000". */
export const MOST = 1000;
/** Of what matches, so many of the newest are ranked, and shown page by page. */
export const RANKED = 300;
/** Of a search that matches more, so many whose titles hold it are ranked besides: the newest of as many as are counted. */
const MOST_TITLED = 200;
/** Texts that match a larger share than this are gathered by walking along the newest. */
const COMMON = 0.2;
const MANY = 5_000;
/** A walk along the newest gives up after so many. */
const WALK = 20_000;

/** Weights of marks, text, summary and title. */
const WEIGHTS = '{0.3, 0.25, 0.5, 1}';
const NEAR = 0.85;
const FAR = 0.45;
const APART = 0.5;

export type Ranked = { id: string; textLang: Lang; /** For each term, whether it occurs */ matched: boolean[] };
export type Ranking = {
  rows: Ranked[];
  /** How many of each kind, up to MOST + 1 */
  counts: Record<string, number>;
  /** More may match than were looked at: counts are the least there are */
  isCut: boolean;
};

/** A number of ours, written into the statement. */
const num = (value: number) => Prisma.raw(value.toFixed(4));

const rank = (stems: string[]) => (stems.length === 0 ? sql`0` : sql`${num(stems.length)} * ts_rank(${WEIGHTS}::float4[], v, ${anyOf(stems)}::tsquery)`);

/** How well a document `v` answers a term: its own stem best, other forms nearly as well, words made of it less. */
const answer = ({ exact, near, far, parts }: Term) => {
  const both = parts ? sql`, ${num(APART)} * least(${rank(parts[0])}, ${rank(parts[1])})` : Prisma.empty;
  return sql`least(1, greatest(${rank(exact)}, ${num(NEAR)} * ${rank(near)}, ${num(FAR)} * ${rank(far)}${both}))`;
};

/** Terms beside each other in the order typed tell more than the same far apart. */
const beside = (terms: Term[]) =>
  terms.slice(1).map((term, i) => {
    const [one, other] = [terms[i], term].map((each) => anyOf([...(each?.exact ?? []), ...(each?.near ?? [])].filter((stem) => !stem.startsWith('@'))));
    return sql`CASE WHEN v @@ ${`(${one}) <-> (${other})`}::tsquery THEN 0.25 ELSE 0 END`;
  });

/** The score of a document `v`: each term's answer by its weight, with something for neighbours and for titles that say little else. */
function score(terms: Term[]): Prisma.Sql {
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const parts = terms.map((term) => sql`${num(term.weight / whole)} * ${answer(term)}`);
  const forms = terms.map(({ exact, near }) => sql`CASE WHEN titled @@ ${anyOf([...exact, ...near])}::tsquery THEN 1 ELSE 0 END`);
  const title = sql`0.3 * least(1, (${Prisma.join(forms, ' + ')})::float / greatest(length(titled), 1))`;
  return Prisma.join([...parts, ...beside(terms), title], ' + ');
}

const columns = sql`d."entryId" AS id, d."textLang", d.kind, d."publishedAt", d.search`;

/** The documents that match, of each kind up to MOST + 1: gathered from the index of words, or, for common words, walking along the newest. */
function gathered(lang: Lang, query: string, kinds: string[], isCommon: boolean): Prisma.Sql {
  const matches = sql`search @@ ${query}::tsquery`;
  if (!isCommon) return sql`SELECT ${columns} FROM "SearchDocument" d WHERE d.lang = ${inLang(lang)} AND d.${matches}`;
  const walks = kinds.map((kind) => sql`(SELECT * FROM (
    SELECT ${columns} FROM "SearchDocument" d WHERE d.lang = ${inLang(lang)} AND d.kind = ${kind} ORDER BY d."publishedAt" DESC, d."entryId" LIMIT ${WALK}
  ) AS newest WHERE ${matches} LIMIT ${MOST + 1})`);
  return Prisma.join(walks, ' UNION ALL ');
}

type Wanted = { kind: string | undefined; kinds: string[]; limit: number; offset: number };

/** Ranks what a query matches: `least` terms at least must occur. */
async function rankMatching(lang: Lang, query: string, terms: Term[], least: number, isCommon: boolean, { kind, kinds, limit, offset }: Wanted): Promise<Ranking> {
  const matched = terms.map((term) => sql`v @@ ${allOf(term)}::tsquery`);
  const ofKind = kind ? sql`AND kind = ${kind}` : Prisma.empty;
  const count = matched.length > 0 ? Prisma.join(matched.map((one) => sql`(${one})::int`), ' + ') : sql`0`;
  const rows = await db.$queryRaw<(Ranked & { counts: Record<string, number> | null; full: boolean })[]>`
    WITH gathered AS MATERIALIZED (${gathered(lang, query, kinds, isCommon)}),
    newest AS MATERIALIZED (SELECT * FROM gathered WHERE true ${ofKind} ORDER BY "publishedAt" DESC, id LIMIT ${RANKED}),
    titled AS MATERIALIZED (
      SELECT * FROM (
        SELECT ${columns} FROM "SearchDocument" d WHERE (SELECT count(*) FROM newest) = ${RANKED}
          AND d.lang = ${inLang(lang)} AND ts_filter(d.search, '{a}') @@ ${query}::tsquery ${ofKind} LIMIT ${MOST}
      ) AS holding ORDER BY "publishedAt" DESC, id LIMIT ${MOST_TITLED}
    ),
    candidates AS MATERIALIZED (
      SELECT id, "textLang", kind, "publishedAt", ts_filter(search, '{a}') AS titled, search || '' AS v
      FROM (SELECT * FROM newest UNION ALL SELECT * FROM titled t WHERE NOT EXISTS (SELECT 1 FROM newest n WHERE n.id = t.id)) AS either
    ),
    scored AS MATERIALIZED (
      SELECT id, "textLang", kind, "publishedAt", ARRAY[${Prisma.join(matched.length > 0 ? matched : [sql`true`])}] AS matched, ${count} AS answered,
        (${terms.length > 0 ? score(terms) : sql`0`})::float AS score
      FROM candidates
    )
    SELECT s.id, s."textLang", s.matched, (SELECT jsonb_object_agg(kind, n) FROM (
      SELECT kind, least(count(*), ${MOST + 1}) AS n FROM ${least > 0 ? sql`scored WHERE answered >= ${least}` : sql`gathered`} GROUP BY kind) AS k) AS counts,
      (SELECT count(*) FROM newest) = ${RANKED} AS full
    FROM scored s WHERE answered >= ${least}
    ORDER BY (answered = ${terms.length}) DESC, s.score DESC, s."publishedAt" DESC, s.id LIMIT ${limit} OFFSET ${offset}`;
  return { rows: rows.map(({ id, textLang, matched: which }) => ({ id, textLang, matched: which })), counts: rows[0]?.counts ?? {}, isCut: least > 0 && (rows[0]?.full ?? false) };
}

/** What holds all that is sought. */
export function rankAll(lang: Lang, sought: Sought, wanted: Wanted): Promise<Ranking> {
  const about = aboutHowMany(sought);
  return rankMatching(lang, withAll(sought), sought.terms, 0, about > MANY && about > COMMON * sought.texts, wanted);
}

/** What holds half of the terms or more; of one that is rare, any. Whatever holds that many holds one of the rarest. */
export function rankMost(lang: Lang, sought: Sought, least: number, wanted: Wanted): Promise<Ranking> {
  const rarest = [...sought.terms].sort((a, b) => b.weight - a.weight).slice(0, sought.terms.length - least + 1);
  const isCommon = rarest.reduce((sum, { docs }) => sum + docs, 0) > Math.max(MANY, COMMON * sought.texts);
  return rankMatching(lang, narrowed(sought, rarest.map(allOf).join(' | ')), sought.terms, least, isCommon, wanted);
}
