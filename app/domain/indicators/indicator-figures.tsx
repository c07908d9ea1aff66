import { formatPeriod } from '#app/domain/shared/period-words';
import { formatDate, formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { periodsOf, summaryOf } from './figure-scale';
import { IndicatorFigure } from './indicator-figure';
import { DIMENSIONS, type MeasuredView, type ValueView } from './indicator.type';
import { indicatorMessages } from './messages';
import { formatFigure } from './unit.type';
import './indicators.css';

const useOther = () => {
  const page = useLang();
  return (lang: string) => (lang === page ? undefined : lang);
};

/** Baseline in a sentence, or nothing. */
function Baseline({ indicator: { baseline, unit, lang: original } }: { indicator: MeasuredView }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const other = useOther();
  if (baseline.value === null && !baseline.comment) return null;
  const value = baseline.value === null ? '' : formatFigure(lang, baseline.value, unit);
  return (
    <p className="meta">
      {value && t(baseline.year ? 'page.baselineYear' : 'page.baseline', { value, year: String(baseline.year ?? '') })}
      {value && baseline.comment && '. '}
      {baseline.comment && <span lang={other(original)}>{baseline.comment}</span>}
    </p>
  );
}

function Headline({ indicator }: { indicator: MeasuredView }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const summary = summaryOf(indicator);
  if (!summary || summary.reached === null) return null;
  const { first, last, sums, target, targetPeriod, share } = summary;
  const said = target !== null && formatFigure(lang, target, indicator.unit);
  return (
    <>
      <p className="figure-headline">{formatFigure(lang, summary.reached, indicator.unit)}</p>
      <p className="meta">{sums ? t('page.sum', { first: formatPeriod(lang, first), last: formatPeriod(lang, last) }) : t('page.newest', { period: formatPeriod(lang, last) })}</p>
      {said && (
        <p>
          {targetPeriod && !sums ? t('page.ofTargetBy', { target: said, period: formatPeriod(lang, targetPeriod) }) : t('page.ofTarget', { target: said })}
          {share !== null && <> · <strong>{t('page.share', { share: formatShare(lang, share) })}</strong></>}
        </p>
      )}
    </>
  );
}

/** Parts of a value by the indicator's dimension, in words. */
export function Breakdown({ value, indicator }: { value: ValueView; indicator: Pick<MeasuredView, 'dimension' | 'unit'> }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const { breakdown } = value;
  if (!breakdown || !indicator.dimension) return null;
  const parts = DIMENSIONS[indicator.dimension].flatMap((category) => {
    const part = breakdown[category];
    return part === undefined ? [] : [`${t.at(`category.${category}`)} ${formatFigure(lang, part, indicator.unit)}`];
  });
  return parts.length > 0 ? <p className="meta">{parts.join(' · ')}</p> : null;
}

function Notes({ value, indicator }: { value: ValueView; indicator: MeasuredView }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const other = useOther();
  return (
    <>
      {value.source && <p lang={other(indicator.lang)}>{value.source}</p>}
      {value.comment && <p lang={other(indicator.lang)}>{value.comment}</p>}
      <Breakdown value={value} indicator={indicator} />
      {value.reason && value.decidedAt && <p className="meta">{t('page.corrected', { at: formatDate(lang, value.decidedAt), reason: value.reason })}</p>}
    </>
  );
}

/** The figure's numbers, with their sources. */
/** Keys scroll it where it is wider than the window. */
const SCROLLED = { tabIndex: 0 };

function Numbers({ indicator }: { indicator: MeasuredView }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const targetAt = new Map(indicator.targets.map(({ period, value }) => [period, value]));
  const label = t('desk.values', { name: indicator.name });
  return (
    <details className="figure-numbers">
      <summary>{t('page.table')}</summary>
      <div className="table-scroll" {...SCROLLED} role="region" aria-label={label}>
        <table className="table">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('field.period')}</th>
              <th scope="col" className="number">{t('page.reached')}</th>
              {targetAt.size > 0 && <th scope="col" className="number">{t('field.target')}</th>}
              <th scope="col">{t('field.source')}</th>
            </tr>
          </thead>
          <tbody>
            {periodsOf(indicator).map((period) => {
              const value = indicator.values.find((one) => one.period === period);
              const target = targetAt.get(period);
              return (
                <tr key={period}>
                  <th scope="row">{formatPeriod(lang, period)}</th>
                  <td className="number">{value && value.value !== null ? formatFigure(lang, value.value, indicator.unit) : '–'}</td>
                  {targetAt.size > 0 && <td className="number">{target === undefined ? '–' : formatFigure(lang, target, indicator.unit)}</td>}
                  <td>{value && <Notes value={value} indicator={indicator} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** What is told in words, newest first. */
function Words({ indicator }: { indicator: MeasuredView }) {
  const lang = useLang();
  const other = useOther();
  return (
    <dl className="facts">
      {[...indicator.values].reverse().map((value) => (
        <div key={value.id}>
          <dt>{formatPeriod(lang, value.period)}</dt>
          <dd>
            {value.text && <p className="kept-lines" lang={other(indicator.lang)}>{value.text}</p>}
            <Notes value={value} indicator={indicator} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What readers see of a pilot's indicators: each with what was reached, what was aimed at, and the numbers with their sources. */
export function IndicatorFigures({ indicators }: { indicators: MeasuredView[] }) {
  const t = useT(indicatorMessages);
  const other = useOther();
  return (
    <div className="indicators">
      {indicators.map((indicator) => (
        <section key={indicator.id} aria-labelledby={`i-${indicator.id}`} className="indicator">
          <div className="indicator-words">
            <h3 id={`i-${indicator.id}`} lang={other(indicator.lang)}>{indicator.name}</h3>
            <Headline indicator={indicator} />
            <Baseline indicator={indicator} />
            <p className="meta">
              {indicator.kind === 'quantitative' && t(`direction.${indicator.direction}`)}
              {indicator.sdgIndicator && ` · ${t('sdg', { code: indicator.sdgIndicator })}`}
              {indicator.retired && ` · ${t('page.retired')}`}
            </p>
          </div>
          {indicator.kind === 'qualitative' ? <Words indicator={indicator} /> : <div><IndicatorFigure indicator={indicator} /><Numbers indicator={indicator} /></div>}
        </section>
      ))}
      <p className="meta">{t('page.accepted')}</p>
    </div>
  );
}
