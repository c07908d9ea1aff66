import { goalOf, isTarget } from '#app/domain/sdg/sdg';
import { entriesWith } from '#app/domain/shared/search.server';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import type { PilotFilters } from './pilot-filters';
import type { Named, PilotList, PilotSummary } from './pilot-reading.type';

export { type PilotFilters, pilotFiltersFrom } from './pilot-filters';
export type { PilotList, PilotSummary } from './pilot-reading.type';

const PAGE_SIZE = 20;

const { sql } = Prisma;

/** That entry `id` has no text in a language. A scalar, not NOT EXISTS: it is then looked up per row, never joined by hashing all texts. */
const lacks = (lang: Lang, id: Prisma.Sql) => sql`(SELECT own.lang FROM "EntryText" own WHERE own."entryId" = ${id} AND own.lang = ${lang}) IS NULL`;

/** Entries whose text in the reader's language matches, or the original's where that language is missing. */
const wordsMatch = (lang: Lang, words: string): Prisma.Sql => sql`p.id = ANY(ARRAY(${entriesWith(lang, words)}))`;

const IMPACT_COLUMNS = {
  'low-carbon': sql`p."impactLowCarbon"`,
  smart: sql`p."impactSmart"`,
  healthy: sql`p."impactHealthy"`,
  'socially-sustainable': sql`p."impactSociallySustainable"`,
};

const impactConditions = (impacts: PilotFilters['impacts']): Prisma.Sql[] =>
  THEMES.flatMap((theme) => (impacts[theme] ? [sql`${IMPACT_COLUMNS[theme]} = ${impacts[theme] === '-' ? -1 : 0}`] : []));

/** The condition that filters mean for a row `p` of Pilot. Ids from elsewhere come as an array, so that they are looked up, not joined. */
function matching(lang: Lang, filters: PilotFilters, partnerId: string | null): Prisma.Sql {
  const { themes, impacts, only, status, sdg, year, q } = filters;
  const parts = [sql`p."isPublic"`];
  if (themes.length > 0) parts.push(sql`p.themes @> ${themes}::text[]`);
  if (only) parts.push(sql`cardinality(p.themes) = ${themes.length}`);
  parts.push(...impactConditions(impacts));
  if (status) parts.push(sql`p.state = ${status}`);
  if (partnerId) parts.push(sql`p.id = ANY(ARRAY(SELECT w."pilotId" FROM "PilotPartner" w WHERE w."partnerId" = ${partnerId}::uuid))`);
  if (sdg) parts.push(isTarget(sdg) ? sql`p."sdgTargets" @> ${[sdg]}::text[]` : sql`p."sdgGoals" @> ${[Number(goalOf(sdg)?.code)]}::int[]`);
  if (year) parts.push(sql`p.years @> ${[year]}::int[]`);
  if (q) parts.push(wordsMatch(lang, q));
  return Prisma.join(parts, ' AND ');
}

const ORDERS = {
  newest: sql`p."publishedAt" DESC, p.id`,
  oldest: sql`p."publishedAt", p.id`,
  start: sql`p."startsOn", p.id`,
  budget: sql`p."budgetTotal" DESC, p.id`,
};

/** The text of entry `id` in a language, else in its original one. */
const textOf = (id: Prisma.Sql, lang: Lang) => sql`(SELECT lang, title, summary FROM "EntryText"
  WHERE "entryId" = ${id} AND (lang = ${lang} OR state = 'original') ORDER BY lang = ${lang} DESC LIMIT 1)`;

/** Up to this many, sorting what matches is quicker than walking along the titles until a page is full. */
const FEW = 500;

const byTitle = sql`ORDER BY title COLLATE "fi-x-icu", id`;

/** Few ids in the order of the titles that the reader will see: their titles are looked up, then sorted. */
const fewByTitle = (lang: Lang, where: Prisma.Sql): Prisma.Sql => sql`
  WITH found AS MATERIALIZED (SELECT p.id FROM "Pilot" p WHERE ${where})
  SELECT id FROM found CROSS JOIN LATERAL ${textOf(sql`found.id`, lang)} t ${byTitle}`;

