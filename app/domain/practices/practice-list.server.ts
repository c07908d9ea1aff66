import { BATCH } from '#app/domain/shared/download';
import { pagesOf } from '#app/domain/shared/list';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { suitabilityPoints } from '#app/domain/suitability/order.server';
import type { Offer, Place } from '#app/domain/suitability/suitability.type';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { countPractices, matching } from './practice-conditions.server';
import type { PracticeFilters } from './practice-filters';

export { EVERYTHING, practiceFiltersFrom, searchFor } from './practice-filters';

const PAGE_SIZE = 20;

const { sql } = Prisma;

/** A practice as lists and files show it; texts and names in the reader's language, else in the original's. */
export type PracticeSummary = Offer & {
  id: string;
  slug: string;
  title: string;
  summary: string;
  lang: Lang;
  themes: Theme[];
  leadName: string;
  sdgTargets: string[];
  publishedAt: Date;
};

const textOf = (id: Prisma.Sql, lang: Lang) => sql`(SELECT lang, title, summary FROM "EntryText"
  WHERE "entryId" = ${id} AND (lang = ${lang} OR state = 'original') ORDER BY lang = ${lang} DESC LIMIT 1)`;

async function rowsOf(lang: Lang, picked: Prisma.Sql): Promise<PracticeSummary[]> {
  const rows = await db.$queryRaw<(Omit<PracticeSummary, 'leadName'> & { leadName: string | null })[]>(sql`
    SELECT p.id, e.slug, t.title, t.summary, t.lang, p.outcome, p.themes, p."costClass", p."populationClass", p."leastStaff", p."sdgTargets", p."publishedAt",
      p.maturity, p.taken, p."takenUnder10000", p."takenUnder20000", p."takenUnder100000", p."takenOver100000", n.title AS "leadName"
    FROM (${picked}) picked JOIN "Practice" p ON p.id = picked.id JOIN "Entry" e ON e.id = p.id
    CROSS JOIN LATERAL ${textOf(sql`p.id`, lang)} t
    LEFT JOIN LATERAL ${textOf(sql`e."leadId"`, lang)} n ON true
    ORDER BY picked.place`);
  return rows.map((row) => ({ ...row, leadName: row.leadName ?? '', themes: THEMES.filter((theme) => row.themes.includes(theme)) }));
}

const NEWEST = sql`p."publishedAt" DESC, p.id`;

/** What a list is put in order by; titles in the alphabet of the reader's language. */
function orderOf(lang: Lang, { sort }: PracticeFilters, place: Place | null): { join?: Prisma.Sql; by: Prisma.Sql } {
  if (sort === 'suits' && place) return { by: sql`${suitabilityPoints(place)} DESC, ${NEWEST}` };
  if (sort === 'travelled') return { by: sql`p.taken DESC, ${NEWEST}` };
  if (sort === 'title') return { join: sql`CROSS JOIN LATERAL ${textOf(sql`p.id`, lang)} t`, by: sql`t.title COLLATE ${Prisma.raw(`"${lang}-x-icu"`)}, p.id` };
  return { by: NEWEST };
}

/** The ids that stand on a page, in order. */
async function pageOf(lang: Lang, filters: PracticeFilters, place: Place | null, page: number): Promise<Prisma.Sql> {
  const { join = Prisma.empty, by } = orderOf(lang, filters, place);
  return sql`SELECT id, row_number() OVER () AS place FROM (
    SELECT p.id FROM "Practice" p ${join} WHERE ${await matching(lang, filters)} ORDER BY ${by} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}) ordered`;
}

async function listed(lang: Lang, filters: PracticeFilters, place: Place | null, count: number) {
  const { page, pages } = pagesOf({ n: count, over: false }, PAGE_SIZE, filters.page);
  return { count, page, pages, practices: count === 0 ? [] : await rowsOf(lang, await pageOf(lang, filters, place, page)) };
}

/** One page of the published practices that match, with their exact count; where `place` is given, in the order that suits it. */
export const listPractices = async (lang: Lang, filters: PracticeFilters, place: Place | null = null) =>
  listed(lang, filters, place, (await countPractices(lang, filters)).count);

/** A list as its page shows it: with what each choice would leave and, where nothing is left, what taking off each filter would bring back. */
export async function browsePractices(lang: Lang, filters: PracticeFilters, place: Place | null) {
  const { count, choices, loosened } = await countPractices(lang, filters);
  const [list, left] = await Promise.all([listed(lang, filters, place, count), choices()]);
  return { list, choices: left, loosened: count > 0 ? [] : await loosened() };
}

/** One batch of those that match for a file or a program, newest first, beginning after a row. */
export async function practiceBatch(lang: Lang, filters: PracticeFilters, after: Pick<PracticeSummary, 'id' | 'publishedAt'> | null, size = BATCH): Promise<PracticeSummary[]> {
  const rest = after ? sql`AND p."publishedAt" <= ${after.publishedAt} AND (p."publishedAt" < ${after.publishedAt} OR p.id > ${after.id}::uuid)` : Prisma.empty;
  return rowsOf(lang, sql`SELECT id, row_number() OVER (ORDER BY "publishedAt" DESC, id) AS place FROM (
    SELECT p.id, p."publishedAt" FROM "Practice" p WHERE ${await matching(lang, filters)} ${rest} ORDER BY ${NEWEST} LIMIT ${size}) batch`);
}

/** Published practices by id, in that order. */
export const practicesBy = (lang: Lang, ids: string[]): Promise<PracticeSummary[]> =>
  rowsOf(lang, sql`SELECT p.id, one.place FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS one(id, place) JOIN "Practice" p ON p.id = one.id AND p."isPublic"`);
