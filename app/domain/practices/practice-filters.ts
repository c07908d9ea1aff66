import { oneIn, pageIn, searchOf, wordsIn } from '#app/domain/shared/list';
import { isTheme, type Theme, THEMES } from '#app/domain/shared/themes';
import { COST_CLASSES, OUTCOMES, POPULATION_CLASSES } from './practice.type';

export const PRACTICE_SORTS = ['newest', 'title'] as const;

/** What a reader narrows the list of practices by; the same as the address' parameters. */
export type PracticeFilters = {
  /** Themes it strengthens; all of them must hold. */
  themes: Theme[];
  outcome: (typeof OUTCOMES)[number] | null;
  cost: (typeof COST_CLASSES)[number] | null;
  population: (typeof POPULATION_CLASSES)[number] | null;
  q: string;
  sort: (typeof PRACTICE_SORTS)[number];
  /** From 1 */
  page: number;
};

/** Filters that leave everything in. */
export const EVERYTHING: PracticeFilters = { themes: [], outcome: null, cost: null, population: null, q: '', sort: 'newest', page: 1 };

/** Reads filters from an address. Whatever makes no sense is left out; it never fails. */
export function practiceFiltersFrom(params: URLSearchParams): PracticeFilters {
  const themes = params.getAll('theme').slice(0, 20).filter(isTheme);
  return {
    themes: THEMES.filter((theme) => themes.includes(theme)),
    outcome: oneIn(params, 'outcome', OUTCOMES),
    cost: oneIn(params, 'cost', COST_CLASSES),
    population: oneIn(params, 'population', POPULATION_CLASSES),
    q: wordsIn(params),
    sort: oneIn(params, 'sort', PRACTICE_SORTS) ?? 'newest',
    page: pageIn(params),
  };
}

/** The filters in use as an address' parameters, each alone. */
export const filterPairs = ({ themes, outcome, cost, population, q }: PracticeFilters): [name: string, value: string][] => {
  const pairs: [string, string | null][] = [...themes.map((theme): [string, string] => ['theme', theme]), ['outcome', outcome], ['cost', cost], ['population', population], ['q', q]];
  return pairs.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
};

/** Filters, order and page as an address' parameters; what is not set is left out. */
export const searchFor = (filters: PracticeFilters): string =>
  searchOf([...filterPairs(filters), ['sort', filters.sort === 'newest' ? null : filters.sort], ['page', filters.page > 1 ? String(filters.page) : null]]);

/** The filters in use, one by one, each with the change that takes it off. */
export type FilterPart = { by: 'theme' | 'outcome' | 'cost' | 'population' | 'q'; value: string; without: Partial<PracticeFilters> };

export function filterParts({ themes, outcome, cost, population, q }: PracticeFilters): FilterPart[] {
  const parts: FilterPart[] = themes.map((theme) => ({ by: 'theme', value: theme, without: { themes: themes.filter((one) => one !== theme) } }));
  if (outcome) parts.push({ by: 'outcome', value: outcome, without: { outcome: null } });
  if (cost) parts.push({ by: 'cost', value: cost, without: { cost: null } });
  if (population) parts.push({ by: 'population', value: population, without: { population: null } });
  if (q) parts.push({ by: 'q', value: q, without: { q: '' } });
  return parts;
}
