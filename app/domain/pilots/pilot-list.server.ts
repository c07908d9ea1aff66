import { pagesOf, REACH } from '#app/domain/shared/list';
import type { Theme } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { matching } from './pilot-conditions.server';
import { countOf, findPilots, type Found } from './pilot-count.server';
import { type FilterPart, filterParts, type PilotFilters, type PilotSort } from './pilot-filters';
import type { Named, PilotList, PilotSummary } from './pilot-reading.type';
import { summaries, textOf } from './pilot-summaries.server';
import { pilotYears } from './pilot-tally.server';

export { EVERYTHING, isNarrowed, type PilotFilters, pilotFiltersFrom, searchFor } from './pilot-filters';
export type { PilotList, PilotSummary } from './pilot-reading.type';

const PAGE_SIZE = 20;

const { sql } = Prisma;

const ORDERS = {
  newest: sql`p."publishedAt" DESC, p.id`,
  oldest: sql`p."publishedAt", p.id`,
  start: sql`p."startsOn", p.id`,
  budget: sql`p."budgetTotal" DESC, p.id`,
};

/** Up to this many, sorting what matches is quicker than walking along the titles until a page is full. */
const FEW = 500;

const byTitle = sql`ORDER BY title COLLATE "fi-x-icu", id`;

/** Few ids in the order of the titles that the reader will see: their titles are looked up, then sorted. */
const fewByTitle = (lang: Lang, where: Prisma.Sql): Prisma.Sql => sql`
  WITH found AS MATERIALIZED (SELECT p.id FROM "Pilot" p WHERE ${where})
  SELECT id FROM found CROSS JOIN LATERAL ${textOf(sql`found.id`, lang)} t ${byTitle}`;

/** Many ids in that order: walking along the titles until the page is full. */
const manyByTitle = (lang: Lang, where: Prisma.Sql): Prisma.Sql => sql`
  SELECT d."entryId" AS id FROM "SearchDocument" d
  JOIN LATERAL (SELECT p.id FROM "Pilot" p WHERE p.id = d."entryId" AND ${where} OFFSET 0) matching ON true
  WHERE d.lang = ${lang} AND d.kind = 'pilots' ORDER BY d.title COLLATE "fi-x-icu", d."entryId"`;

/** What picks the pilots of a list: the ids that are already known to match, or all of its filters where those are too many to know. */
export const conditionOf = async (lang: Lang, filters: PilotFilters, partnerId: string | null, ids?: string[] | null): Promise<Prisma.Sql> =>
  ids ? sql`p.id = ANY(${ids}::uuid[])` : matching(lang, filters, partnerId, true);

/**
 * The ids that stand on a page of a list. Tests explain it.
 * @param count how many match, to choose the quicker way
 */
export function idsStatement(lang: Lang, sort: PilotSort, where: Prisma.Sql, count: number, page = 1, limit = PAGE_SIZE): Prisma.Sql {
  const inOrder = () => {
    if (sort !== 'title') return sql`SELECT p.id FROM "Pilot" p WHERE ${where} ORDER BY ${ORDERS[sort]}`;
    return count > FEW ? manyByTitle(lang, where) : fewByTitle(lang, where);
  };
  return sql`${inOrder()} LIMIT ${limit} OFFSET ${(page - 1) * limit}`;
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

/** Nobody: an organisation that is asked for and not known. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Which organisation filters ask for, as it was found; null when for none. */
export const partnerIdOf = ({ partner }: PilotFilters, found: { id: string } | null): string | null => partner && (found?.id ?? NOBODY);

async function pageOf(lang: Lang, filters: PilotFilters, { ids, ...count }: Found, partnerId: string | null): Promise<PilotList> {
  const { page, pages } = pagesOf(count, PAGE_SIZE, filters.page);
  const { n, over } = count;
  if (n === 0) return { pilots: [], count: n, over, page, pages };
  const statement = idsStatement(lang, filters.sort, await conditionOf(lang, filters, partnerId, ids), over ? REACH : n, page);
  return { pilots: await summaries(lang, await db.$queryRaw<{ id: string }[]>(statement)), count: n, over, page, pages };
}

/**
 * One page of the published pilots that match all filters, with their count.
 * A page beyond the last one gives the last one; an organisation nobody knows matches nothing.
 */
export async function listPilots(lang: Lang, filters: PilotFilters): Promise<PilotList> {
  const partner = await filterPartner(lang, filters.partner);
  const partnerId = partnerIdOf(filters, partner);
  return pageOf(lang, filters, await findPilots(lang, filters, partnerId), partnerId);
}

/** What pilots can be narrowed by: what each choice would leave, all years, the name of the organisation that is filtered by. */
export async function choosePilots(lang: Lang, filters: PilotFilters) {
  const partner = await filterPartner(lang, filters.partner);
  const found = await findPilots(lang, filters, partnerIdOf(filters, partner));
  const [facets, years] = await Promise.all([found.facets(), pilotYears()]);
  return { facets, years, partner: partner && { slug: partner.slug, name: partner.name, lang: partner.lang } };
}

/** A list as its page shows it: with what each choice would leave and, where nothing is left, what taking off each filter would bring back. */
export async function browsePilots(lang: Lang, filters: PilotFilters) {
  const partner = await filterPartner(lang, filters.partner);
  const partnerId = partnerIdOf(filters, partner);
  const found = await findPilots(lang, filters, partnerId);
  const [list, facets, years] = await Promise.all([pageOf(lang, filters, found, partnerId), found.facets(), pilotYears()]);
  const without = ({ without: change }: FilterPart) => findPilots(lang, { ...filters, ...change }, 'partner' in change ? null : partnerId);
  const loosened = list.count > 0 ? [] : await Promise.all(filterParts(filters).map(async (part) => countOf(await without(part))));
  return { list, facets, years, partner: partner && { slug: partner.slug, name: partner.name, lang: partner.lang }, loosened };
}

/** The n pilots published last. */
export async function newestPilots(lang: Lang, n: number): Promise<PilotSummary[]> {
  return summaries(lang, await db.$queryRaw<{ id: string }[]>(idsStatement(lang, 'newest', sql`p."isPublic"`, n, 1, n)));
}

/** The n pilots published last that strengthen any of the themes. */
export async function pilotsInThemes(lang: Lang, themes: Theme[], n: number): Promise<PilotSummary[]> {
  const ids = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT p.id FROM "Pilot" p WHERE p."isPublic" AND p.themes && ${themes}::text[] ORDER BY ${ORDERS.newest} LIMIT ${n}`);
  return summaries(lang, ids);
}
