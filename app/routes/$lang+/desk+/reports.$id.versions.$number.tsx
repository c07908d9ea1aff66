import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { reportMessages } from '#app/domain/reports/messages';
import { lastAccepted, versionsOf } from '#app/domain/reports/report.server';
import { SubmissionView } from '#app/domain/reports/submission-view';
import { submissionView, submitterOf } from '#app/domain/reports/submission-view.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { pageMeta } from '#app/page/meta';
import { reportAt } from '#app/page/report.server';
import { formatMoment } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, opened, title, period, base } = await reportAt(request, params);
  const { round, report } = opened;
  const versions = await versionsOf(report.id);
  const at = versions.findIndex(({ number }) => String(number) === params.number);
  const version = versions[at];
  if (!version) throw new Response(null, { status: 404 });
  const t = translator(reportMessages, lang);
  return json({
    title,
    period,
    home: base,
    pageTitle: `${t('submission.one', { number: version.number })} – ${t('home.pageTitle', { pilot: title.text, period })}`,
    number: version.number,
    submittedAt: formatMoment(lang, version.submittedAt),
    by: await submitterOf(report.id, version.number),
    outcome: version.outcome ?? 'waiting',
    submission: await submissionView(lang, version.submission, { period: round.period, last: await lastAccepted(report.pilotId, round.dueOn), earlier: versions[at + 1] }),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.pageTitle ?? '', noindex: true });

export default function SubmissionPage() {
  const { title, period, home, number, submittedAt, by, outcome, submission } = useLoaderData<typeof loader>();
  const t = useT(reportMessages);
  const shared = useT(sharedMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <div className="wrap stack">
      <header>
        <p className="meta"><a href={home} lang={title.lang}>{title.text}</a></p>
        <h1>{t('submission.title', { number, period })}</h1>
        <p className="lead">{t('submission.lead', { at: submittedAt })}</p>
        <p>{t('submission.by', { by: by ?? shared('edit.formerMember') })}. {t.at(`submission.outcome.${outcome}`)}</p>
        {submission.lang !== lang && <p className="meta">{t('submission.writtenIn', { language: ui.at(`inLanguage.${submission.lang}`) })}</p>}
      </header>
      <print-button><button type="button" className="btn-secondary">{t('submission.print')}</button></print-button>
      <SubmissionView submission={submission} />
    </div>
  );
}
