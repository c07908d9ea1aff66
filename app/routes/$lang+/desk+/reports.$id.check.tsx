import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { reportMessages } from '#app/domain/reports/messages';
import { fieldLabels, reportForm } from '#app/domain/reports/report-form.server';
import { Missing } from '#app/domain/reports/report-home';
import { missingIn } from '#app/domain/reports/report-home.server';
import { lastAccepted, versionsOf } from '#app/domain/reports/report.server';
import { submissionNow, submitReport } from '#app/domain/reports/report-writing.server';
import { SubmissionView } from '#app/domain/reports/submission-view';
import { submissionView } from '#app/domain/reports/submission-view.server';
import { attempt } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { reportAt } from '#app/page/report.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, opened, title, period, base, may } = await reportAt(request, params);
  if (!may.write) throw await movedOn(request, base);
  const { round, report } = opened;
  const t = translator(reportMessages, lang);
  const [earlier] = await versionsOf(report.id);
  const submission = await submissionView(lang, await submissionNow(opened), { period: round.period, last: await lastAccepted(report.pilotId, round.dueOn), earlier });
  return json({
    title,
    period,
    home: base,
    pageTitle: `${t('check.title')} – ${t('home.pageTitle', { pilot: title.text, period })}`,
    missing: await missingIn(lang, opened, await reportForm(lang, opened), base),
    late: submission.milestones.filter(({ isLate }) => isLate).length,
    submission,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, opened, base } = await reportAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    await submitReport(member, opened.report.id);
    return redirectTo(base, { flash: 'submitted' });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  return json({ ...body, labels: fieldLabels(lang, await reportForm(lang, opened)) }, { status: failed.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.pageTitle ?? '', noindex: true });

export default function ReportCheck() {
  const { title, period, home, missing, late, submission } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(reportMessages);
  return (
    <div className="wrap stack">
      <header>
        <p className="meta"><a href={home} lang={title.lang}>{title.text}</a>, {period}</p>
        <h1>{t('check.title')}</h1>
      </header>
      {result && missing.length === 0 && <ErrorSummary result={result} labels={result.labels} />}
      <Missing missing={missing} />
      {late > 0 && <p className="notice notice-warn">{t('check.late', { n: late })} <a href={`${home}/form#milestones`}>{t('part.milestones')}</a></p>}
      {missing.length === 0 ? (
        <form method="post" className="button-row">
          <button type="submit" className="btn">{t('check.submit')}</button>
          <a href={`${home}/form`} className="btn-secondary">{t('check.fill')}</a>
        </form>
      ) : (
        <div className="button-row"><a href={`${home}/form`} className="btn">{t('check.fill')}</a></div>
      )}
      {missing.length === 0 && <p className="meta">{t('check.locks')}</p>}
      <p className="lead">{t('check.lead')}</p>
      <SubmissionView submission={submission} />
    </div>
  );
}
