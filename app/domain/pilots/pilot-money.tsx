import { formatEuros } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';

type Line = { key: string; label: string; amount: number };

function MoneyTable({ caption, what, lines, total }: { caption: string; what: string; lines: Line[]; total: number }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  if (lines.length === 0) return null;
  return (
    <table className="table">
      <caption>{caption}</caption>
      <thead>
        <tr><th scope="col">{what}</th><th scope="col" className="number">{t('column.budget.amount')}</th></tr>
      </thead>
      <tbody>
        {lines.map(({ key, label, amount }) => (
          <tr key={key}><th scope="row" className="font-normal">{label}</th><td className="number">{formatEuros(lang, amount)}</td></tr>
        ))}
      </tbody>
      <tfoot>
        <tr><th scope="row">{t('page.total')}</th><td className="number font-bold">{formatEuros(lang, total)}</td></tr>
      </tfoot>
    </table>
  );
}

/** What a pilot costs and who pays, each with its sum. */
export function MoneyTables({ pilot }: { pilot: PilotPage }) {
  const t = useT(pilotMessages);
  const budget = pilot.budget.map(({ category, amount }, i) => ({ key: `${category}${i}`, label: t.at(`category.${category}`), amount }));
  const funding = pilot.funding.map(({ source, amount }, i) => ({ key: `${source}${i}`, label: t.at(`source.${source}`), amount }));
  return (
    <div className="grid gap-8">
      <MoneyTable caption={t('field.budget')} what={t('column.budget.category')} lines={budget} total={pilot.budgetTotal} />
      <MoneyTable caption={t('field.funding')} what={t('column.funding.source')} lines={funding} total={pilot.fundingTotal} />
    </div>
  );
}
