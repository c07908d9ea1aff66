import { pilotMessages } from '#app/domain/pilots/messages';
import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { type FigureRow, RowTable } from './figures/row-table';
import { progressMessages } from './messages';
import type { Counted, PilotFigures } from './progress.type';

/** A number of pilots as a link to them; nothing to open where there is none. */
export function PilotCount({ pilots, href, of }: Counted & { of: string }) {
  const t = useT(progressMessages);
  const lang = useLang();
  if (pilots === 0) return <>0</>;
  return <a href={href} aria-label={`${of}: ${t('pilots.count', { count: pilots })}`}>{formatNumber(lang, pilots)}</a>;
}

function PilotTable({ caption, heading, rows }: { caption: string; heading: string; rows: (Counted & { key: string; label: string; lang?: string })[] }) {
  const t = useT(progressMessages);
  const drawn: FigureRow[] = rows.map(({ key, label, lang, pilots, href }) => ({ key, label, lang, length: pilots, cells: [<PilotCount key={key} pilots={pilots} href={href} of={label} />] }));
  return <RowTable caption={caption} headings={[heading, t('pilots.column')]} rows={drawn} />;
}

/** The pilots by state and by year; the latter is what readers may open too. */
export function PilotsByState({ states }: Pick<PilotFigures, 'states'>) {
  const t = useT(progressMessages);
  const words = useT(pilotMessages);
  return <PilotTable caption={t('pilots.states')} heading={t('filters.status')} rows={states.map(({ state, ...one }) => ({ ...one, key: state, label: words(`state.${state}`) }))} />;
}

export function PilotsByYear({ years }: Pick<PilotFigures, 'years'>) {
  const t = useT(progressMessages);
  if (years.length === 0) return null;
  return (
    <div>
      <PilotTable caption={t('pilots.years')} heading={t('public.year')} rows={years.map(({ year, ...one }) => ({ ...one, key: String(year), label: String(year) }))} />
      <p className="meta mt-2">{t('pilots.yearsNote')}</p>
    </div>
  );
}

export function PilotsByCity({ cities, citiesTakingPart, citiesHref }: Pick<PilotFigures, 'cities' | 'citiesTakingPart' | 'citiesHref'>) {
  const t = useT(progressMessages);
  const page = useLang();
  return (
    <div>
      {cities.length > 0 && <PilotTable caption={t('pilots.cities')} heading={t('pilots.city')} rows={cities.map(({ name, lang, ...one }) => ({ ...one, key: one.href, label: name, lang: lang === page ? undefined : lang }))} />}
      <p className="meta mt-2">{t('pilots.citiesNote', { count: citiesTakingPart })} {citiesTakingPart > cities.length && <a href={citiesHref}>{t('pilots.citiesAll')}</a>}</p>
    </div>
  );
}
