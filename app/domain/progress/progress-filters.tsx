import { Choices, Select } from '#app/components/field';
import { type Chip, Chips } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { THEMES } from '#app/domain/shared/themes';
import { useT } from '#app/platform/i18n/messages';
import { progressMessages } from './messages';
import type { ProgressFilters as Filters } from './progress-filters.server';
import './progress.css';

type Props = { action: string; filters: Filters; years: number[]; chips: Chip[] };

/** Which pilots the figures count, as a plain GET form, and each choice with a link that takes it off. */
export function ProgressFilters({ action, filters: { themes, status, year }, years, chips }: Props) {
  const t = useT(progressMessages);
  const pilots = useT(pilotMessages);
  const ui = useT(uiMessages);
  return (
    <div className="progress-filters">
      <form action={action} role="search" aria-label={ui('list.filter')} className="no-print">
        <details open={chips.length > 0}>
          <summary className="min-h-9 py-1 font-semibold">{t('filters.title')}</summary>
          <div className="filters">
            <Choices name="theme" type="checkbox" label={t('filters.theme')} values={themes} options={THEMES.map((theme) => ({ value: theme, label: ui(`theme.${theme}`) }))} />
            <Select name="status" label={t('filters.status')} value={status ?? ''} empty={ui('all')} options={PUBLIC_PILOT_STATES.map((state) => ({ value: state, label: pilots(`state.${state}`) }))} />
            <Select name="year" label={t('filters.year')} value={String(year ?? '')} empty={ui('all')} options={years.map((one) => ({ value: String(one), label: String(one) }))} />
          </div>
          <button type="submit" className="btn">{t('filters.apply')}</button>
        </details>
      </form>
      <Chips chips={chips} clearHref={action} />
      {chips.length > 0 && <p className="meta mt-3">{t('filters.note')}</p>}
    </div>
  );
}
