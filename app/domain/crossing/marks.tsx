import { pilotMessages } from '#app/domain/pilots/messages';
import { type Impact, IMPACTS, type Theme } from '#app/domain/shared/themes';
import { type Translate, useT } from '#app/platform/i18n/messages';
import { Count } from './count';
import { SUBSETS, searchOf } from './crossing';
import { AreaSquare, CrossingMark } from './crossing-mark';
import { useThemeNames } from './crossing-words';
import { ThemeHead } from './theme-head';
import type { Crossing } from './crossing.type';
import { crossingMessages } from './messages';
import './crossing.css';

const SIGNS = { '+': '+', '0': '0', '-': '−' } as const;
const WORDS = { '+': 'plus', '0': 'zero', '-': 'minus' } as const;

type T = Translate<(typeof crossingMessages)['fi']>;

/** Which theme gains while which loses, the most frequent first. */
export function Conflicts({ conflicts }: Pick<Crossing, 'conflicts'>) {
  const t = useT(crossingMessages);
  const names = useThemeNames();
  if (conflicts.length === 0) return <p>{t('conflicts.none')}</p>;
  return (
    <table className="table crossing-conflicts">
      <caption className="sr-only">{t('conflicts.caption')}</caption>
      <thead>
        <tr><th scope="col">{t('conflicts.what')}</th><th scope="col" className="number">{t('conflicts.count')}</th></tr>
      </thead>
      <tbody>
        {conflicts.map(({ gains, loses, cell }) => {
          const what = t('conflicts.line', { gains: names([gains]), loses: names([loses]).toLowerCase() });
          return (
            <tr key={`${gains} ${loses}`}>
              <th scope="row"><span className="crossing-conflict"><CrossingMark themes={[gains]} broken={[loses]} /> {what}</span></th>
              <td className="number"><Count cell={cell} what={what} name={t('cell', { themes: what, count: cell.pilots })} /></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** One theme's pilots as a bar in three parts. */
function EffectBar({ theme, counts }: { theme: Theme; counts: number[] }) {
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return null;
  const widths = counts.map((n) => Math.round((n / all) * 1000) / 10);
  return (
    <svg className="effect-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {widths.map((width, i) => (
        <rect key={IMPACTS[i]} className={i === 0 ? `on-${theme}` : `effect-${WORDS[IMPACTS[i] as Impact]}`} x={widths.slice(0, i).reduce((sum, one) => sum + one, 0)} y="0" width={width} height="10" />
      ))}
    </svg>
  );
}

/** For each theme how many pilots strengthen it, leave it as it is, or weaken it. */
export function Effects({ effects }: Pick<Crossing, 'effects'>) {
  const t = useT(crossingMessages);
  const pilots = useT(pilotMessages);
  const names = useThemeNames();
  return (
    <table className="table effects">
      <caption className="sr-only">{t('effects.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('effects.theme')}</th>
          <th scope="col" className="effect-shares">{t('effects.bar')}</th>
          {IMPACTS.map((mark) => <th key={mark} scope="col" className="number">{SIGNS[mark]} <span className="crossing-word">{pilots(`sign.${WORDS[mark]}`)}</span></th>)}
        </tr>
      </thead>
      <tbody>
        {effects.map(({ theme, marks }) => (
          <tr key={theme}>
            <th scope="row"><ThemeHead theme={theme} /></th>
            <td className="effect-shares"><EffectBar theme={theme} counts={marks.map((cell) => cell.pilots)} /></td>
            {marks.map((cell, i) => {
              const what = `${names([theme])} ${SIGNS[IMPACTS[i] as Impact]}`;
              return <td key={IMPACTS[i]} className="number"><Count cell={cell} what={what} name={t('cell', { themes: what, count: cell.pilots })} /></td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The six pairs of themes as links to the page with that pair; `#marks` keeps the reader's place. */
export function PairLinks({ filters, chosen, withSubmitted }: Pick<Crossing, 'filters'> & { chosen: [Theme, Theme]; withSubmitted: boolean }) {
  const t = useT(crossingMessages);
  const names = useThemeNames();
  return (
    <nav aria-label={t('marks.choose')} className="crossing-choose no-print">
      <ul>
        {SUBSETS.filter((themes) => themes.length === 2).map((themes) => {
          const isChosen = themes.every((theme) => chosen.includes(theme));
          return <li key={themes.join()}><a href={`${searchOf({ ...filters, pair: themes }, withSubmitted)}#marks`} aria-current={isChosen ? 'true' : undefined}>{names(themes)}</a></li>;
        })}
      </ul>
    </nav>
  );
}

function meaning(t: T, first: Impact, second: Impact): string {
  if (first === '0' || second === '0') return '';
  if (first !== second) return t('marks.conflict');
  return t(first === '+' ? 'marks.both' : 'marks.neither');
}

/** Two themes against each other: +, 0 and − of the one in rows, of the other in columns. */
export function MarksTable({ marks: { first, second, cells } }: Pick<Crossing, 'marks'>) {
  const t = useT(crossingMessages);
  const pilots = useT(pilotMessages);
  const names = useThemeNames();
  const most = Math.max(...cells.flat().map((cell) => cell.pilots));
  const head = (theme: Theme, mark: Impact) => <><span className="sr-only">{names([theme])} </span><span className="crossing-sign">{SIGNS[mark]}</span> <span className="crossing-word">{pilots(`sign.${WORDS[mark]}`)}</span></>;
  return (
    <table className="table crossing-table crossing-marks">
      <caption>{t('marks.caption', { first: names([first]), second: names([second]) })}</caption>
      <thead>
        <tr><td /><th scope="colgroup" colSpan={3}><ThemeHead theme={second} /></th></tr>
        <tr><th scope="col"><ThemeHead theme={first} /></th>{IMPACTS.map((mark) => <th key={mark} scope="col">{head(second, mark)}</th>)}</tr>
      </thead>
      <tbody>
        {cells.map((row, i) => (
          <tr key={IMPACTS[i]}>
            <th scope="row">{head(first, IMPACTS[i] as Impact)}</th>
            {row.map((cell, j) => {
              const [one, other] = [IMPACTS[i] as Impact, IMPACTS[j] as Impact];
              const named = { first: names([first]), firstMark: SIGNS[one], second: names([second]).toLowerCase(), secondMark: SIGNS[other] };
              return (
                <td key={IMPACTS[j]}>
                  <AreaSquare pilots={cell.pilots} most={most} />
                  <Count cell={cell} what={`${named.first} ${SIGNS[one]}, ${named.second} ${SIGNS[other]}`} name={t('marks.cell', { ...named, count: cell.pilots })} />
                  <small>{meaning(t, one, other)}</small>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
