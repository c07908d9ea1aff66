import { formatFigure, factorBetween } from '#app/domain/indicators/unit.type';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { formatPeriod } from '#app/domain/shared/period-words';
import { formatList, formatNumber, formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { Contribution } from '#app/domain/indicators/contributions.server';
import { RowTable } from './figures/row-table';
import { progressMessages } from './messages';
import type { IndicatorFigure } from './progress.type';
import './progress.css';

/** In which units pilots measured, and how many of the common one each is. */
function Conversions({ indicator: { unit }, used }: { indicator: IndicatorFigure; used: Contribution['unit'][] }) {
  const t = useT(progressMessages);
  const units = useT(indicatorMessages);
  const lang = useLang();
  const others = used.filter((own) => own !== unit);
  if (others.length === 0) return null;
  const list = others.map((own) => t('rows.oneIs', { from: units.at(`unit.${own}`), factor: formatNumber(lang, factorBetween(own, unit)), to: units.at(`unit.${unit}`) }));
  return <p className="meta mt-2">{t('rows.conversion', { list: formatList(lang, list) })}</p>;
}

type Props = {
  indicator: IndicatorFigure;
  rows: Contribution[];
  without: Contribution[];
  inAll: { behind: number; without: number; largest: number; units: Contribution['unit'][] };
  /** Where those without a figure are listed, when that is another page */
  withoutHref: string | null;
};

/** A page of the pilots behind a figure, each with its part, and of those that measure it without a figure yet; sums are of all. */
export function ContributionList({ indicator, rows, without, inAll, withoutHref }: Props) {
  const t = useT(progressMessages);
  const lang = useLang();
  const { unit, total } = indicator;
  const marked = (written: string) => (written === lang ? undefined : written);
  const how = ({ isSum, periods }: Contribution) => (isSum ? t('rows.sum', { count: periods }) : t('rows.newest'));
  return (
    <>
      {inAll.behind === 0 && <p className="lead">{t('rows.none')}</p>}
      {rows.length > 0 && (
        <RowTable
          caption={t('rows.caption')}
          headings={[t('rows.pilot'), t(total === null ? 'rows.value' : 'rows.part')]}
          rows={rows.map((row) => ({
            key: row.indicatorId,
            label: row.title,
            lang: marked(row.lang),
            href: `/${lang}/pilots/${row.slug}`,
            note: row.last && t('rows.note', { how: how(row), until: formatPeriod(lang, row.last) }),
            length: row.part ?? 0,
            cells: [
              <span key="part">
                {formatFigure(lang, row.part ?? 0, unit)}
                {total !== null && total > 0 && <span className="meta block">{formatShare(lang, (row.part ?? 0) / total)}</span>}
                {row.unit !== unit && <span className="meta block">{formatFigure(lang, row.value ?? 0, row.unit)}</span>}
              </span>,
            ],
          }))}
          foot={total === null ? undefined : { label: t(inAll.behind > rows.length ? 'rows.totalOfAll' : 'rows.total', { count: inAll.behind }), cells: [formatFigure(lang, total, unit)] }}
          scale={inAll.largest}
        />
      )}
      <Conversions indicator={indicator} used={inAll.units} />
      {inAll.without > 0 && (
        <div className="mt-10" id="without">
          <p>{t('rows.without', { count: inAll.without })} {withoutHref && <a href={withoutHref}>{t('rows.withoutShow')}</a>}</p>
          {without.length > 0 && <ul className="rows-without">
            {without.map(({ indicatorId, slug, title, lang: written }) => <li key={indicatorId}><a href={`/${lang}/pilots/${slug}`} lang={marked(written)}>{title}</a></li>)}
          </ul>}
        </div>
      )}
    </>
  );
}
