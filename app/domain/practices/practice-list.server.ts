import { BATCH } from '#app/domain/shared/download';
import { pagesOf } from '#app/domain/shared/list';
import { wordsCondition } from '#app/domain/shared/search.server';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { EVERYTHING, type FilterPart, filterParts, type PracticeFilters } from './practice-filters';
import { COST_CLASSES, OUTCOMES, POPULATION_CLASSES } from './practice.type';

export { practiceFiltersFrom } from './practice-filters';

const PAGE_SIZE = 20;

const { sql } = Prisma;

/** A practice as lists and files show it; texts and names in the reader's language, else in the original's. */
export type PracticeSummary = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  lang: Lang;
  outcome: string;
  themes: Theme[];
  leadName: string;
  costClass: string | null;
  populationClass: string | null;
  leastStaff: number | null;
  sdgTargets: string[];
  publishedAt: Date;
};

const textOf = (id: Prisma.Sql, lang: Lang) => sql`(SELECT lang, title, summary FROM "EntryText"
  WHERE "entryId" = ${id} AND (lang = ${lang} OR state = 'original') ORDER BY lang = ${lang} DESC LIMIT 1)`;

/** The condition that filters mean for a row `p` of Practice. */
async function matching(lang: Lang, { themes, outcome, cost, population, q }: PracticeFilters): Promise<Prisma.Sql> {
  const parts = [sql`p."isPublic"`];
  if (themes.length > 0) parts.push(sql`p.themes @> ${themes}::text[]`);
  if (outcome) parts.push(sql`p.outcome = ${outcome}`);
  if (cost) parts.push(sql`p."costClass" = ${cost}`);
  if (population) parts.push(sql`p."populationClass" = ${population}`);
  parts.push((await wordsCondition(lang, q, sql`p.id`)) ?? sql`true`);
  return Prisma.join(parts, ' AND ');
}

/** Practices that are alike in all that one can narrow by, with how many there are. */
type Alike = { outcome: string; costClass: string | null; populationClass: string | null; themes: string[]; n: number };

/** All practices that hold the words, gathered by what else they can be narrowed by: at most a few hundred groups. */
const groups = async (lang: Lang, q: string): Promise<Alike[]> =>
  db.$queryRaw<Alike[]>(sql`SELECT outcome, "costClass", "populationClass", themes, count(*)::int AS n FROM "Practice" p
    WHERE ${await matching(lang, { ...EVERYTHING, q })} GROUP BY outcome, "costClass", "populationClass", themes`);

const countIn = (all: Alike[], { themes, outcome, cost, population }: PracticeFilters): number =>
  all
    .filter((one) => themes.every((theme) => one.themes.includes(theme)))
    .filter((one) => (!outcome || one.outcome === outcome) && (!cost || one.costClass === cost) && (!population || one.populationClass === population))
    .reduce((sum, { n }) => sum + n, 0);

async function rowsOf(lang: Lang, picked: Prisma.Sql): Promise<PracticeSummary[]> {
  const rows = await db.$queryRaw<(Omit<PracticeSummary, 'leadName'> & { leadName: string | null })[]>(sql`
    SELECT p.id, e.slug, t.title, t.summary, t.lang, p.outcome, p.themes, p."costClass", p."populationClass", p."leastStaff", p."sdgTargets", p."publishedAt", n.title AS "leadName"
    FROM (${picked}) picked JOIN "Practice" p ON p.id = picked.id JOIN "Entry" e ON e.id = p.id
    CROSS JOIN LATERAL ${textOf(sql`p.id`, lang)} t
    LEFT JOIN LATERAL ${textOf(sql`e."leadId"`, lang)} n ON true
    ORDER BY picked.place`);
  return rows.map((row) => ({ ...row, leadName: row.leadName ?? '', themes: THEMES.filter((theme) => row.themes.includes(theme)) }));
}

/** The ids that stand on a page, in order. Titles are sorted in the alphabet of the reader's language. */
async function pageOf(lang: Lang, filters: PracticeFilters, page: number): Promise<Prisma.Sql> {
  const where = await matching(lang, filters);
  const slice = sql`LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  if (filters.sort === 'newest') {
    return sql`SELECT id, row_number() OVER (ORDER BY "publishedAt" DESC, id) AS place FROM (
      SELECT p.id, p."publishedAt" FROM "Practice" p WHERE ${where} ORDER BY p."publishedAt" DESC, p.id ${slice}) newest`;
  }
  const alphabet = Prisma.raw(`"${lang}-x-icu"`);
  return sql`SELECT p.id, row_number() OVER (ORDER BY t.title COLLATE ${alphabet}, p.id) AS place
    FROM "Practice" p CROSS JOIN LATERAL ${textOf(sql`p.id`, lang)} t WHERE ${where} ORDER BY place ${slice}`;
}

async function listed(lang: Lang, filters: PracticeFilters, all: Alike[]) {
  const count = countIn(all, filters);
  const { page, pages } = pagesOf({ n: count, over: false }, PAGE_SIZE, filters.page);
  return { count, page, pages, practices: count === 0 ? [] : await rowsOf(lang, await pageOf(lang, filters, page)) };
}

/** One page of the published practices that match, with their exact count. */
export const listPractices = async (lang: Lang, filters: PracticeFilters) => listed(lang, filters, await groups(lang, filters.q));

/** A list as its page shows it: with what each choice would leave and, where nothing is left, what taking off each filter would bring back. */
export async function browsePractices(lang: Lang, filters: PracticeFilters) {
  const all = await groups(lang, filters.q);
  const list = await listed(lang, filters, all);
  const left = (change: Partial<PracticeFilters>) => countIn(all, { ...filters, ...change });
  const withTheme = (theme: Theme) => left({ themes: THEMES.filter((one) => one === theme || filters.themes.includes(one)) });
  const choices = {
    themes: Object.fromEntries(THEMES.map((theme) => [theme, withTheme(theme)])) as Record<Theme, number>,
    outcome: OUTCOMES.map((outcome) => left({ outcome })),
    cost: COST_CLASSES.map((cost) => left({ cost })),
    population: POPULATION_CLASSES.map((population) => left({ population })),
  };
  const without = async ({ without: change }: FilterPart) => countIn('q' in change ? await groups(lang, '') : all, { ...filters, ...change });
  return { list, choices, loosened: list.count > 0 ? [] : await Promise.all(filterParts(filters).map(without)) };
}

/** One batch of those that match for a file, newest first, beginning after a row. */
export async function practiceBatch(lang: Lang, filters: PracticeFilters, after: PracticeSummary | null): Promise<PracticeSummary[]> {
  const rest = after ? sql`AND p."publishedAt" <= ${after.publishedAt} AND (p."publishedAt" < ${after.publishedAt} OR p.id > ${after.id}::uuid)` : Prisma.empty;
  return rowsOf(lang, sql`SELECT id, row_number() OVER (ORDER BY "publishedAt" DESC, id) AS place FROM (
    SELECT p.id, p."publishedAt" FROM "Practice" p WHERE ${await matching(lang, filters)} ${rest} ORDER BY p."publishedAt" DESC, p.id LIMIT ${BATCH}) batch`);
}
