import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { type Scale, scaleOf } from './figure-scale';
import type { MeasuredView } from './indicator.type';
import { indicatorMessages } from './messages';
import './indicators.css';

const HEIGHT = 150;
const TOP = 26;
const FOOT = 26;

/** A bar's newest value stands over it; at the figure's edges the words turn inwards. */
const anchorOf = (middle: number) => (middle < 12 ? 'start' : middle > 88 ? 'end' : 'middle');

/** Drawn without a viewBox: places are per cents of the width, so that words keep their size however wide it is. */
function Drawing({ scale, label, small }: { scale: Scale; label: string; small?: boolean }) {
  const lang = useLang();
  const plot = small ? 56 : HEIGHT;
  const top = small ? 4 : TOP;
  const foot = small ? 4 : FOOT;
  const y = (share: number) => top + (share / 100) * plot;
  const { newest, slots } = scale;
  return (
    <svg className={small ? 'indicator-figure indicator-figure-small' : 'indicator-figure'} width="100%" height={top + plot + foot} role="img" aria-label={label}>
      {slots.map(({ period, at, width, frame, bar }) => (
        <g key={period}>
          {frame && <rect className="figure-target" x={`${at + width * 0.1}%`} width={`${width * 0.8}%`} y={y(frame.y)} height={Math.max(2, (frame.height / 100) * plot)} />}
          {bar && <rect className="figure-value" x={`${at + width * 0.26}%`} width={`${width * 0.48}%`} y={y(bar.y)} height={Math.max(2, (bar.height / 100) * plot)} />}
        </g>
      ))}
      {scale.baseline !== null && <line className="figure-baseline" x1="0%" x2="100%" y1={y(scale.baseline)} y2={y(scale.baseline)} />}
      <line className="figure-zero" x1="0%" x2="100%" y1={y(scale.zero)} y2={y(scale.zero)} />
      {!small && slots.map(({ period, at, year }) => year && <text key={period} className="figure-year" x={`${at}%`} dx={2} y={top + plot + 20}>{year}</text>)}
      {!small && newest?.bar && newest.value !== null && (
        <text className="figure-newest" x={`${newest.at + newest.width / 2}%`} y={y(Math.min(newest.bar.y, newest.frame?.y ?? 100)) - 8} textAnchor={anchorOf(newest.at + newest.width / 2)}>
          {formatNumber(lang, newest.value)}
        </text>
      )}
    </svg>
  );
}

/** An indicator's values and targets by period: solid bars for what was reached, open frames for what was aimed at. Its numbers stand in a table beside it. */
export function IndicatorFigure({ indicator, small }: { indicator: MeasuredView; small?: boolean }) {
  const t = useT(indicatorMessages);
  const scale = scaleOf(indicator);
  if (indicator.kind === 'qualitative' || scale.slots.length === 0) return null;
  const unit = indicator.unit ? t.at(`unitLong.${indicator.unit}`) : '';
  const marks = [
    ['value', scale.newest !== null],
    ['target', indicator.targets.length > 0],
    ['baseline', scale.baseline !== null],
  ] as const;
  const words = { value: t('page.legendValue'), target: t('page.legendTarget'), baseline: t('page.legendBaseline') };
  return (
    <figure>
      <Drawing scale={scale} small={small} label={t('page.figure', { name: indicator.name, unit })} />
      {!small && (
        <figcaption className="figure-legend">
          {marks.map(([mark, there]) => there && (
            <span key={mark}>
              <svg aria-hidden="true" width="16" height="12">
                {mark === 'baseline' ? <line className="figure-baseline" x1="0" x2="16" y1="6" y2="6" /> : <rect className={`figure-${mark}`} x="1" y="1" width="14" height="10" />}
              </svg>
              {words[mark]}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}
