import type { Facet } from '#app/components/list/facets';
import type { Chip } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { GOALS, goalOf, isTarget, targetLabel } from '#app/domain/sdg/sdg';
import { THEMES } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import type { PracticeChoices } from './practice-choices.type';
import { EVERYTHING, type FilterPart, filterParts, forPlace, type PracticeFilters, searchFor } from './practice-filters';
import { COST_CLASSES, MATURITIES, OUTCOMES, POPULATION_CLASSES } from './practice.type';

const goalLabel = (code: string, lang: Lang) => `${code} ${isTarget(code) ? targetLabel(code, lang) : (goalOf(code)?.label[lang] ?? '')}`;

/** Addresses of the list with other filters; the place stays unless it is what changes. */
export function useHrefs(filters: PracticeFilters) {
  const path = `/${useLang()}/practices`;
  return {
    to: (change: Partial<PracticeFilters>) => `${path}${searchFor({ ...filters, page: 1, ...change })}`,
    forPlace: (place: string | null) => `${path}${searchFor({ ...forPlace(filters, place), page: 1 })}`,
    clear: `${path}${searchFor({ ...EVERYTHING, place: filters.place, ticked: filters.ticked, sort: filters.sort })}`,
  };
}

/** What practices can be narrowed by, with what each choice would leave. */
export function usePracticeFacets(filters: PracticeFilters, choices: PracticeChoices): Facet[] {
  const t = useT(practiceMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { to } = useHrefs(filters);
  const one = <K extends 'outcome' | 'maturity' | 'cost' | 'population'>(key: K, values: readonly NonNullable<PracticeFilters[K]>[], words: string): Facet => ({
    label: t.at(`list.${key}`),
    choices: values.map((value, i) => {
      const chosen = filters[key] === value;
      return { label: t.at(`${words}.${value}`), href: to({ [key]: chosen ? null : value }), count: choices[key][i] ?? 0, chosen };
    }),
  });
  const goal = filters.sdg && goalOf(filters.sdg)?.code;
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
    one('maturity', MATURITIES, 'maturity'),
    one('cost', COST_CLASSES, 'costClass'),
    one('population', POPULATION_CLASSES, 'populationClass'),
    {
      label: t('list.sdg'),
      folded: true,
      choices: GOALS.map(({ code }) => ({ label: goalLabel(code, lang), href: to({ sdg: code === goal ? null : code }), count: choices.goals[code] ?? 0, chosen: code === goal })),
    },
  ];
}

/** The filters in use as chips, in the reader's words. */
export function usePracticeChips(filters: PracticeFilters): Chip[] {
  const t = useT(practiceMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { to } = useHrefs(filters);
  const label = ({ by, value }: FilterPart): string => {
    if (by === 'theme') return ui.at(`theme.${value}`);
    if (by === 'outcome' || by === 'maturity') return t.at(`${by}.${value}`);
    if (by === 'cost') return t('list.costChip', { name: t.at(`costClass.${value}`) });
    if (by === 'sdg') return goalLabel(value, lang);
    return by === 'population' ? t('list.populationChip', { name: t.at(`populationClass.${value}`) }) : t('list.words', { q: value });
  };
  return filterParts(filters).map((part) => ({ label: label(part), href: to(part.without), theme: part.by === 'theme' ? part.value : undefined }));
}
