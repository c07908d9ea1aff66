import { formatFigure } from '#app/domain/indicators/unit.type';
import { formatDate, formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { PlannedSign, TargetBar } from './figures/target-bar';
import { Trend } from './figures/trend';
import { progressMessages } from './messages';
import type { IndicatorFigure } from './progress.type';
import './progress.css';

/** What stands under the bar: how much of the target, and what was planned until now. */
function Against({ indicator: { total, planned, target, unit, direction } }: { indicator: IndicatorFigure }) {
  const t = useT(progressMessages);
  const lang = useLang();
  return (
    <>
      {total !== null && target !== null && target > 0 && <p className="meta">{t('indicators.ofTarget', { share: formatShare(lang, total / target), target: formatFigure(lang, target, unit) })}</p>}
      {planned !== null && <p className="meta"><PlannedSign />{t('indicators.ofPlanned', { planned: formatFigure(lang, planned, unit) })}</p>}
      {direction === 'down' && <p className="meta">{t('indicators.down')}</p>}
    </>
  );
}

type Props = { heading?: 'h3' | 'h2'; /** Whether names lead to the pilots behind the figures */ linked?: boolean };

function Indicator({ indicator, heading: Heading = 'h3', linked }: Props & { indicator: IndicatorFigure }) {
  const t = useT(progressMessages);
  const lang = useLang();
  const { name, total, median, planned, target, unit, behind, measuring, until, href } = indicator;
  const value = total ?? median;
  return (
    <li className="reached">
      <Heading className="reached-name" lang={indicator.lang === lang ? undefined : indicator.lang}>{linked ? <a href={href}>{name}</a> : name}</Heading>
      {value === null ? <p className="reached-none">{t('indicators.none')}</p> : <p className="reached-value">{formatFigure(lang, value, unit)}</p>}
      {total !== null && <TargetBar total={total} planned={planned} target={target} />}
      {total !== null && <Against indicator={indicator} />}
      {median !== null && <p className="meta">{t('indicators.median')}. {t('indicators.medianNote')}</p>}
      <p className="reached-coverage">{t('indicators.coverage', { behind, measuring })}.{until && <> {t('indicators.until', { day: formatDate(lang, until) })}.</>}</p>
      <Trend indicator={indicator} />
    </li>
  );
}

/** The common indicators, each with its figure, what it is held against, and how many pilots stand behind it. */
export function IndicatorList({ indicators, heading, linked = true }: Props & { indicators: IndicatorFigure[] }) {
  return <ul className="reached-list">{indicators.map((indicator) => <Indicator key={indicator.key} indicator={indicator} heading={heading} linked={linked} />)}</ul>;
}
