import { withSign } from '#app/platform/i18n/format';
import { useT } from '#app/platform/i18n/messages';
import { suitabilityMessages } from './messages';
import { RULE, SIZES } from './suitability.type';
import './suitability.css';

const ROWS: [key: string, points: number][] = [
  ['staffFits', RULE.staffFits],
  ['staffMany', RULE.staffMany],
  ['same1', RULE.taken[1]],
  ['same2', RULE.taken[2]],
  ['same3', RULE.taken[3]],
  ['near', RULE.near],
  ['repeated', RULE.maturity.repeated ?? 0],
  ['established', RULE.maturity.established ?? 0],
  ['lesson', RULE.lesson],
  ['sizeFits', RULE.size.fits],
  ['sizeAny', RULE.size.any],
  ['sizeOther', RULE.size.other],
];

const signed = (n: number) => withSign(n, String(Math.abs(n)));

/** The whole rule by which lists are put in order for a place, with the numbers it counts by. */
export function RuleTables() {
  const t = useT(suitabilityMessages);
  return (
    <>
      <table className="table rule-table">
        <caption>{t('page.caption')}</caption>
        <thead>
          <tr><th scope="col">{t('page.what')}</th><th scope="col" className="number">{t('page.points')}</th></tr>
        </thead>
        <tbody>
          {ROWS.map(([key, points]) => <tr key={key}><th scope="row">{t.at(`page.row.${key}`)}</th><td className="number">{signed(points)}</td></tr>)}
          <tr><th scope="row">{t('page.row.cost')}</th><td className="number" /></tr>
        </tbody>
      </table>
      <table className="table rule-table rule-sizes">
        <caption>{t('page.sizes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.yourSize')}</th>
            <th scope="col" className="number">{t('page.spare')}</th>
            <th scope="col" className="number">{t('page.low')}</th>
            <th scope="col" className="number">{t('page.high')}</th>
          </tr>
        </thead>
        <tbody>
          {[...SIZES, 'none' as const].map((size) => (
            <tr key={size}>
              <th scope="row">{t(`page.sizeOf.${size}`)}</th>
              <td className="number">{size === 'none' ? '–' : t('page.persons', { count: RULE.staff[size] })}</td>
              <td className="number">{signed(RULE.cost[size].low ?? 0)}</td>
              <td className="number">{signed(RULE.cost[size].high ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
