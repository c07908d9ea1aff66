import { StatusTag, type Tone } from '#app/components/tags';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { roundMessages } from './messages';
import type { Standing } from './round.type';
import './rounds.css';

type Row = { reportId: string; pilotId: string; title: string; lang: string; leadName: string; state: string; standing: Standing; dueOn: string; daysLeft: number; isExtended: boolean; submittedAt: string | null; editors: number };

const TONES: Record<Standing, Tone> = { accepted: 'success', submitted: 'neutral', returned: 'warning', draft: 'neutral', due: 'neutral', overdue: 'danger', skipped: 'neutral' };

/** Who owes what, with a tick at each that can be reminded while the round is open. */
export function ReportRows({ id, rows, isOpen }: { id: string; rows: Row[]; isOpen: boolean }) {
  const t = useT(roundMessages);
  const lang = useLang();
  if (rows.length === 0) return <p>{t('one.empty')}</p>;
  const listed = (some: Row[]) => some.length > 0 && <ul className="report-rows">{some.map((row) => <OneReport key={row.reportId} id={id} row={row} isOpen={isOpen} />)}</ul>;
  const owing = rows.filter(({ state }) => isOwed(state));
  if (!isOpen || owing.length === 0) return listed(rows);
  return (
    <>
      <form method="post" action={`/${lang}/desk/rounds/${id}/reminders`} className="mb-12">
        {listed(owing)}
        <div className="button-row">
          <button type="submit" className="btn">{t('remind.chosen')}</button>
          <button type="submit" name="all" value="yes" className="btn-secondary">{t('remind.all')}</button>
          <span className="meta">{t('remind.once')}</span>
        </div>
      </form>
      {listed(rows.filter(({ state }) => !isOwed(state)))}
    </>
  );
}

const isOwed = (state: string) => state === 'due' || state === 'draft' || state === 'returned';

function OneReport({ id, row, isOpen }: { id: string; row: Row; isOpen: boolean }) {
  const t = useT(roundMessages);
  const lang = useLang();
  const { reportId, pilotId, title, leadName, state, standing, dueOn, daysLeft, isExtended, submittedAt, editors } = row;
  const name = title || t('untitled');
  const owed = isOwed(state);
  return (
    <li>
      {isOpen && owed && <input type="checkbox" name="pilot" value={pilotId} aria-label={t('remind.one', { title: name })} />}
      <div>
        <p className="report-name"><a href={`/${lang}/desk/reports/${reportId}`} lang={title ? row.lang : undefined}>{name}</a></p>
        <p className="meta">{leadName}</p>
        {owed && editors === 0 && <p className="mt-1"><StatusTag tone="warning" label={t('preview.noEditor')} /></p>}
      </div>
      <p className="report-standing"><StatusTag tone={TONES[standing]} label={standing === 'overdue' && state !== 'due' ? t('one.lateAnd', { state: t.at(`standing.${state}`).toLocaleLowerCase(lang) }) : t.at(`standing.${standing}`)} /></p>
      <div className="report-due">
        {owed && <p>{t('due.on', { date: formatDate(lang, dueOn) })}{isOpen && `, ${t(daysLeft < 0 ? 'due.late' : 'due.left', { days: Math.abs(daysLeft) })}`}</p>}
        {!owed && submittedAt && <p>{t('one.handedIn', { date: formatDate(lang, submittedAt) })}</p>}
        {isOpen && owed && <p className="meta"><a href={`/${lang}/desk/rounds/${id}/extend/${reportId}`}>{t('extend.open')}<span className="sr-only">: {name}</span></a>{isExtended && ` · ${t('extend.has')}`}</p>}
      </div>
    </li>
  );
}
