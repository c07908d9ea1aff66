import { Choices, Field, Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { THEMES } from '#app/domain/shared/themes';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import { isNarrowed, PILOT_SORTS, type PilotFilters, searchFor } from './pilot-filters';
import { PUBLIC_PILOT_STATES } from './pilot.type';

type Option = { value: string; label: string };

/** What a reader chooses from beside themes, states and orders; names are in the page's language. */
export type FilterChoices = { years: number[]; goals: Option[]; partner: { slug: string; name: string } | null };

/** The filters as a plain GET form. An organisation is chosen on its own page and only kept here. */
export function FilterForm({ filters, choices }: { filters: PilotFilters; choices: FilterChoices }) {
  const t = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { status, sdg, year, sort } = filters;
  return (
    <form action={`/${lang}/pilots`} role="search" aria-label={t('list.filters')} className="no-print">
      {filters.partner && <input type="hidden" name="partner" value={filters.partner} />}
      {filters.only && <input type="hidden" name="only" value="1" />}
      <Choices type="checkbox" inline name="theme" label={t('list.theme')} hint={t('list.themeHint')} values={filters.themes} options={THEMES.map((theme) => ({ value: theme, label: ui(`theme.${theme}`) }))} />
      <Field type="search" name="q" label={t('list.q')} value={filters.q} maxLength={200} />
      <details className="mb-6" open={Boolean(status || sdg || year || sort !== 'newest')}>
        <summary className="min-h-9 py-1 font-semibold">{t('list.more')}</summary>
        <div className="filters">
          <Select name="status" label={t('list.status')} value={status ?? ''} empty={ui('all')} options={PUBLIC_PILOT_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
          <Select name="year" label={t('list.year')} value={String(year ?? '')} empty={ui('all')} options={choices.years.map((one) => ({ value: String(one), label: String(one) }))} />
          <Select name="sdg" label={t('list.sdg')} value={sdg ?? ''} empty={ui('all')} options={choices.goals} />
          <Select name="sort" label={t('list.sort')} value={sort} options={PILOT_SORTS.map((one) => ({ value: one, label: t(`list.sorts.${one}`) }))} />
        </div>
      </details>
      <button type="submit" className="btn">{t('list.apply')}</button>
    </form>
  );
}

/** Each filter in use, with a link that takes it off and keeps the others. */
export function FilterChips({ filters, choices }: { filters: PilotFilters; choices: FilterChoices }) {
  const t = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  if (!isNarrowed(filters)) return null;
  const { themes, only, status, partner, sdg, year, q } = filters;
  const chips: { name: string; without: Partial<PilotFilters>; theme?: string }[] = themes.map((theme) => ({
    name: ui(`theme.${theme}`),
    without: { themes: themes.filter((one) => one !== theme) },
    theme,
  }));
  if (only) chips.push({ name: t('list.only'), without: { only: false } });
  if (status) chips.push({ name: t(`state.${status}`), without: { status: null } });
  if (partner) chips.push({ name: choices.partner?.name ?? partner, without: { partner: null } });
  if (sdg) chips.push({ name: choices.goals.find(({ value }) => value === sdg)?.label ?? sdg, without: { sdg: null } });
  if (year) chips.push({ name: String(year), without: { year: null } });
  if (q) chips.push({ name: t('list.words', { q }), without: { q: '' } });
  const href = (without: Partial<PilotFilters>) => `/${lang}/pilots${searchFor({ ...filters, ...without, page: 1 })}`;
  return (
    <nav aria-label={t('list.active')} className="no-print flex flex-wrap items-center gap-x-6 gap-y-2">
      <ul className="tags">
        {chips.map(({ name, without, theme }) => (
          <li key={name}>
            <a href={href(without)} className={theme ? `tag tag-${theme}` : 'tag tag-outline'} aria-label={t('list.takeOff', { name })}>
              {name} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
      <a href={`/${lang}/pilots${searchFor({ ...filters, themes: [], impacts: {}, status: null, partner: null, sdg: null, year: null, q: '', page: 1 })}`}>{t('list.clear')}</a>
    </nav>
  );
}
