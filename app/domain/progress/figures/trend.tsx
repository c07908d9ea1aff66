import { formatDate, formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { formatFigure } from '#app/domain/indicators/unit.type';
import type { IndicatorFigure, TrendPoint } from '../progress.type';
import { progressMessages } from '../messages';
import '../progress.css';

const HEIGHT = 56;
/** Between columns, in per cent of the width */
const GAP = 1;
const round = (n: number) => Math.round(n * 100) / 100;

/** A column for each period, as high as the figure was by its end; all from zero. */
function Columns({ points }: { points: TrendPoint[] }) {
  const least = Math.min(0, ...points.map(({ total }) => total));
  const most = Math.max(0, ...points.map(({ total }) => total));
  const y = (total: number) => round(((HEIGHT - 1) * (most - total)) / Math.max(1e-9, most - least));
  const width = (100 - GAP * (points.length - 1)) / points.length;
  return (
    <svg width="100%" height={HEIGHT} aria-hidden="true">
      {points.map(({ endsOn, total }, i) => <rect key={endsOn} x={`${round(i * (width + GAP))}%`} width={`${round(width)}%`} y={Math.min(y(total), y(0))} height={Math.abs(y(total) - y(0))} />)}
      <line x1="0" x2="100%" y1={y(0) + 0.5} y2={y(0) + 0.5} />
    </svg>
  );
}

/** Letters that a reader has spaced widely may need more room than a narrow window has. */
const SCROLLED = { tabIndex: 0 };

/** How an indicator grew from period to period: small columns, and its numbers as a table to open. */
export function Trend({ indicator }: { indicator: IndicatorFigure }) {
  const t = useT(progressMessages);
  const lang = useLang();
  const { trend, unit, key } = indicator;
  if (trend.length < 2) return null;
  return (
    <div className="trend">
      <Columns points={trend} />
      <p className="trend-ends" aria-hidden="true"><span>{formatDate(lang, trend[0]?.endsOn ?? '')}</span><span>{formatDate(lang, trend.at(-1)?.endsOn ?? '')}</span></p>
      <details>
        <summary>{t('indicators.trend')}<span className="sr-only">: {indicator.name}</span></summary>
        <div className="table-scroll" {...SCROLLED} role="region" aria-label={t('indicators.trendOf', { name: indicator.name })}>
          <table className="table" id={`trend-${key}`}>
            <caption className="sr-only">{t('indicators.trendOf', { name: indicator.name })}</caption>
            <thead><tr><th scope="col">{t('indicators.by')}</th><th scope="col" className="number">{t('indicators.total')}</th><th scope="col" className="number">{t('indicators.behind')}</th></tr></thead>
            <tbody>
              {trend.map(({ endsOn, total, behind }) => (
                <tr key={endsOn}><th scope="row" className="font-normal">{formatDate(lang, endsOn)}</th><td className="number">{formatFigure(lang, total, unit)}</td><td className="number">{formatNumber(lang, behind)}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
