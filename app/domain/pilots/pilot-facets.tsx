import type { Choice, Facet } from '#app/components/list/facets';
import type { Chip } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { GOALS, goalOf, isTarget, targetLabel } from '#app/domain/sdg/sdg';
import { type Impact, THEMES } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import { EVERYTHING, type FilterPart, filterParts, type PilotFilters, searchFor, withMark } from './pilot-filters';
import type { PilotChoices } from './pilot-reading.type';
import { PUBLIC_PILOT_STATES } from './pilot.type';

const goalLabel = (code: string, lang: Lang) => `${code} ${isTarget(code) ? targetLabel(code, lang) : (goalOf(code)?.label[lang] ?? '')}`;

/** Addresses of a page that shows pilots, with other filters; `path` follows the language, e.g. `/map`. */
export function useHrefs(path: string, filters: PilotFilters) {
  const lang = useLang();
  return {
    to: (change: Partial<PilotFilters>) => `/${lang}${path}${searchFor({ ...filters, page: 1, ...change })}`,
    clear: `/${lang}${path}${searchFor({ ...EVERYTHING, sort: filters.sort })}`,
  };
}

/** What pilots can be narrowed by, with what each choice would leave. `years` are all years in which any pilot runs. */
export function usePilotFacets(path: string, filters: PilotFilters, choices: PilotChoices, years: number[]): Facet[] {
  const t = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { to } = useHrefs(path, filters);
  const { status, year, sdg } = filters;
  const effect = (mark: Impact): Choice[] =>
    THEMES.map((theme) => {
      const chosen = mark === '+' ? filters.themes.includes(theme) : filters.impacts[theme] === mark;
      return { label: ui(`theme.${theme}`), href: to(withMark(filters, theme, chosen ? null : mark)), count: choices.effects[theme][mark], chosen, theme };
    });
  const goal = sdg && goalOf(sdg)?.code;
  return [
    { label: t('list.themes'), choices: effect('+') },
    {
      label: t('list.status'),
      choices: PUBLIC_PILOT_STATES.map((one) => ({
        label: t(`state.${one}`),
        href: to({ status: one === status ? null : one }),
        count: choices.status?.[one] ?? null,
        chosen: one === status,
      })),
    },
    {
      label: t('list.year'),
      inline: true,
      choices: years.map((one) => ({ label: String(one), href: to({ year: one === year ? null : one }), count: choices.years && (choices.years[one] ?? 0), chosen: one === year })),
    },
    {
      label: t('list.sdg'),
      folded: true,
      choices: GOALS.map(({ code }) => ({
        label: goalLabel(code, lang),
        href: to({ sdg: code === goal ? null : code }),
        count: choices.goals && (choices.goals[Number(code)] ?? 0),
        chosen: code === goal,
      })),
    },
    { label: t('list.weakens'), folded: true, choices: effect('-') },
    { label: t('list.unaffected'), folded: true, choices: effect('0') },
  ];
}

/** The filters in use as chips, in the reader's words. */
export function usePilotChips(path: string, filters: PilotFilters, partner: { name: string } | null): Chip[] {
  const t = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { to } = useHrefs(path, filters);
  const label = ({ by, value, theme }: FilterPart): string => {
    if (by === 'theme') return ui.at(`theme.${value}`);
    if (by === 'impact') return t(value === '-' ? 'list.weakensTheme' : 'list.unaffectedTheme', { theme: ui.at(`theme.${theme}`) });
    if (by === 'only') return t('list.only');
    if (by === 'status') return t.at(`state.${value}`);
    if (by === 'sdg') return goalLabel(value, lang);
    if (by === 'q') return t('list.words', { q: value });
    return by === 'partner' ? (partner?.name ?? value) : value;
  };
  return filterParts(filters).map((part) => ({ label: label(part), href: to(part.without), theme: part.by === 'theme' ? part.value : undefined }));
}
