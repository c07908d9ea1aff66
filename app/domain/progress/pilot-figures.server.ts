import { exactCells } from '#app/domain/crossing/crossing.server';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { countByStateAndYear } from '#app/domain/pilots/pilots.server';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { GOALS } from '#app/domain/sdg/sdg';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { ALL_PILOTS, pilotsAt, type ProgressFilters, rowsAt } from './progress-filters.server';
import type { PilotFigures } from './progress.type';

const { sql } = Prisma;

/** Cities that are named; the rest are counted. */
const CITIES = 8;

type Rows = {
  sets: { themes: Theme[]; pilots: number; budget: number }[] | null;
  states: Record<string, number> | null;
  years: Record<string, number> | null;
  goals: number[] | null;
  sources: Record<string, number> | null;
  cities: { slug: string; pilots: number; name: string; lang: Lang }[] | null;
  citiesTakingPart: number;
};

/** One pass over the pilots that are counted. Tests explain it. */
export const pilotFiguresStatement = (where: Prisma.Sql, lang: Lang): Prisma.Sql => sql`
  WITH chosen AS MATERIALIZED (SELECT p.id, p.state, p.themes, p.years, p."sdgGoals" AS goals, p."budgetTotal" AS budget, p.funding FROM "Pilot" p WHERE ${where}),
  taking AS MATERIALIZED (
    SELECT w."partnerId" AS id, count(DISTINCT c.id)::int AS pilots
    FROM chosen c JOIN "PilotPartner" w ON w."pilotId" = c.id JOIN "Partner" o ON o.id = w."partnerId" AND o.kind IN ('city', 'municipality')
    GROUP BY 1)
  SELECT
    (SELECT json_agg(one) FROM (SELECT themes, count(*)::int AS pilots, sum(budget)::float8 AS budget FROM chosen GROUP BY themes) one) AS sets,
    (SELECT json_object_agg(state, n) FROM (SELECT state, count(*)::int AS n FROM chosen GROUP BY state) one) AS states,
    (SELECT json_object_agg(year, n) FROM (SELECT year, count(*)::int AS n FROM chosen, unnest(years) AS year GROUP BY year) one) AS years,
    (SELECT json_agg(DISTINCT goal) FROM chosen, unnest(goals) AS goal) AS goals,
    (SELECT json_object_agg(key, n) FROM (SELECT key, sum(value::bigint)::float8 AS n FROM chosen, jsonb_each_text(funding) GROUP BY key) one) AS sources,
    (SELECT json_agg(one) FROM (
      SELECT e.slug, t.pilots, name.title AS name, name.lang FROM taking t JOIN "Entry" e ON e.id = t.id AND e."isPublic"
      CROSS JOIN LATERAL (SELECT title, lang FROM "EntryText" x WHERE x."entryId" = e.id AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1) name
      ORDER BY t.pilots DESC, name.title, e.id LIMIT ${CITIES}) one) AS cities,
    (SELECT count(*)::int FROM taking) AS "citiesTakingPart"`;

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What the programme's published pilots are, in figures. Every number's link leads to as many pilots. */
export async function pilotFigures(lang: Lang, filters: ProgressFilters): Promise<PilotFigures> {
  const [row] = await db.$queryRaw<Rows[]>(pilotFiguresStatement(await matching(lang, { ...EVERYTHING, ...filters }, null), lang));
  const sets = row?.sets ?? [];
  const at = (more: Parameters<typeof pilotsAt>[2]) => pilotsAt(lang, filters, more);
  const themes = THEMES.map((theme) => {
    const having = sets.filter((set) => set.themes.includes(theme));
    return { theme, pilots: sum(having.map(({ pilots }) => pilots)), budget: sum(having.map(({ budget }) => budget)), href: at({ themes: THEMES.filter((one) => one === theme || filters.themes.includes(one)) }) };
  });
  const years = Object.entries(row?.years ?? {}).map(([year, pilots]) => ({ year: Number(year), pilots, href: at({ year: Number(year) }) }));
  const sources = Object.entries(row?.sources ?? {}).map(([source, amount]) => ({ source, amount, href: rowsAt(lang, filters, 'funding', [['source', source]]) }));
  const goals = row?.goals ?? [];
  return {
    pilots: sum(sets.map(({ pilots }) => pilots)),
    href: at({}),
    themes,
    crossing: exactCells(lang, sets, filters),
    states: PUBLIC_PILOT_STATES.filter((state) => !filters.status || state === filters.status).map((state) => ({ state, pilots: row?.states?.[state] ?? 0, href: at({ status: state }) })),
    // Of pilots that run in one year, the list can show only those of that year.
    years: years.filter(({ year }) => !filters.year || year === filters.year).sort((a, b) => a.year - b.year),
    cities: (row?.cities ?? []).map(({ slug, ...city }) => ({ ...city, href: at({ partner: slug }) })),
    citiesHref: rowsAt(lang, filters, 'cities'),
    citiesTakingPart: row?.citiesTakingPart ?? 0,
    budget: sum(sets.map(({ budget }) => budget)),
    budgetOfThemes: sum(themes.map(({ budget }) => budget)),
    sources: sources.sort((a, b) => b.amount - a.amount || a.source.localeCompare(b.source)),
    funding: sum(sources.map(({ amount }) => amount)),
    goalsWithout: GOALS.map(({ code }) => Number(code)).filter((goal) => !goals.includes(goal)),
  };
}

/**
 * The same of all pilots, as far as readers are shown it, from what is counted beforehand: its cost does not grow with the number of pilots.
 */
export async function publicPilotFigures(lang: Lang): Promise<Pick<PilotFigures, 'pilots' | 'href' | 'states' | 'years'>> {
  const at = (more: Parameters<typeof pilotsAt>[2]) => pilotsAt(lang, ALL_PILOTS, more);
  const { pilots, states, years } = await countByStateAndYear();
  return {
    pilots,
    href: at({}),
    states: PUBLIC_PILOT_STATES.map((state) => ({ state, pilots: states.get(state) ?? 0, href: at({ status: state }) })),
    years: years.map(({ year, pilots: running }) => ({ year, pilots: running, href: at({ year }) })),
  };
}
