import { Select } from '#app/components/field';
import { type Chip, Chips } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { GOALS } from '#app/domain/sdg/sdg';
import { useLang, useT } from '#app/platform/i18n/messages';
import { searchOf } from './crossing';
import type { CrossingFilters as Filters } from './crossing.type';
import { crossingMessages } from './messages';

type Props = { filters: Filters; years: number[]; isNarrowed: boolean; withSubmitted: boolean };

/** What the crossing is narrowed by, as a plain GET form, and each choice with a link that takes it off. */
export function CrossingFilters({ filters, years, isNarrowed, withSubmitted }: Props) {
  const t = useT(crossingMessages);
  const pilots = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { status, year, sdg, pair } = filters;
  return (
    <>
      <form action={`/${lang}/crossing`} role="search" aria-label={ui('list.filter')} className="no-print">
        {pair && <input type="hidden" name="pair" value={pair.join('.')} />}
        {withSubmitted && <input type="hidden" name="submitted" value="1" />}
        <details open={isNarrowed}>
          <summary className="min-h-9 py-1 font-semibold">{t('filters.title')}</summary>
          <div className="filters">
            <Select name="status" label={pilots('list.status')} value={status ?? ''} empty={ui('all')} options={PUBLIC_PILOT_STATES.map((state) => ({ value: state, label: pilots(`state.${state}`) }))} />
            <Select name="year" label={pilots('list.year')} value={String(year ?? '')} empty={ui('all')} options={years.map((one) => ({ value: String(one), label: String(one) }))} />
            <Select name="sdg" label={pilots('list.sdg')} value={sdg ?? ''} empty={ui('all')} options={GOALS.map(({ code, label }) => ({ value: code, label: `${code} ${label[lang]}` }))} />
          </div>
          <button type="submit" className="btn">{t('filters.apply')}</button>
        </details>
      </form>
      <Chips chips={useChips(filters, withSubmitted)} clearHref={`/${lang}/crossing${searchOf({ status: null, year: null, sdg: null, pair }, withSubmitted)}`} />
    </>
  );
}

/** The filters in use as chips that lead to the page without them. */
function useChips(filters: Filters, withSubmitted: boolean): Chip[] {
  const pilots = useT(pilotMessages);
  const lang = useLang();
  const { status, year, sdg } = filters;
  const without = (less: Partial<Filters>) => `/${lang}/crossing${searchOf({ ...filters, ...less }, withSubmitted)}`;
  return [
    ...(status ? [{ label: pilots(`state.${status}`), href: without({ status: null }) }] : []),
    ...(year ? [{ label: String(year), href: without({ year: null }) }] : []),
    ...(sdg ? [{ label: `${sdg} ${GOALS.find(({ code }) => code === sdg)?.label[lang] ?? ''}`, href: without({ sdg: null }) }] : []),
  ];
}
