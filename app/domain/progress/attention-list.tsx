import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { Attention } from './attention';
import { progressMessages } from './messages';
import './progress.css';

const isWait = (kind: Attention['kind']) => kind === 'waiting' || kind === 'pilots';

/** What needs a coordinator today, each a number with where it leads and how long it has been so. */
export function AttentionList({ items }: { items: Attention[] }) {
  const t = useT(progressMessages);
  const lang = useLang();
  if (items.length === 0) return <p className="lead">{t('attention.none')}</p>;
  return (
    <>
      <ol className="attention">
        {items.map(({ kind, n, days, href }) => {
          const words = <><strong>{formatNumber(lang, n)}</strong> {t(`attention.${kind}`, { n })}</>;
          return (
            <li key={kind}>
              <a href={href}>{words}</a>
              {days !== null && <span className="meta">{t(isWait(kind) ? 'attention.oldest' : 'attention.late', { days })}</span>}
            </li>
          );
        })}
      </ol>
      {items.length > 1 && <p className="meta">{t('attention.order')}</p>}
    </>
  );
}
