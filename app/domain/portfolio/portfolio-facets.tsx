import type { Facet } from '#app/components/list/facets';
import type { Chip } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { formatPeriod } from '#app/domain/shared/period-words';
import { THEMES } from '#app/domain/shared/themes';
import { useLang, useT } from '#app/platform/i18n/messages';
import { portfolioMessages } from './messages';
import { type PortfolioFilters, portfolioSearch, STANDINGS, WHOLE } from './portfolio-filters';
import type { PortfolioCounts, PortfolioRound } from './portfolio-row';

/** Addresses of the portfolio with other filters. */
export function usePortfolioHref(filters: PortfolioFilters) {
  const lang = useLang();
  return (change: Partial<PortfolioFilters>): string => `/${lang}/desk/portfolio${portfolioSearch({ ...filters, page: 1, ...change })}`;
}

/** Filters taken off, order and round kept. */
export const unfiltered = ({ sort, reversed, round }: PortfolioFilters): PortfolioFilters => ({ ...WHOLE, sort, reversed, round });

/** What the portfolio can be narrowed by, with what each choice would leave. */
export function usePortfolioFacets(filters: PortfolioFilters, counts: PortfolioCounts, rounds: PortfolioRound[], round: PortfolioRound | null): Facet[] {
  const t = useT(portfolioMessages);
  const ui = useT(uiMessages);
  const pilots = useT(pilotMessages);
  const lang = useLang();
  const to = usePortfolioHref(filters);
  const themes = (theme: (typeof THEMES)[number]) => (filters.themes.includes(theme) ? filters.themes.filter((one) => one !== theme) : [...filters.themes, theme]);
  return [
    { label: t('filter.report'), choices: STANDINGS.map((one) => ({ label: t(`standing.${one}`), href: to({ report: filters.report === one ? null : one }), count: counts.report[one], chosen: filters.report === one })) },
    { label: t('filter.late'), choices: [{ label: t('filter.lateOnly'), href: to({ late: !filters.late }), count: counts.late, chosen: filters.late }] },
    { label: t('filter.status'), choices: PUBLIC_PILOT_STATES.map((one) => ({ label: pilots.at(`state.${one}`), href: to({ status: filters.status === one ? null : one }), count: counts.status[one] ?? 0, chosen: filters.status === one })) },
    { label: t('filter.themes'), choices: THEMES.map((theme) => ({ label: ui(`theme.${theme}`), href: to({ themes: themes(theme) }), count: counts.themes[theme], chosen: filters.themes.includes(theme), theme })) },
    { label: t('rounds'), folded: true, choices: rounds.map((one) => ({ label: formatPeriod(lang, one.period), href: to({ round: one.id }), count: null, chosen: one.id === round?.id })) },
  ];
}

/** The filters in use as chips. @param leadName of the organisation that the portfolio is narrowed to */
export function usePortfolioChips(filters: PortfolioFilters, leadName: string): Chip[] {
  const t = useT(portfolioMessages);
  const ui = useT(uiMessages);
  const pilots = useT(pilotMessages);
  const to = usePortfolioHref(filters);
  return [
    ...filters.themes.map((theme) => ({ label: ui(`theme.${theme}`), href: to({ themes: filters.themes.filter((one) => one !== theme) }), theme })),
    ...(filters.status ? [{ label: pilots.at(`state.${filters.status}`), href: to({ status: null }) }] : []),
    ...(filters.report ? [{ label: t(`standing.${filters.report}`), href: to({ report: null }) }] : []),
    ...(filters.late ? [{ label: t('filter.lateOnly'), href: to({ late: false }) }] : []),
    ...(filters.lead ? [{ label: t('filter.lead', { name: leadName }), href: to({ lead: null }) }] : []),
    ...(filters.q ? [{ label: `“${filters.q}”`, href: to({ q: '' }) }] : []),
  ];
}
