import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { joinReport, readReport, withLastAnswer } from '#app/domain/reports/form-sent.server';
import { reportMessages } from '#app/domain/reports/messages';
import { ReportClashes } from '#app/domain/reports/report-clashes';
import { ReportFields } from '#app/domain/reports/report-form';
import { fieldLabels, reportForm } from '#app/domain/reports/report-form.server';
import { openReport } from '#app/domain/reports/report.server';
import { dueOf } from '#app/domain/reports/report-home.server';
import { saveReport } from '#app/domain/reports/report-writing.server';
import { lastReturnsOf } from '#app/domain/reports/returned.server';
import { attempt } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { reportAt } from '#app/page/report.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatMoment } from '#app/platform/i18n/format';
import { translator, useT } from '#app/platform/i18n/messages';
import '#app/domain/reports/report.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, opened, title, period, base, may } = await reportAt(request, params);
  if (!may.fill) throw await movedOn(request, base);
  const t = translator(reportMessages, lang);
  const returned = opened.report.state === 'returned' ? (await lastReturnsOf([opened.report.id])).get(opened.report.id) : null;
  return json({
    title,
    period,
    code: opened.round.period,
    home: base,
    pageTitle: `${t('form.title')} – ${t('home.pageTitle', { pilot: title.text, period })}`,
    form: await reportForm(lang, opened),
    indicators: `/${lang}/desk/pilots/${opened.pilot.id}/indicators`,
    // Once handed in the page still stands, so that nobody who was writing loses their words.
    locked: !may.write,
    isClosed: !may.write && ['due', 'draft'].includes(opened.report.state),
    due: dueOf(lang, opened),
    returned: returned ? { at: formatMoment(lang, returned.at), note: returned.note } : null,
  });
}

/** Where a settled figure is corrected, and comes back from. */
const correctionOf = (indicators: string, id: string, period: string, base: string): string => `${indicators}/${id}/values/${period}?back=${encodeURIComponent(`${base}/form#f-figure-${id}`)}`;

/** Where a button of the form leads after saving. */
function afterSaving(then: string, copied: string, base: string, { id: pilotId, period, figures }: { id: string; period: string; figures: string[] }): string {
  const milestone = /^milestone:([\w-]{1,60})$/.exec(then)?.[1];
  const lang = base.split('/')[1];
  if (milestone) return `/${lang}/desk/pilots/${pilotId}/milestones/${milestone}?back=${encodeURIComponent(`${base}/form#milestones`)}`;
  const figure = figures.find((id) => then === `figure:${id}`);
  if (figure) return correctionOf(`/${lang}/desk/pilots/${pilotId}/indicators`, figure, period, base);
  if (copied) return `${base}/form#f-answer-${copied}`;
  if (then === 'check') return `${base}/check`;
  return then === 'milestones' ? `${base}/form#milestones` : `${base}/form`;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, opened, base } = await reportAt(request, params);
  const asked = await reportForm(lang, opened);
  const sent = withLastAnswer(asked, await readForm(request));
  const copied = asked.questions.find(({ id }) => id === one(sent, 'copy'))?.id ?? '';
  const failed = await attempt(sent, async () => {
    await saveReport(member, opened.report.id, readReport(asked, sent));
    return redirectTo(afterSaving(one(sent, 'then'), copied, base, { id: opened.pilot.id, period: opened.round.period, figures: asked.figures.map(({ indicatorId }) => indicatorId) }), { flash: 'saved' });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  const now = await openReport(member, opened.report.id);
  const form = await reportForm(lang, now);
  const labels = fieldLabels(lang, form);
  if (failed.status !== 409) return json({ ...body, labels, clashes: null }, { status: failed.status });
  const joined = await joinReport(lang, now, form, sent);
  return json({ ...body, theirs: null, sent: joined.sent, clashes: joined.clashes, labels }, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.pageTitle ?? '', noindex: true });

export default function ReportFormPage() {
  const { title, period, code, home, form, indicators, locked, isClosed, due, returned } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(reportMessages);
  return (
    <div className="wrap-narrow report-form">
      <header className="page-head">
        <p className="meta"><a href={home}>{t('home.title', { period })}</a></p>
        <h1 lang={title.lang}>{title.text}</h1>
        <p className={due.isOver ? 'lead report-over' : 'lead'}>{due.text}</p>
        <p>{t('form.lead')}</p>
        <nav aria-label={t('form.parts')} className="steps">
          <ol>
            {(['figures', 'milestones', 'answers'] as const).map((part) => (
              <li key={part}><a href={part === 'answers' ? '#questions' : `#${part}`}>{t(`part.${part}`)}</a></li>
            ))}
            <li><a href={`${home}/check`}>{t('check.title')}</a></li>
          </ol>
        </nav>
      </header>
      {result?.clashes ? <ReportClashes clashes={result.clashes} /> : <ErrorSummary result={result} labels={result?.labels} />}
      {locked && <p className="notice notice-warn">{t(isClosed ? 'form.closed' : 'form.locked')} <a href={home}>{t('form.toHome')}</a></p>}
      {returned && <div className="notice notice-warn"><p>{t('form.returned', { at: returned.at })}</p>{returned.note && <p className="kept-lines">{returned.note}</p>}</div>}
      <unsaved-guard>
        <form method="post">
          <ReportFields form={form} result={result} locked={locked} correctHref={(id) => correctionOf(indicators, id, code, home)} />
          {!locked && (
            <div className="button-row">
              <button type="submit" name="then" value="check" className="btn">{t('form.saveAndCheck')}</button>
              <button type="submit" name="then" value="stay" className="btn-secondary">{t('form.save')}</button>
            </div>
          )}
        </form>
      </unsaved-guard>
    </div>
  );
}
