import { isGoal, isTarget } from '#app/domain/sdg/sdg';
import { oneIn, pageIn, searchOf, wordsIn } from '#app/domain/shared/list';
import { isTheme, type Theme, THEMES } from '#app/domain/shared/themes';
import { COST_CLASSES, MATURITIES, OUTCOMES, POPULATION_CLASSES } from './practice.type';

export const PRACTICE_SORTS = ['suits', 'newest', 'travelled', 'title'] as const;
export type PracticeSort = (typeof PRACTICE_SORTS)[number];

/** In the address: no place, though the reader has one of their own. */
export const NO_PLACE = 'none';

/** What a reader narrows the list of practices by; the same as the address' parameters. */
export type PracticeFilters = {
  /** Themes it strengthens; all of them must hold. */
  themes: Theme[];
  outcome: (typeof OUTCOMES)[number] | null;
  maturity: (typeof MATURITIES)[number] | null;
  cost: (typeof COST_CLASSES)[number] | null;
  population: (typeof POPULATION_CLASSES)[number] | null;
  /** A goal ("11") or a target ("11.6") */
  sdg: string | null;
  q: string;
  /** The place for which the list is put in order, by its address or size; it leaves nothing out. Null where the address says nothing. */
  place: string | null;
  /** Practices ticked to be compared, by their addresses, in the order ticked; they go along and leave nothing out. */
  ticked: string[];
  sort: PracticeSort;
  /** From 1 */
  page: number;
};

/** Filters that leave everything in. */
export const EVERYTHING: PracticeFilters = { themes: [], outcome: null, maturity: null, cost: null, population: null, sdg: null, q: '', place: null, ticked: [], sort: 'newest', page: 1 };

const hasPlace = ({ place }: Pick<PracticeFilters, 'place'>): boolean => place !== null && place !== NO_PLACE;

/** The order a list has when nobody asks for another. */
export const usualSort = (filters: Pick<PracticeFilters, 'place'>): PracticeSort => (hasPlace(filters) ? 'suits' : 'newest');

/** The same filters for another place, or for none; an order that was only for a place goes with it. */
export function forPlace(filters: PracticeFilters, place: string | null): PracticeFilters {
  const wasUsual = filters.sort === usualSort(filters) || filters.sort === 'suits';
  return { ...filters, place, sort: wasUsual ? usualSort({ place }) : filters.sort };
}

/** As many ticks as an address carries; the page that compares says which are too many. */
const MOST_TICKED = 12;

/** The practices an address has ticked, each once, in its order. Whatever cannot be one is left out. */
export const tickedIn = (params: URLSearchParams): string[] =>
  [...new Set(params.getAll('with').slice(0, MOST_TICKED * 4))].filter((slug) => /^[a-z0-9-]{1,120}$/.test(slug)).slice(0, MOST_TICKED);

/** Reads filters from an address. Whatever makes no sense is left out; it never fails. */
export function practiceFiltersFrom(params: URLSearchParams): PracticeFilters {
  const themes = params.getAll('theme').slice(0, 20).filter(isTheme);
  const sdg = params.get('sdg')?.trim() ?? '';
  const asked = params.get('place')?.trim() ?? '';
  const place = /^[a-z0-9-]{1,100}$/.test(asked) ? asked : null;
  const sort = oneIn(params, 'sort', PRACTICE_SORTS) ?? usualSort({ place });
  return {
    themes: THEMES.filter((theme) => themes.includes(theme)),
    outcome: oneIn(params, 'outcome', OUTCOMES),
    maturity: oneIn(params, 'maturity', MATURITIES),
    cost: oneIn(params, 'cost', COST_CLASSES),
    population: oneIn(params, 'population', POPULATION_CLASSES),
    sdg: isGoal(sdg) || isTarget(sdg) ? sdg : null,
    q: wordsIn(params),
    place,
    ticked: tickedIn(params),
    sort: sort === 'suits' ? usualSort({ place }) : sort,
    page: pageIn(params),
  };
}

/** The filters in use as an address' parameters, each alone. */
export const filterPairs = ({ themes, outcome, maturity, cost, population, sdg, q, place }: PracticeFilters): [name: string, value: string][] => {
  const pairs: [string, string | null][] = [
    ...themes.map((theme): [string, string] => ['theme', theme]),
    ['outcome', outcome],
    ['maturity', maturity],
    ['cost', cost],
    ['population', population],
    ['sdg', sdg],
    ['q', q],
    ['place', place],
  ];
  return pairs.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
};

/** Filters, order, page and ticks as an address' parameters; what is not set is left out. */
export const searchFor = (filters: PracticeFilters): string =>
  searchOf([
    ...filterPairs(filters),
    ['sort', filters.sort === usualSort(filters) ? null : filters.sort],
    ['page', filters.page > 1 ? String(filters.page) : null],
    ...filters.ticked.map((slug): [string, string] => ['with', slug]),
  ]);

const NARROWING = ['outcome', 'maturity', 'cost', 'population', 'sdg'] as const;

/** The filters in use, one by one, each with the change that takes it off. A place leaves nothing out and is none of them. */
export type FilterPart = { by: 'theme' | (typeof NARROWING)[number] | 'q'; value: string; without: Partial<PracticeFilters> };

export function filterParts(filters: PracticeFilters): FilterPart[] {
  const { themes, q } = filters;
  const parts: FilterPart[] = themes.map((theme) => ({ by: 'theme', value: theme, without: { themes: themes.filter((one) => one !== theme) } }));
  for (const by of NARROWING) {
    const value = filters[by];
    if (value) parts.push({ by, value, without: { [by]: null } });
  }
  if (q) parts.push({ by: 'q', value: q, without: { q: '' } });
  return parts;
}