/** Many ids in that order: the index of each language's titles is walked, and the three walks are merged. */
function manyByTitle(lang: Lang, where: Prisma.Sql, end: number): Prisma.Sql {
  const walks = LANGUAGES.map((one) => {
    const fallback = sql`AND t.state = 'original' AND ${lacks(lang, sql`t."entryId"`)}`;
    return sql`(SELECT matching.id, t.title FROM "EntryText" t
      JOIN LATERAL (SELECT p.id FROM "Pilot" p WHERE p.id = t."entryId" AND ${where} OFFSET 0) matching ON true
      WHERE t.lang = ${one} ${one === lang ? Prisma.empty : fallback} ${byTitle} LIMIT ${end})`;
  });
  return sql`SELECT id FROM (${Prisma.join(walks, ' UNION ALL ')}) AS titled ${byTitle}`;
}

/** The statements behind a list: how many match, and which stand on a page. Tests explain them. */
export function listStatements(lang: Lang, filters: PilotFilters, partnerId: string | null) {
  const where = matching(lang, filters, partnerId);
  const inOrder = (count: number, end: number): Prisma.Sql => {
    if (filters.sort !== 'title') return sql`SELECT p.id FROM "Pilot" p WHERE ${where} ORDER BY ${ORDERS[filters.sort]}`;
    return count > FEW ? manyByTitle(lang, where, end) : fewByTitle(lang, where);
  };
  return {
    count: sql`SELECT count(*)::int AS count FROM "Pilot" p WHERE ${where}`,
    /** @param count how many match, to choose the quicker way */
    ids: (page: number, count: number, limit = PAGE_SIZE): Prisma.Sql =>
      sql`${inOrder(count, page * limit)} LIMIT ${limit} OFFSET ${(page - 1) * limit}`,
  };
}

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

async function summaries(lang: Lang, ids: { id: string }[]): Promise<PilotSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<SummaryRow[]>(summaryStatement(lang, ids.map(({ id }) => id)));
  return rows.map(({ picture, originalLang, publishedAt, ...row }) => ({
    ...row,
    themes: THEMES.filter((theme) => row.themes.includes(theme)),
    publishedAt: publishedAt.toISOString(),
    picture: leadPicture(picture, lang, originalLang),
  }));
}

/** The organisation a slug, present or former, stands for, with its name in `lang` or the original's; null when unknown. */
export async function filterPartner(lang: Lang, slug: string | null): Promise<(Named & { id: string }) | null> {
  if (!slug) return null;
  const rows = await db.$queryRaw<(Named & { id: string })[]>(sql`
    SELECT e.id, e.slug, t.lang, t.title AS name FROM "Entry" e
    CROSS JOIN LATERAL ${textOf(sql`e.id`, lang)} t
    WHERE e."isPublic" AND e.id = coalesce(
      (SELECT id FROM "Entry" WHERE kind = 'partners' AND slug = ${slug}),
      (SELECT "entryId" FROM "FormerSlug" WHERE kind = 'partners' AND slug = ${slug}))`);
  return rows[0] ?? null;
}

/**
 * One page of the published pilots that match all filters, with the exact count.
 * A page beyond the last one gives the last one; an organisation nobody knows matches nothing.
 */
export async function listPilots(lang: Lang, filters: PilotFilters): Promise<PilotList> {
  const partner = await filterPartner(lang, filters.partner);
  if (filters.partner && !partner) return { pilots: [], count: 0, page: 1, pages: 1 };
  const statements = listStatements(lang, filters, partner?.id ?? null);
  const count = (await db.$queryRaw<{ count: number }[]>(statements.count))[0]?.count ?? 0;
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const page = Math.min(filters.page, pages);
  const ids = count === 0 ? [] : await db.$queryRaw<{ id: string }[]>(statements.ids(page, count));
  return { pilots: await summaries(lang, ids), count, page, pages };
}

const unfiltered: PilotFilters = { themes: [], impacts: {}, only: false, status: null, partner: null, sdg: null, year: null, q: '', sort: 'newest', page: 1 };

/** The n pilots published last. */
export async function newestPilots(lang: Lang, n: number): Promise<PilotSummary[]> {
  return summaries(lang, await db.$queryRaw<{ id: string }[]>(listStatements(lang, unfiltered, null).ids(1, 0, n)));
}

/** The n pilots published last that strengthen any of the themes. */
export async function pilotsInThemes(lang: Lang, themes: Theme[], n: number): Promise<PilotSummary[]> {
  const ids = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT p.id FROM "Pilot" p WHERE p."isPublic" AND p.themes && ${themes}::text[] ORDER BY ${ORDERS.newest} LIMIT ${n}`);
  return summaries(lang, ids);
}
