import { uiMessages } from '#app/components/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import { formatEuros, formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { RowTable } from './figures/row-table';
import { progressMessages } from './messages';
import { PilotCount } from './pilot-parts';
import type { PilotFigures } from './progress.type';
import './progress.css';

/** Who pays for the pilots, and which themes the money is for. */
export function MoneyParts({ pilots }: { pilots: PilotFigures }) {
  const t = useT(progressMessages);
  const words = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { budget, budgetOfThemes, funding, sources, themes } = pilots;
  const euros = (amount: number) => formatEuros(lang, amount);
  const difference = budget - funding;
  return (
    <>
      <p className="progress-note">{t('money.all', { amount: euros(budget) })}</p>
      <div className="progress-pair">
        <div>
          <RowTable
            caption={t('money.sources')}
            headings={[t('money.source'), t('money.amount'), t('money.share')]}
            rows={sources.map(({ source, amount, href }) => ({
              key: source, label: words.at(`source.${source}`), length: amount,
              cells: [<a key={source} href={href} aria-label={`${words.at(`source.${source}`)}: ${euros(amount)}`}>{euros(amount)}</a>, funding > 0 ? formatShare(lang, amount / funding) : '–'],
            }))}
            foot={{ label: t('money.total'), cells: [euros(funding), funding > 0 ? formatShare(lang, 1) : '–'] }}
          />
          {difference !== 0 && <p className="meta mt-2">{t(difference > 0 ? 'money.unfunded' : 'money.overfunded', { difference: euros(Math.abs(difference)) })}</p>}
        </div>
        <div>
          <RowTable
            caption={t('money.themes')}
            headings={[t('money.theme'), t('money.budget'), t('pilots.column')]}
            rows={themes.map(({ theme, budget: amount, pilots: n, href }) => ({
              key: theme, label: ui(`theme.${theme}`), length: amount, tone: `on-${theme}`, cells: [euros(amount), <PilotCount key={theme} pilots={n} href={href} of={ui(`theme.${theme}`)} />],
            }))}
          />
          <p className="meta mt-2">{budgetOfThemes > budget ? t('money.themesNote', { sum: euros(budgetOfThemes), once: euros(budget) }) : t('money.themesOnce', { once: euros(budget) })}</p>
        </div>
      </div>
    </>
  );
}
