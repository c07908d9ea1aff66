import { formatEuros, formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';
import './pilot-page.css';

type Line = { key: string; label: string; amount: number };

const percent = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 100;

/** A bar from one sum of money to another on a scale that ends at `scale`. */
function Bar({ from, amount, scale, whole }: { from: number; amount: number; scale: number; whole?: boolean }) {
  return (
    <svg className={whole ? 'money-bar money-whole' : 'money-bar'} width="100%" height={14} aria-hidden="true">
      <line x1="0" x2="100%" y1={13.5} y2={13.5} />
      {amount > 0 && <rect x={`${percent(from, scale)}%`} width={`${percent(amount, scale)}%`} height={14} />}
    </svg>
  );
}

/** Lines whose bars begin where the one above ends, so that together they make up the total's. */
function MoneyTable({ caption, what, lines, total, scale }: { caption: string; what: string; lines: Line[]; total: number; scale: number }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  if (lines.length === 0) return null;
  const before = lines.map((_, i) => lines.slice(0, i).reduce((sum, { amount }) => sum + amount, 0));
  return (
    <table className="table money-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col" className="number">{t('column.budget.amount')}</th>
          <th scope="col" className="number">{t('page.share')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, label, amount }, i) => (
          <tr key={key}>
            <th scope="row" className="font-normal">{label}<Bar from={before[i] ?? 0} amount={amount} scale={scale} /></th>
            <td className="number">{formatEuros(lang, amount)}</td>
            <td className="number">{total > 0 ? formatShare(lang, amount / total) : '–'}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('page.total')}<Bar from={0} amount={total} scale={scale} whole /></th>
          <td className="number font-bold">{formatEuros(lang, total)}</td>
          <td className="number">{total > 0 ? formatShare(lang, 1) : '–'}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What a pilot costs and who pays, drawn on one scale; when the two sums differ, by how much. */
export function Money({ pilot }: { pilot: PilotPage }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const { budgetTotal, fundingTotal } = pilot;
  const budget = pilot.budget.map(({ category, amount }, i) => ({ key: `${category}${i}`, label: t.at(`category.${category}`), amount }));
  const funding = pilot.funding.map(({ source, amount }, i) => ({ key: `${source}${i}`, label: t.at(`source.${source}`), amount }));
  const scale = Math.max(budgetTotal, fundingTotal, 1);
  const missing = budgetTotal - fundingTotal;
  return (
    <>
      <div className="money">
        <MoneyTable caption={t('field.budget')} what={t('column.budget.category')} lines={budget} total={budgetTotal} scale={scale} />
        <MoneyTable caption={t('field.funding')} what={t('column.funding.source')} lines={funding} total={fundingTotal} scale={scale} />
      </div>
      {missing !== 0 && <p className="pilot-key">{t(missing > 0 ? 'page.unfunded' : 'page.overfunded', { amount: formatEuros(lang, Math.abs(missing)) })}</p>}
    </>
  );
}
