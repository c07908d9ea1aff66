import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { roundMessages } from './messages';
import { type RoundCounts, STANDINGS, type Standing } from './round.type';
import './rounds.css';

/**
 * A round's reports as one bar, each part as long as its share; the numbers stand below in words, each a link when `hrefOf` is given.
 * `now` is the part that is shown alone.
 */
export function RoundBar({ counts, hrefOf, now }: { counts: RoundCounts; hrefOf?: (standing: Standing) => string; now?: Standing }) {
  const t = useT(roundMessages);
  const lang = useLang();
  const there = STANDINGS.filter((standing) => counts[standing] > 0);
  const total = there.reduce((sum, standing) => sum + counts[standing], 0);
  if (total === 0) return <p className="meta">{t('bar.none')}</p>;
  let before = 0;
  return (
    <div className="round-bar">
      <svg viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true" className="round-bar-figure">
        {there.map((standing) => {
          const width = (1000 * counts[standing]) / total;
          const x = before;
          before += width;
          return <rect key={standing} x={x} width={width} height={40} className={`standing-${standing}`} />;
        })}
      </svg>
      <ul className="round-bar-legend">
        {there.map((standing) => {
          const words = <>{t.at(`standings.${standing}`)} <strong>{formatNumber(lang, counts[standing])}</strong></>;
          return (
            <li key={standing}>
              <svg viewBox="0 0 12 12" aria-hidden="true" className="standing-mark"><rect width={12} height={12} className={`standing-${standing}`} /></svg>
              {hrefOf ? <a href={hrefOf(standing)} aria-current={now === standing ? 'true' : undefined}>{words}</a> : <span>{words}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
