import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { FollowUpRow } from './follow-up.type';
import { followUpMessages } from './messages';

function useWhen() {
  const t = useT(followUpMessages);
  const lang = useLang();
  return ({ askedAt, askOn, answeredAt, reminded, outcome }: FollowUpRow): string => {
    if (outcome) return answeredAt ? t('form.answered', { day: formatDate(lang, answeredAt) }) : '';
    if (!askedAt) return t('list.willAsk', { day: formatDate(lang, askOn) });
    return `${t('list.asked', { day: formatDate(lang, askedAt) })}, ${t('list.reminded', { count: reminded })}`;
  };
}

/** Follow-ups one a line: which pilot, what is asked, and where it stands. */
export function FollowUpList({ rows }: { rows: FollowUpRow[] }) {
  const t = useT(followUpMessages);
  const lang = useLang();
  const when = useWhen();
  return (
    <ul className="stack">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-(--line) pb-4">
          <p className="font-semibold"><a href={`/${lang}/desk/follow-ups/${row.id}`} lang={row.titleLang === lang ? undefined : row.titleLang}>{row.title}</a></p>
          <p>{t('after', { months: row.months })}{row.outcome && <>: <strong>{t(`outcome.${row.outcome}`)}</strong></>}</p>
          <p className="meta">{t('list.ended', { day: formatDate(lang, row.endedOn) })} · {when(row)}</p>
        </li>
      ))}
    </ul>
  );
}

/** The programme's follow-ups as a table, for coordinators. */
export function FollowUpTable({ rows, caption }: { rows: FollowUpRow[]; caption: string }) {
  const t = useT(followUpMessages);
  const lang = useLang();
  const when = useWhen();
  return (
    <div className="table-scroll">
      <table className="table table-stack">
        <caption className="sr-only">{caption}</caption>
        <thead><tr><th scope="col">{t('column.pilot')}</th><th scope="col">{t('column.organisation')}</th><th scope="col">{t('column.after')}</th><th scope="col">{t('column.when')}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="font-normal"><a href={`/${lang}/desk/follow-ups/${row.id}`} lang={row.titleLang === lang ? undefined : row.titleLang}>{row.title}</a></th>
              <td data-heading={t('column.organisation')}>
                <span>{row.organisation || t('list.noLead')}{row.standing === 'nobody' && row.leadId && <>: <a href={`/${lang}/desk/partners/${row.leadId}/members`} aria-label={`${t('list.addPeople')}: ${row.organisation}`}>{t('list.addPeople')}</a></>}</span>
              </td>
              <td data-heading={t('column.after')}><span>{t('after', { months: row.months })}{row.outcome && <>: <strong>{t(`outcome.${row.outcome}`)}</strong></>}</span></td>
              <td data-heading={t('column.when')}><span>{when(row)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
