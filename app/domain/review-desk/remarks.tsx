import { type FormResult, TextArea } from '#app/components/field';
import { sharedMessages } from '#app/domain/shared/messages';
import { useT } from '#app/platform/i18n/messages';
import { reviewDeskMessages } from './messages';
import './review-desk.css';

type Shown = { id: string; at: string; iso: string; author: string | null; text: string };

/** What coordinators tell each other about a report, with a place for one more; part of the review's form, so that nothing typed there is lost. */
export function Remarks({ remarks, result }: { remarks: Shown[]; result: FormResult }) {
  const t = useT(reviewDeskMessages);
  const shared = useT(sharedMessages);
  return (
    <section className="panel remarks no-print" aria-labelledby="remarks">
      <h2 id="remarks">{t('remark.title')}</h2>
      <p className="meta">{t('remark.lead')}</p>
      {remarks.length === 0 && <p>{t('remark.none')}</p>}
      {remarks.length > 0 && (
        <ol>
          {remarks.map(({ id, at, iso, author, text }) => (
            <li key={id}>
              <p className="meta"><strong>{author ?? shared('edit.formerMember')}</strong> <time dateTime={iso}>{at}</time></p>
              <p className="kept-lines">{text}</p>
            </li>
          ))}
        </ol>
      )}
      <div className="no-print">
        <TextArea name="remark" label={t('remark.new')} rows={3} result={result} optional />
        <button type="submit" name="decision" value="remark" className="btn-secondary">{t('remark.add')}</button>
      </div>
    </section>
  );
}
