import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, TextArea } from '#app/components/field';
import { acceptReport, returnReport } from '#app/domain/reports/report-review.server';
import { reportMessages } from '#app/domain/reports/messages';
import { reviewDeskMessages } from '#app/domain/review-desk/messages';
import { addRemark } from '#app/domain/review-desk/remarks.server';
import { Remarks } from '#app/domain/review-desk/remarks';
import { reviewOf } from '#app/domain/review-desk/report-review.server';
import { ReportThread } from '#app/domain/review-desk/report-thread';
import { ReviewNotices } from '#app/domain/review-desk/review-notices';
import { ReviewParts } from '#app/domain/review-desk/review-parts';
import { attempt, found } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { decisionIn, reviewAt } from '#app/page/report-review.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/review-desk/review-desk.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, opened } = await reviewAt(request, params);
  const page = await found(() => reviewOf(opened, lang));
  const heading = translator(reviewDeskMessages, lang)('review.pageTitle', { title: page.title, period: page.period });
  return json({ ...page, heading, stateName: translator(reportMessages, lang).at(`state.${page.state}`), pilotHref: `/${lang}/desk/pilots/${opened.pilot.id}` });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, opened } = await reviewAt(request, params);
  const sent = await readForm(request);
  const { viewer, report } = opened;
  return attempt(sent, async () => {
    const { decision, number, reasons, note, remark } = decisionIn(sent);
    const here = `/${lang}/desk/reports/${report.id}/review`;
    if (decision === 'remark') {
      await addRemark(viewer, report.id, remark);
      if (reasons.length === 0 && !note) return redirectTo(here, { flash: 'saved' });
      return json({ sent: { ...sent, remark: [''] }, issues: [], noted: true });
    }
    if (decision === 'accept') await acceptReport(viewer, report.id, number, note);
    else await returnReport(viewer, report.id, number, reasons, note);
    if (remark) await addRemark(viewer, report.id, remark);
    return redirectTo(here, { flash: decision === 'accept' ? 'accepted' : 'returned' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.heading ?? '', noindex: true });

export default function ReviewReport() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(reviewDeskMessages);
  const lang = useLang();
  const { comparison, state } = data;
  const clash = result?.issues.some(({ code }: { code: string }) => code === 'conflict') ?? false;
  const fields = [...(comparison?.figures ?? []), ...(comparison?.answers ?? []), ...(comparison?.milestones ?? [])];
  const without = result?.issues.some(({ code }: { code: string }) => code === 'required') ?? false;
  const labels = { reasons: without ? t('review.needReason') : t('review.reasons'), note: t('review.note'), remark: t('remark.title'), ...Object.fromEntries(fields.map(({ field, label }) => [`reason.${field}`, label])) };
  return (
    <div className="wrap report-review">
      <header className="page-head">
        <p className="meta">{t('review.title')} · {data.lead}</p>
        <h1>{data.title}</h1>
        <p className="lead">{data.period}</p>
        <p className="tags"><span className="tag">{data.stateName}</span>{data.isOverdue && <span className="tag tag-warning">{t('review.overdueTag')}</span>}</p>
        <p>
          {comparison && data.submittedAt && <>{t('review.submitted', { number: comparison.number, at: data.submittedAt })} · </>}
          {data.isOverdue ? t('review.overdue', { at: data.dueOn }) : t('review.due', { at: data.dueOn })} · <a href={data.pilotHref}>{t('review.pilot')}</a>
        </p>
      </header>
      <ReviewNotices data={data} clash={clash} />
      {result && 'noted' in result && <p className="notice notice-success" role="status">{t('remark.added')}</p>}
      {!clash && <ErrorSummary result={result} labels={labels} />}
      {data.maySkip && (
        <section className="stack" aria-labelledby="owed">
          <h2 id="owed">{comparison ? t('review.withEditors') : t('review.notHandedIn')}</h2>
          <p>{t('review.writers', { count: data.writers })} {data.reminded > 0 && t('review.reminded', { count: data.reminded })}</p>
          <p className="button-row"><a className="btn" href={`/${lang}/desk/rounds/${data.roundId}`}>{t('review.round')}</a> <a className="btn-secondary" href={`/${lang}/desk/reports/${data.id}/review/skip`}>{t('review.skip')}</a></p>
        </section>
      )}
      {data.mayReopen && <p className="button-row"><a className="btn-secondary" href={`/${lang}/desk/reports/${data.id}/review/reopen`}>{t('reopen.open')}</a></p>}
      <form method="post">
        {comparison && (
          <>
            <input type="hidden" name="number" value={comparison.number} />
            <ReviewParts comparison={comparison} open={state === 'submitted'} returnedNumber={data.lastReturn?.number ?? null} result={result} />
          </>
        )}
        {(state === 'submitted' || clash) && (
          <section className="decide no-print" aria-labelledby="decide">
            <h2 id="decide">{t('review.decide')}</h2>
            <p>{t('review.decideLead')}</p>
            <TextArea name="note" label={t('review.note')} rows={4} result={result} optional />
            {state === 'submitted' && (
              <div className="button-row">
                <button type="submit" name="decision" value="accept" className="btn">{t('review.accept')}</button>
                <button type="submit" name="decision" value="return" className="btn-secondary">{t('review.return')}</button>
              </div>
            )}
          </section>
        )}
        <Remarks remarks={data.remarks} result={result} />
      </form>
      <section aria-labelledby="thread">
        <div className="section-head"><h2 id="thread">{t('thread.title')}</h2></div>
        {data.steps.length > 0 ? <ReportThread id={data.id} steps={data.steps} /> : <p>{t('thread.none')}</p>}
      </section>
    </div>
  );
}
