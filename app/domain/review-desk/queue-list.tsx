import { formatDate, formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { reviewDeskMessages } from './messages';
import { QUEUE_STATES, type QueueFilters, queueSearch, type QueueState } from './queue-filters';
import type { QueueRow } from './queue.server';
import './review-desk.css';

/** A row as a page's data carries it. */
export type ShownQueueRow = Omit<QueueRow, 'submittedAt' | 'decidedAt' | 'reader'> & {
  /** The day the state counts from, yyyy-mm-dd or ISO */
  since: string;
  /** In words */
  periodName: string;
  reader: { name: string; at: string } | null;
};

/** Where reports stand, each with how many; the present one is marked. */
export function QueueStates({ filters, counts }: { filters: QueueFilters; counts: Record<QueueState, number> }) {
  const t = useT(reviewDeskMessages);
  const lang = useLang();
  return (
    <nav className="queue-states" aria-label={t('queue.states')}>
      <ul>
        {QUEUE_STATES.map((state) => (
          <li key={state}>
            <a href={`/${lang}/desk/reports${queueSearch({ ...filters, state, page: 1 })}`} aria-current={state === filters.state ? 'page' : undefined}>
              <span>{t(`queue.state.${state}`)}</span> <strong>{formatNumber(lang, counts[state])}</strong>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const UNIT = { waiting: 'waited', overdue: 'late', missed: 'late', owed: 'left', returned: 'ago', accepted: 'ago', skipped: 'ago' } as const;

/** Reports one under the other; how long is what one sees first. */
export function QueueList({ rows, state }: { rows: ShownQueueRow[]; state: QueueState }) {
  const t = useT(reviewDeskMessages);
  const lang = useLang();
  return (
    <ol className="queue">
      {rows.map((row) => (
        <li key={row.id}>
          <p className="queue-days"><strong>{t('queue.days', { days: Math.abs(row.days) })}</strong> {row.days !== 0 && <span>{t(`queue.${UNIT[state]}`)}</span>}</p>
          <div>
            <h3><a href={`/${lang}/desk/reports/${row.id}${row.own ? '' : '/review'}`} lang={row.lang}>{row.title}</a></h3>
            <p>{row.organisation} · {row.periodName}</p>
            <p className="meta">
              {[t(`queue.row.${state}`, { at: formatDate(lang, row.since) }), row.returned > 0 && t('queue.returnedBefore', { count: row.returned }), row.state === 'draft' && t('queue.begun')].filter(Boolean).join(' · ')}
            </p>
            {row.reader && <p className="notice-line">{t('queue.reading', row.reader)}</p>}
            {row.own && <p className="meta">{t('queue.own')}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
