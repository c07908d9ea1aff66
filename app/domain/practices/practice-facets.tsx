import type { Facet } from '#app/components/list/facets';
import type { Chip } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import { EVERYTHING, type FilterPart, filterParts, type PracticeFilters, searchFor } from './practice-filters';
import { COST_CLASSES, OUTCOMES, POPULATION_CLASSES } from './practice.type';

/** How many practices each choice would leave, the other filters kept. */
export type PracticeChoices = { themes: Record<Theme, number>; outcome: number[]; cost: number[]; population: number[] };

/** Addresses of the list with other filters. */
export function useHrefs(filters: PracticeFilters) {
  const path = `/${useLang()}/practices`;
  return {
    to: (change: Partial<PracticeFilters>) => `${path}${searchFor({ ...filters, page: 1, ...change })}`,
    clear: `${path}${searchFor({ ...EVERYTHING, sort: filters.sort })}`,
  };
}

/** What practices can be narrowed by, with what each choice would leave. */
export function usePracticeFacets(filters: PracticeFilters, choices: PracticeChoices): Facet[] {
  const t = useT(practiceMessages);
  const ui = useT(uiMessages);
  const { to } = useHrefs(filters);
  const one = <K extends 'outcome' | 'cost' | 'population'>(key: K, values: readonly NonNullable<PracticeFilters[K]>[], words: string): Facet => ({
    label: t.at(`list.${key}`),
    choices: values.map((value, i) => {
      const chosen = filters[key] === value;
      return { label: t.at(`${words}.${value}`), href: to({ [key]: chosen ? null : value }), count: choices[key][i] ?? 0, chosen };
    }),
  });
  return [
    {
      label: t('list.theme'),
      choices: THEMES.map((theme) => {
        const chosen = filters.themes.includes(theme);
        const themes = THEMES.filter((other) => (other === theme ? !chosen : filters.themes.includes(other)));
        return { label: ui(`theme.${theme}`), href: to({ themes }), count: choices.themes[theme], chosen, theme };
      }),
    },
    one('outcome', OUTCOMES, 'outcome'),
    one('cost', COST_CLASSES, 'costClass'),
    one('population', POPULATION_CLASSES, 'populationClass'),
  ];
}

/** The filters in use as chips, in the reader's words. */
export function usePracticeChips(filters: PracticeFilters): Chip[] {
  const t = useT(practiceMessages);
  const ui = useT(uiMessages);
  const { to } = useHrefs(filters);
  const label = ({ by, value }: FilterPart): string => {
    if (by === 'theme') return ui.at(`theme.${value}`);
    if (by === 'outcome') return t.at(`outcome.${value}`);
    if (by === 'cost') return t('list.costChip', { name: t.at(`costClass.${value}`) });
    return by === 'population' ? t('list.populationChip', { name: t.at(`populationClass.${value}`) }) : t('list.words', { q: value });
  };
  return filterParts(filters).map((part) => ({ label: label(part), href: to(part.without), theme: part.by === 'theme' ? part.value : undefined }));
}
