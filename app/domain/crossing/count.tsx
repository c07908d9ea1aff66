import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { Cell } from './crossing.type';
import { crossingMessages } from './messages';
import './crossing.css';

/** How many pilots a cell has, as a link to them; beside it those in review. `name` says it whole, `what` only what the cell means. */
export function Count({ cell, name, what }: { cell: Cell; name: string; what: string }) {
  const lang = useLang();
  return (
    <>
      {cell.pilots > 0 ? <a className="crossing-count" href={cell.href} aria-label={name}>{formatNumber(lang, cell.pilots)}</a> : <span className="crossing-count crossing-none">0</span>}
      <InReview cell={cell} what={what} />
    </>
  );
}

/** How many pilots in review a cell has, as a link to them; nothing when there are none. */
export function InReview({ cell: { submitted }, what }: { cell: Cell; what: string }) {
  const t = useT(crossingMessages);
  const lang = useLang();
  if (!submitted || submitted.pilots === 0) return null;
  return (
    <a className="crossing-review" href={submitted.href} aria-label={t('submitted.moreName', { what, count: submitted.pilots })}>
      {t('submitted.more', { count: formatNumber(lang, submitted.pilots) })}
    </a>
  );
}
