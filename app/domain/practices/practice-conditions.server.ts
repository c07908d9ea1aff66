import { GOALS, isGoal } from '#app/domain/sdg/sdg';
import { wordsCondition } from '#app/domain/shared/search.server';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { type FilterPart, filterParts, type PracticeFilters } from './practice-filters';
import type { PracticeChoices } from './practice-choices.type';
import { COST_CLASSES, MATURITIES, OUTCOMES, POPULATION_CLASSES } from './practice.type';

const { sql } = Prisma;

/** The targets that a goal or a target stands for. */
const targetsOf = (code: string): string[] => (isGoal(code) ? (GOALS.find((goal) => goal.code === code)?.targets ?? []).map((target) => target.code) : [code]);

/** The condition that filters mean for a row `p` of Practice. */
export async function matching(lang: Lang, { themes, outcome, maturity, cost, population, sdg, q }: PracticeFilters): Promise<Prisma.Sql> {
  const parts = [sql`p."isPublic"`];
  if (themes.length > 0) parts.push(sql`p.themes @> ${themes}::text[]`);
  if (outcome) parts.push(sql`p.outcome = ${outcome}`);
  if (maturity) parts.push(sql`p.maturity = ${maturity}`);
  if (cost) parts.push(sql`p."costClass" = ${cost}`);
  if (population) parts.push(sql`p."populationClass" = ${population}`);
  if (sdg) parts.push(sql`p."sdgTargets" && ${targetsOf(sdg)}::text[]`);
  parts.push((await wordsCondition(lang, q, sql`p.id`)) ?? sql`true`);
  return Prisma.join(parts, ' AND ');
}

/** Practices that are alike in all that one can narrow by but goals and words, with how many there are. */
type Alike = { outcome: string; maturity: string; costClass: string | null; populationClass: string | null; themes: string[]; n: number };

/** All practices that hold the words and serve the goal, gathered by what else they can be narrowed by: some hundred groups, however many there are. */
const groups = async (lang: Lang, filters: PracticeFilters): Promise<Alike[]> =>
  db.$queryRaw<Alike[]>(sql`SELECT outcome, maturity, "costClass", "populationClass", themes, count(*)::int AS n FROM "Practice" p
    WHERE ${await matching(lang, { ...filters, ...WITHOUT_GROUPED })} GROUP BY outcome, maturity, "costClass", "populationClass", themes`);

const WITHOUT_GROUPED = { themes: [], outcome: null, maturity: null, cost: null, population: null } satisfies Partial<PracticeFilters>;

const countIn = (all: Alike[], { themes, outcome, maturity, cost, population }: PracticeFilters): number =>
  all.reduce(
    (sum, one) =>
      (!outcome || one.outcome === outcome) &&
      (!maturity || one.maturity === maturity) &&
      (!cost || one.costClass === cost) &&
      (!population || one.populationClass === population) &&
      themes.every((theme) => one.themes.includes(theme))
        ? sum + one.n
        : sum,
    0,
  );

/** How many practices each goal would leave, the other filters kept. */
async function goalCounts(lang: Lang, filters: PracticeFilters): Promise<Record<string, number>> {
  const rows = await db.$queryRaw<{ goal: string; n: number }[]>(sql`
    SELECT g.goal, count(*)::int AS n FROM "Practice" p
    CROSS JOIN LATERAL (SELECT DISTINCT split_part(target, '.', 1) AS goal FROM unnest(p."sdgTargets") target) g
    WHERE ${await matching(lang, { ...filters, sdg: null })} GROUP BY g.goal`);
  return Object.fromEntries(rows.map(({ goal, n }) => [goal, n]));
}

/** How many practices match, and what other filters would leave. */
export async function countPractices(lang: Lang, filters: PracticeFilters) {
  const all = await groups(lang, filters);
  const left = (change: Partial<PracticeFilters>) => countIn(all, { ...filters, ...change });
  return {
    count: countIn(all, filters),
    choices: async (): Promise<PracticeChoices> => ({
      themes: Object.fromEntries(THEMES.map((theme) => [theme, left({ themes: THEMES.filter((one) => one === theme || filters.themes.includes(one)) })])) as Record<Theme, number>,
      outcome: OUTCOMES.map((outcome) => left({ outcome })),
      maturity: MATURITIES.map((maturity) => left({ maturity })),
      cost: COST_CLASSES.map((cost) => left({ cost })),
      population: POPULATION_CLASSES.map((population) => left({ population })),
      goals: await goalCounts(lang, filters),
    }),
    /** What taking off each filter would bring back. */
    loosened: () =>
      Promise.all(
        filterParts(filters).map(async ({ without: change }: FilterPart) => {
          const wider = { ...filters, ...change };
          return countIn('q' in change || 'sdg' in change ? await groups(lang, wider) : all, wider);
        }),
      ),
  };
}
