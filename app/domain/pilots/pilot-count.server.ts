import { isTarget } from '#app/domain/sdg/sdg';
import { COUNTED, type Count } from '#app/domain/shared/list';
import { type Impact, IMPACTS, type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { matching } from './pilot-conditions.server';
import { EVERYTHING, type PilotFilters, searchFor, withMark } from './pilot-filters';
import type { PilotChoices } from './pilot-reading.type';
import { countPilots, pilotFacets, type TallyFilters } from './pilot-tally.server';
import { PUBLIC_PILOT_STATES } from './pilot.type';

const { sql } = Prisma;

/** How many pilots match, their ids where they were read for it, and what each choice would leave. */
export type Found = Count & { ids: string[] | null; facets: () => Promise<PilotChoices> };

/** What is counted of one pilot. */
type Row = { id: string; state: string; years: number[]; goals: number[]; marks: Record<Theme, Impact | null> };

const SIGNS: Record<string, Impact> = { '1': '+', '0': '0', '-1': '-' };

/** Whatever matches, up to one more than is counted, as one JSON text. Tests explain it. */
export const countedStatement = async (lang: Lang, filters: PilotFilters, partnerId: string | null): Promise<Prisma.Sql> => sql`
  SELECT coalesce(json_agg(json_build_array(id, state, years, "sdgGoals", "impactLowCarbon", "impactSmart", "impactHealthy", "impactSociallySustainable")), '[]')::text AS rows
  FROM (SELECT * FROM "Pilot" p WHERE ${await matching(lang, filters, partnerId)} LIMIT ${COUNTED + 1}) found`;

async function countedRows(lang: Lang, filters: PilotFilters, partnerId: string | null): Promise<Row[]> {
  type Stored = [string, string, number[], number[], ...(number | null)[]];
  const [answer] = await db.$queryRaw<{ rows: string }[]>(await countedStatement(lang, filters, partnerId));
  return (JSON.parse(answer?.rows ?? '[]') as Stored[]).map(([id, state, years, goals, ...marks]) => ({
    id, state, years, goals, marks: Object.fromEntries(THEMES.map((theme, i) => [theme, SIGNS[String(marks[i])] ?? null])) as Row['marks'],
  }));
}

const isTargeted = ({ sdg }: PilotFilters) => sdg !== null && isTarget(sdg);

const tallyOf = ({ themes, impacts, only, status, year, sdg }: PilotFilters): TallyFilters => ({ themes, impacts, only, status, year, goal: sdg ? Number(sdg) : null });

/** Whether a counted pilot stays in; words, organisation and a single target are not looked at. */
const fits = (filters: PilotFilters) => {
  const { themes, impacts, only, status, year } = filters;
  const goal = filters.sdg && !isTargeted(filters) ? Number(filters.sdg) : null;
  return (row: Row): boolean =>
    themes.every((theme) => row.marks[theme] === '+') &&
    (!only || THEMES.every((theme) => row.marks[theme] !== '+' || themes.includes(theme))) &&
    THEMES.every((theme) => !impacts[theme] || row.marks[theme] === impacts[theme]) &&
    (!status || row.state === status) &&
    (!year || row.years.includes(year)) &&
    (!goal || row.goals.includes(goal));
};

const tally = <K extends string | number>(keys: K[]): Partial<Record<K, number>> => {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** Counts for every choice among rows that hold whatever a choice could leave. */
function recount(rows: Row[], filters: PilotFilters): PilotChoices {
  const left = (change: Partial<PilotFilters>) => rows.filter(fits({ ...filters, ...change }));
  const effects = THEMES.map((theme) => [theme, Object.fromEntries(IMPACTS.map((mark) => [mark, left(withMark(filters, theme, mark)).length]))]);
  const states = tally(left({ status: null }).map(({ state }) => state));
  return {
    effects: Object.fromEntries(effects) as PilotChoices['effects'],
    status: Object.fromEntries(PUBLIC_PILOT_STATES.map((state) => [state, states[state] ?? 0])) as PilotChoices['status'],
    years: tally(left({ year: null }).flatMap(({ years }) => years)) as Record<number, number>,
    goals: isTargeted(filters) ? null : (tally(left({ sdg: null }).flatMap(({ goals }) => goals)) as Record<number, number>),
  };
}

/** The same where only what all filters leave is known: nothing is said of choices that would replace one in use. */
function recountWithin(rows: Row[], filters: PilotFilters): PilotChoices {
  const { effects, status, years, goals } = recount(rows, filters);
  const isUsed = (theme: Theme) => filters.only || filters.themes.includes(theme) || filters.impacts[theme];
  const unknown = { '+': null, '0': null, '-': null };
  return {
    effects: Object.fromEntries(THEMES.map((theme) => [theme, isUsed(theme) ? unknown : effects[theme]])) as PilotChoices['effects'],
    status: filters.status ? null : status,
    years: filters.year ? null : years,
    goals: filters.sdg ? null : goals,
  };
}

const UNCOUNTED: PilotChoices = {
  effects: Object.fromEntries(THEMES.map((theme) => [theme, { '+': null, '0': null, '-': null }])) as PilotChoices['effects'],
  status: null,
  years: null,
  goals: null,
};

async function tallied(filters: PilotFilters): Promise<Found> {
  const by = tallyOf(filters);
  const facets = async (): Promise<PilotChoices> => {
    const { effects, status, years, goals } = await pilotFacets(by);
    const numbers = (counts: [number, number][]) => Object.fromEntries(counts) as Record<number, number>;
    return { effects, status, years: numbers(years.map(({ year, pilots }) => [year, pilots])), goals: numbers(goals.map(({ goal, pilots }) => [goal, pilots])) };
  };
  return { n: (await countPilots(by)).pilots, over: false, ids: null, facets };
}

async function counted(lang: Lang, filters: PilotFilters, partnerId: string | null): Promise<Found> {
  // What is not counted beforehand, alone: where that is little, every count follows from it.
  const { partner, q } = filters;
  const alone: PilotFilters = { ...EVERYTHING, partner, q, sdg: isTargeted(filters) ? filters.sdg : null };
  const few = await countedRows(lang, alone, partnerId);
  if (few.length <= COUNTED) {
    const ids = few.filter(fits(filters)).map(({ id }) => id);
    return { n: ids.length, over: false, ids, facets: async () => recount(few, filters) };
  }
  const isAlone = searchFor({ ...filters, sort: 'newest', page: 1 }) === searchFor(alone);
  const rows = isAlone ? few : await countedRows(lang, filters, partnerId);
  if (rows.length > COUNTED) return { n: COUNTED, over: true, ids: null, facets: async () => UNCOUNTED };
  return { n: rows.length, over: false, ids: rows.map(({ id }) => id), facets: async () => recountWithin(rows, filters) };
}

/**
 * Finds out how many published pilots match. Themes, effects, states, years and goals are counted beforehand, so their counts are
 * exact; with words, an organisation or a single target it counts to a thousand and then says that there are more.
 */
export async function findPilots(lang: Lang, filters: PilotFilters, partnerId: string | null): Promise<Found> {
  if (!isTargeted(filters)) return filters.partner || filters.q ? counted(lang, filters, partnerId) : tallied(filters);
  const found = await counted(lang, filters, partnerId);
  const facets = async () => ({ ...(await found.facets()), goals: (await (await findPilots(lang, { ...filters, sdg: null }, partnerId)).facets()).goals });
  return { ...found, facets };
}

export const countOf = ({ n, over }: Count): Count => ({ n, over });
