import { Choices, Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import type { PilotFilters } from '#app/domain/pilots/pilot-filters';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { THEMES } from '#app/domain/shared/themes';
import { useLang, useT } from '#app/platform/i18n/messages';
import { mapMessages } from './messages';

type Kept = { name: string; value: string }[];

/** The filters as a plain GET form. What it does not offer (words, an organisation, a goal, effects, the area) it keeps. */
export function MapFilters({ filters, years, shows, kept, isOpen }: { filters: PilotFilters; years: number[]; shows: string; kept: Kept; isOpen: boolean }) {
  const t = useT(mapMessages);
  const p = useT(pilotMessages);
  const ui = useT(uiMessages);
  return (
    <details className="reason no-print" open={isOpen}>
      <summary>{t('filters')}</summary>
      <form action={`/${useLang()}/map`} role="search" aria-label={t('filters')} className="map-filters">
        {kept.map(({ name, value }) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
        <Choices type="checkbox" inline name="theme" label={p('list.theme')} hint={p('list.themeHint')} values={filters.themes} options={THEMES.map((theme) => ({ value: theme, label: ui(`theme.${theme}`) }))} />
        <div className="map-selects">
          <Select name="status" label={p('list.status')} value={filters.status ?? ''} empty={ui('all')} options={PUBLIC_PILOT_STATES.map((state) => ({ value: state, label: p(`state.${state}`) }))} />
          <Select name="year" label={p('list.year')} value={String(filters.year ?? '')} empty={ui('all')} options={years.map((one) => ({ value: String(one), label: String(one) }))} />
        </div>
        <Choices type="radio" inline name="show" label={t('show')} values={[shows]} options={(['partners', 'pilots'] as const).map((value) => ({ value, label: t(`shows.${value}`) }))} />
        <button type="submit" className="btn">{p('list.apply')}</button>
      </form>
    </details>
  );
}
