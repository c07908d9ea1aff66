import { useLang, useT } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';
import type { ReplicationState } from './replication.type';

/** Keys can scroll what is wider than the page. */
const SCROLLED = { tabIndex: 0 };

/** A replication in a list, in words. */
export type ReplicationRow = {
  id: string;
  href: string;
  practice: { title: string; lang: string };
  receiver: string;
  giver: string;
  state: ReplicationState;
  /** counted, both, giving, receiving, dropped */
  standing: string;
  updated: string;
};

/** Replications, one a row: what, who from whom, how far, and whose confirmation it waits for. */
export function ReplicationTable({ rows, caption }: { rows: ReplicationRow[]; caption: string }) {
  const t = useT(replicationMessages);
  const lang = useLang();
  return (
    <div className="table-scroll" {...SCROLLED} role="region" aria-label={t('list.table', { part: caption })}>
      <table className="table table-stack">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>{(['practice', 'receiver', 'from', 'state', 'confirmation', 'updated'] as const).map((name) => <th key={name} scope="col">{t(`list.${name}`)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row"><a href={row.href} lang={row.practice.lang === lang ? undefined : row.practice.lang}>{row.practice.title}</a></th>
              <td data-heading={t('list.receiver')}><span>{row.receiver}</span></td>
              <td data-heading={t('list.from')}><span>{row.giver}</span></td>
              <td data-heading={t('list.state')}><span>{t(`state.${row.state}`)}</span></td>
              <td data-heading={t('list.confirmation')}><span>{t.at(`standing.${row.standing}`)}</span></td>
              <td data-heading={t('list.updated')}><span>{row.updated}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What waits for somebody's confirmation, as a short list. */
export function WaitingReplications({ rows }: { rows: ReplicationRow[] }) {
  const t = useT(replicationMessages);
  const lang = useLang();
  return (
    <ul className="stack">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-(--line) pb-4">
          <p className="font-semibold"><a href={row.href} lang={row.practice.lang === lang ? undefined : row.practice.lang}>{row.practice.title}</a></p>
          <p className="meta">{t('desk.line', { receiver: row.receiver, giver: row.giver })} · {t(`state.${row.state}`)} · {row.updated}</p>
        </li>
      ))}
    </ul>
  );
}
