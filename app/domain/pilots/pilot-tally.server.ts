import { type Impact, IMPACT_KEYS, type ImpactMatrix, IMPACTS, type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import { type PilotFilters, withMark } from './pilot-filters';
import { PUBLIC_PILOT_STATES } from './pilot.type';

const { sql } = Prisma;

/** The filters that are counted beforehand, by triggers in the database. `goal` is a number of a sustainable development goal. */
export type TallyFilters = Pick<PilotFilters, 'themes' | 'impacts' | 'only' | 'status' | 'year'> & { goal: number | null };

/** Filters that leave everything in. */
export const EVERY_PILOT: TallyFilters = { themes: [], impacts: {}, only: false, status: null, year: null, goal: null };

const COLUMNS = {
  'low-carbon': sql`"lowCarbon"`,
  smart: sql`smart`,
  healthy: sql`healthy`,
  'socially-sustainable': sql`"sociallySustainable"`,
};

/** What themes and marks mean for a row of PilotTally. */
function matrixMatches({ themes, impacts, only }: Pick<TallyFilters, 'themes' | 'impacts' | 'only'>): Prisma.Sql {
  const parts = THEMES.flatMap((theme) => {
    if (themes.includes(theme)) return [sql`${COLUMNS[theme]} = 1`];
    if (impacts[theme]) return [sql`${COLUMNS[theme]} = ${impacts[theme] === '-' ? -1 : 0}`];
    return only ? [sql`${COLUMNS[theme]} < 1`] : [];
  });
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : sql`true`;
}

const stateOf = ({ status }: TallyFilters) => status ?? '';
const yearOf = ({ year }: TallyFilters) => year ?? 0;
const goalOf = ({ goal }: TallyFilters) => goal ?? 0;

/** How many published pilots match, and their budgets in euros. Its cost does not depend on how many there are. */
export async function countPilots(filters: TallyFilters): Promise<{ pilots: number; budget: number }> {
  const [row] = await db.$queryRaw<{ pilots: number; budget: number }[]>(sql`
    SELECT coalesce(sum(pilots), 0)::int AS pilots, coalesce(sum(budget), 0)::float8 AS budget FROM "PilotTally"
    WHERE state = ${stateOf(filters)} AND year = ${yearOf(filters)} AND goal = ${goalOf(filters)} AND ${matrixMatches(filters)}`);
  return row ?? { pilots: 0, budget: 0 };
}

/** How many pilots have each mark for each theme. */
export type EffectCounts = Record<Theme, Record<Impact, number>>;

/** How many pilots each choice would leave, the other filters kept. Themes add to those chosen; marks of one theme and all the rest replace one another. */
export type PilotFacets = {
  themes: Record<Theme, number>;
  effects: EffectCounts;
  status: Record<(typeof PUBLIC_PILOT_STATES)[number], number>;
  /** Years in which any matching pilot runs, earliest first */
  years: { year: number; pilots: number }[];
  goals: { goal: number; pilots: number }[];
};

/** Counts for every choice of theme, state, year and goal, exact. */
export async function pilotFacets(filters: TallyFilters): Promise<PilotFacets> {
  const [state, year, goal, matrix] = [stateOf(filters), yearOf(filters), goalOf(filters), matrixMatches(filters)];
  const themes = THEMES.flatMap((theme) =>
    IMPACTS.map((mark) => sql`
      SELECT ${theme}::text AS facet, ${mark}::text AS value, sum(pilots) AS pilots FROM "PilotTally"
      WHERE state = ${state} AND year = ${year} AND goal = ${goal} AND ${matrixMatches(withMark(filters, theme, mark))}`),
  );
  const rows = await db.$queryRaw<{ facet: string; value: string; pilots: number }[]>(sql`
    SELECT facet, value, coalesce(pilots, 0)::int AS pilots FROM (
      ${Prisma.join(themes, ' UNION ALL ')}
      UNION ALL SELECT 'status', state, sum(pilots) FROM "PilotTally"
        WHERE state IN (${Prisma.join([...PUBLIC_PILOT_STATES])}) AND year = ${year} AND goal = ${goal} AND ${matrix} GROUP BY state
      UNION ALL SELECT 'year', year::text, sum(pilots) FROM "PilotTally"
        WHERE state = ${state} AND year > 0 AND goal = ${goal} AND ${matrix} GROUP BY year
      UNION ALL SELECT 'goal', goal::text, sum(pilots) FROM "PilotTally"
        WHERE state = ${state} AND year = ${year} AND goal > 0 AND ${matrix} GROUP BY goal
    ) AS counted`);
  const of = (facet: string) => rows.filter((row) => row.facet === facet);
  const count = (facet: string, value: string) => of(facet).find((row) => row.value === value)?.pilots ?? 0;
  const numbered = (facet: string) =>
    of(facet).filter(({ pilots }) => pilots > 0).map(({ value, pilots }) => ({ number: Number(value), pilots })).sort((a, b) => a.number - b.number);
  const effects = Object.fromEntries(THEMES.map((theme) => [theme, Object.fromEntries(IMPACTS.map((mark) => [mark, count(theme, mark)]))])) as EffectCounts;
  return {
    themes: Object.fromEntries(THEMES.map((theme) => [theme, effects[theme]['+']])) as PilotFacets['themes'],
    effects,
    status: Object.fromEntries(PUBLIC_PILOT_STATES.map((one) => [one, count('status', one)])) as PilotFacets['status'],
    years: numbered('year').map(({ number, pilots }) => ({ year: number, pilots })),
    goals: numbered('goal').map(({ number, pilots }) => ({ goal: number, pilots })),
  };
}

/** How many published pilots have a cross-impact matrix, and their budgets in euros. */
export type MatrixCount = { matrix: { [key in keyof ImpactMatrix]: 1 | 0 | -1 }; pilots: number; budget: number };

/** Every cross-impact matrix among the matching published pilots, with how many have it; at most 81. */
export async function countByMatrix(filters: TallyFilters): Promise<MatrixCount[]> {
  type Row = MatrixCount['matrix'] & { pilots: number; budget: number };
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT "lowCarbon", smart, healthy, "sociallySustainable", pilots, budget::float8 AS budget FROM "PilotTally"
    WHERE state = ${stateOf(filters)} AND year = ${yearOf(filters)} AND goal = ${goalOf(filters)} AND pilots > 0 AND ${matrixMatches(filters)}`);
  return rows.map(({ pilots, budget, ...matrix }) => ({ matrix, pilots, budget }));
}

/** How many of counted pilots strengthen each theme. */
export function themeCounts(counts: MatrixCount[]): Record<Theme, number> {
  const strengthening = (theme: Theme) => counts.filter(({ matrix }) => matrix[IMPACT_KEYS[theme]] === 1).reduce((sum, { pilots }) => sum + pilots, 0);
  return Object.fromEntries(THEMES.map((theme) => [theme, strengthening(theme)])) as Record<Theme, number>;
}

/** How many published pilots strengthen each theme. */
export const countByTheme = async (): Promise<Record<Theme, number>> => themeCounts(await countByMatrix(EVERY_PILOT));

/** How many published pilots there are, in each state, and running in each year; a year that has none is left out. */
export async function countByStateAndYear(): Promise<{ pilots: number; states: Map<string, number>; years: { year: number; pilots: number }[] }> {
  const rows = await db.$queryRaw<{ state: string; year: number; pilots: number }[]>(sql`
    SELECT state, year, sum(pilots)::int AS pilots FROM "PilotTally" WHERE goal = 0 AND (state = '' OR year = 0) GROUP BY state, year ORDER BY year`);
  return {
    pilots: rows.find(({ state, year }) => state === '' && year === 0)?.pilots ?? 0,
    states: new Map(rows.flatMap(({ state, year, pilots }) => (year === 0 ? [[state, pilots] as const] : []))),
    years: rows.flatMap(({ state, year, pilots }) => (state === '' && year > 0 && pilots > 0 ? [{ year, pilots }] : [])),
  };
}

/** The calendar years in which any published pilot runs, earliest first. */
export async function pilotYears(): Promise<number[]> {
  const rows = await db.$queryRaw<{ year: number }[]>(sql`
    SELECT DISTINCT year FROM "PilotTally" WHERE state = '' AND year > 0 AND goal = 0 AND pilots > 0 ORDER BY year`);
  return rows.map(({ year }) => year);
}

/** An organisation that leads matching pilots, and how many of them. */
export type PlaceCount = { leadId: string; pilots: number };

/** How many matching published pilots each organisation leads. Goals and marks other than + are not counted by place. */
export async function countByLead({ themes, only, status, year }: Pick<TallyFilters, 'themes' | 'only' | 'status' | 'year'>): Promise<PlaceCount[]> {
  const others = only ? THEMES.filter((theme) => !themes.includes(theme)) : [];
  const strengthened = [...themes.map((theme) => sql`AND ${COLUMNS[theme]}`), ...others.map((theme) => sql`AND NOT ${COLUMNS[theme]}`)];
  return db.$queryRaw<PlaceCount[]>(sql`
    SELECT "leadId", sum(pilots)::int AS pilots FROM "PlaceTally"
    WHERE state = ${status ?? ''} AND year = ${year ?? 0} AND pilots > 0 ${strengthened.length > 0 ? Prisma.join(strengthened, ' ') : Prisma.empty}
    GROUP BY "leadId" ORDER BY "leadId"`);
}
