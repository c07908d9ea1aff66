import { useT } from '#app/platform/i18n/messages';
import type { ComparedFigure } from './comparison.type';
import { CHART, historyBars } from './history-figure';
import { reviewDeskMessages } from './messages';
import './review-desk.css';

/** What scrolls must be reached with the keyboard too. */
const SCROLLED = { tabIndex: 0 };

/** A figure's whole history, drawn and as a table: every period and every version that was handed in. */
export function FigureHistory({ figure: { history, label, isText } }: { figure: ComparedFigure }) {
  const t = useT(reviewDeskMessages);
  if (history.length < 2) return null;
  const { bars, zero } = historyBars(history);
  const hasReasons = history.some(({ reason }) => reason);
  return (
    <>
      {!isText && bars.length > 1 && (
        <svg className="history-figure" viewBox={`0 0 ${CHART.width} ${CHART.height + 14}`} role="img" aria-label={t('figure.chart', { label })}>
          {bars.map((bar) => (
            <g key={`${bar.code}-${bar.isThis}`}>
              <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} className={bar.isThis ? 'this' : 'counted'} />
              {bar.targetY !== null && <line x1={bar.x - 4} x2={bar.x + bar.width + 4} y1={bar.targetY} y2={bar.targetY} className="target" />}
            </g>
          ))}
          <line x1={0} x2={CHART.width} y1={zero} y2={zero} className="zero" />
          {bars.length <= 8 && bars.map((bar) => <text key={`${bar.code}-${bar.isThis}`} x={bar.x + bar.width / 2} y={CHART.height + 12} textAnchor="middle">{bar.code}</text>)}
        </svg>
      )}
      <details className="history">
        <summary>{t('figure.history')}<span className="sr-only">: {label}</span></summary>
        {!isText && bars.length > 1 && <p className="meta">{t('figure.legend')}</p>}
        <div className="table-scroll" {...SCROLLED} role="region" aria-label={`${t('figure.history')}: ${label}`}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('figure.col.period')}</th>
                <th scope="col">{t('figure.col.version')}</th>
                <th scope="col">{t('figure.col.figure')}</th>
                <th scope="col">{t('figure.col.state')}</th>
                {hasReasons && <th scope="col">{t('figure.col.reason')}</th>}
              </tr>
            </thead>
            <tbody>
              {[...history].reverse().map((row) => (
                <tr key={`${row.code}-${row.version}`} aria-current={row.isThis ? 'true' : undefined}>
                  <th scope="row">{row.period}</th>
                  <td>{row.version}</td>
                  <td className="kept-lines">{row.shown}</td>
                  <td>{t.at(`figure.valueState.${row.state}`)}</td>
                  {hasReasons && <td className="kept-lines">{row.reason}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
