import { REFUSAL } from '#app/components/field';
import { useLang, useT } from '#app/platform/i18n/messages';
import { reviewDeskMessages } from './messages';
import { placeOf } from './place';
import type { ReviewPage } from './report-review.server';
import './review-desk.css';

type Data = Pick<ReviewPage, 'decision' | 'reader' | 'next' | 'state' | 'lastReturn' | 'comparison'>;

/** The way on: the next report of the queue, or that there is none. */
function Next({ next }: Pick<Data, 'next'>) {
  const t = useT(reviewDeskMessages);
  const lang = useLang();
  if (!next.report) return <p>{t('next.none')} <a href={`/${lang}/desk/reports`}>{t('next.queue')}</a></p>;
  return (
    <>
      <p className="next-report"><a className="btn" href={`/${lang}/desk/reports/${next.report.id}/review`}>{t('next.title', { title: next.report.title })}</a></p>
      <p>{t('next.waits', { organisation: next.report.organisation, days: next.report.days })}. {t('next.left', { count: next.waiting })}. <a href={`/${lang}/desk/reports`}>{t('next.queue')}</a></p>
    </>
  );
}

/** What a coordinator must know before reading: who else reads it, that it is decided, that it came anew, and where to go next. */
export function ReviewNotices({ data, clash }: { data: Data; /** One's own decision came too late */ clash: boolean }) {
  const t = useT(reviewDeskMessages);
  const { decision, reader, next, state, lastReturn, comparison } = data;
  const name = decision?.by ?? t('review.someone');
  return (
    <>
      {clash && (
        <div {...REFUSAL}>
          <h2>{state === 'submitted' ? t('review.newer') : t('review.gone')}</h2>
          {decision && <p>{t.at(`decided.${decision.state}`, { name, at: decision.at })}.</p>}
          <p>{state === 'submitted' ? t('review.newerBody') : t('review.goneKept')}</p>
        </div>
      )}
      {decision && (
        <section className="decided" aria-labelledby="decided">
          <h2 id="decided">{t.at(`decided.${decision.state}`, { name, at: decision.at })}</h2>
          {decision.note && <p className="kept-lines">{decision.note}</p>}
          <Next next={next} />
        </section>
      )}
      {reader && (
        <div className="notice notice-warn">
          <p><strong>{t('review.reading', { name: reader.name ?? t('review.someone'), at: reader.at })}</strong></p>
          <p>{t('review.readingBody')}</p>
        </div>
      )}
      {lastReturn && !decision && (
        <div className="notice">
          <p>{t('review.returnedNote', { at: lastReturn.at })}</p>
          {lastReturn.note && <p className="kept-lines">{t('review.returnedWith', { note: lastReturn.note })}</p>}
        </div>
      )}
      {comparison && comparison.odd.length > 0 && state === 'submitted' && (
        <section className="notice notice-warn" aria-labelledby="odd">
          <h2 id="odd">{t('odd.title', { count: comparison.odd.length })}</h2>
          <ul>
            {comparison.odd.map(({ field, label, labelLang, oddity }) => <li key={field}><a href={`#${placeOf(field)}`} lang={labelLang}>{label}</a>: {t(`odd.${oddity}`)}</li>)}
          </ul>
        </section>
      )}
    </>
  );
}
